import ArgumentParser
import Course
import Glibc
import Grading

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Prove lessons and exercises: keys, sessions, solutions and mistakes.",
    discussion: """
      Every answer key is computed anew on the simulator, every session of a lesson is run and \
      compared, and every exercise must pass its solutions and fail its mistakes for the stated \
      reason. Exit status: 0 when all is well, 3 when the content has a defect.
      """
  )

  @Argument(
    help: "Courses, or lessons and exercises of one; the built-in course without any.",
    completion: .file()
  )
  var paths: [String] = []

  @Flag(help: "Print the JSON Schema of exercise.yaml, and check nothing.")
  var schema = false

  func run() throws {
    if schema {
      StandardOutput.write(ExerciseSchema.text)
      return
    }
    var count = 0
    for part in try paths.isEmpty ? [CoursePart(root: nil, path: "")] : paths.map(CoursePart.init) {
      var content = ContentOptions()
      content.folder = part.root
      let proof = ContentProof(files: try content.files(), threads: processorCount())
      for problem in proof.problems(under: part.path) {
        StandardError.write("\(problem)\n")
        count += 1
      }
    }
    if count > 0 {
      StandardError.write("\(count) \(count == 1 ? "problem" : "problems")\n")
      throw ExitCode(3)
    }
    StandardOutput.write("The content is whole: every key, session and exercise is proven.\n")
  }
}

/// What is checked: a course, or a file or folder in one.
private struct CoursePart {
  /// Nil for the built-in course.
  var root: String?
  /// Within the course; empty for all of it.
  var path: String

  init(root: String?, path: String) {
    self.root = root
    self.path = path
  }

  init(_ argument: String) throws {
    guard let resolved = realpath(argument, nil) else {
      throw Failure.usage("\(argument) cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { free(resolved) }
    let parts = String(cString: resolved).split(separator: "/")
    var content = ContentOptions()
    content.folder = argument
    if let files = try? content.files(), try !files.paths().isEmpty {
      self.init(root: argument, path: "")
    } else if let top = parts.lastIndex(where: { $0 == "lessons" || $0 == "exercises" }) {
      self.init(
        root: "/" + parts[..<top].joined(separator: "/"),
        path: parts[top...].joined(separator: "/")
      )
    } else {
      throw Failure.usage("\(argument) holds no lessons/ and no exercises/, and lies in none")
    }
  }
}
