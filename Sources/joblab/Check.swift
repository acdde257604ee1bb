import ArgumentParser
import Course
import Grading

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prove lessons and exercises: keys, sessions, solutions and mistakes.",
    discussion: """
      Every answer key is computed anew on the simulator, every session of a lesson is run and \
      compared, and every exercise must pass its solutions and fail its mistakes for the stated \
      reason. Exit status: 0 when all is well, 3 when the content has a defect.
      """
  )

  @Argument(
    help: "Folders with lessons/ and exercises/; the built-in course without one.",
    completion: .directory
  )
  var folders: [String] = []

  @Flag(help: "Print the JSON Schema of exercise.yaml, and check nothing.")
  var schema = false

  func run() throws {
    if schema {
      StandardOutput.write(ExerciseSchema.text)
      return
    }
    var count = 0
    for folder in folders.isEmpty ? [nil] : folders.map(Optional.some) {
      var content = ContentOptions()
      content.folder = folder
      let files = try content.files()
      if let folder, try files.paths().isEmpty {
        throw Failure.usage("\(folder) holds no lessons/ and no exercises/")
      }
      for problem in ContentProof(files: files, threads: processorCount()).problems() {
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
