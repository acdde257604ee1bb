import ArgumentParser
import Course
import CourseContent
import ShellRuntime

/// Which course: the built-in one, or a folder.
struct ContentOptions: ParsableArguments {
  @Option(
    name: .customLong("content"),
    help: "A folder with lessons/ and exercises/ of your own.",
    completion: .directory
  )
  var folder: String?

  /// What the course is called in the learner's record.
  var courseID: String {
    get throws {
      guard let folder else { return "jobs" }
      do throws(Errno) {
        return "folder:" + (try RealFolder(folder).root)
      } catch {
        throw unreadable(folder, error)
      }
    }
  }

  private func unreadable(_ folder: String, _ reason: Errno) -> Failure {
    .usage("\(folder) cannot be read: \(reason.rawValue)")
  }

  /// The course's files.
  func files() throws -> any ContentFiles {
    guard let folder = folder ?? BuiltInCourse.folder else {
      throw Failure.defect(
        "The built-in course is not beside the program; use --content FOLDER."
      )
    }
    do throws(Errno) {
      return try FolderFiles(folder)
    } catch {
      throw unreadable(folder, error)
    }
  }

  /// A digest of everything that an exercise consists of.
  func digest(of exercise: Exercise) throws -> String {
    let files = try files()
    var bytes: [UInt8] = []
    for path in try files.paths(under: "exercises/\(exercise.id)") {
      let content = try files.read(path)
      bytes += Array("\(path)\n\(content.count)\n".utf8) + content
    }
    return Digest.sha256(bytes)
  }

  /// An exercise of the course, of which nothing else is read.
  func exercise(_ id: String) throws -> Exercise {
    if let exercise = CourseLoader.exercise(id, in: try files()) { return exercise }
    // What is wrong with it, or which others there are.
    let course = try load()
    guard let exercise = course.exercise(id) else {
      let known = course.exercises.map(\.id).joined(separator: ", ")
      throw Failure.usage("there is no exercise '\(id)'; there are: \(known)")
    }
    return exercise
  }

  /// The course as far as it can be read; what cannot is said on standard error.
  func load() throws -> Course {
    let loaded = CourseLoader.load(try files())
    for problem in loaded.problems { StandardError.write("\(problem)\n") }
    return loaded.course
  }
}
