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

  /// The course's files.
  func files() throws -> any ContentFiles {
    guard let folder = folder ?? BuiltInCourse.folder else {
      throw Failure.defect(
        "The built-in course is not beside the program; use --content FOLDER.")
    }
    do {
      return try FolderFiles(folder)
    } catch {
      throw Failure.usage("\(folder) cannot be read: \(error.rawValue)")
    }
  }

  /// The course as far as it can be read; what cannot is said on standard error.
  func load() throws -> Course {
    let loaded = CourseLoader.load(try files())
    for problem in loaded.problems { StandardError.write("\(problem)\n") }
    return loaded.course
  }
}
