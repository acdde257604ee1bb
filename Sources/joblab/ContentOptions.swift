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
      throw ContentDefect("The built-in course is not beside the program; use --content FOLDER.")
    }
    do {
      return try FolderFiles(folder)
    } catch {
      throw ValidationError("\(folder) cannot be read: \(error.rawValue)")
    }
  }

  /// The course as far as it can be read; what cannot is said on standard error.
  func load() throws -> Course {
    let loaded = CourseLoader.load(try files())
    for problem in loaded.problems { StandardError.write("\(problem)\n") }
    return loaded.course
  }
}

/// A defect of the course or of joblab, which is not its user's fault: exit status 3.
struct ContentDefect: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
