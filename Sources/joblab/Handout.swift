import ArgumentParser
import Course
import Grading

struct Handout: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handout",
    abstract: "Make each student's folder of an exercise: the task, and the files to begin with.",
    discussion: """
      A folder is made for each student of the roster, with the numbers of their own variant. \
      joblab grade --secret-file FILE grades each submission by the variant of its student. Who has \
      which values is written to standard output.

      A roster is a table of comma-separated values; its first line names the columns, of which id, \
      file and name are read. A file that is there already stays if it is the same.
      """
  )

  @Argument(help: "The exercise; see joblab list.")
  var exercise: String

  @Option(help: "The students, as comma-separated values.", completion: .file())
  var roster: String

  @Option(
    name: .customLong("secret-file"),
    help: "A file with the course's secret, made at random, that no student sees.",
    completion: .file()
  )
  var secretFile: String?

  @Option(help: "The folder in which the students' folders are made.", completion: .directory)
  var output: String

  @OptionGroup var content: ContentOptions

  func run() throws {
    let exercise = try content.exercise(exercise)
    let text = String(decoding: try InputFile.contents(of: roster), as: UTF8.self)
    let secret = try secretFile.map { path throws(Failure) in try CourseSecret(at: path) }
    let handout: Grading.Handout
    do throws(Grading.Handout.Problem) {
      handout = try Grading.Handout(exercise: exercise, roster: Roster(text), secret: secret)
    } catch {
      throw Failure.usage("\(roster): \(error.reason)")
    }
    do {
      for student in handout.students {
        let folder = "\(output)/\(OutputFile.safeName(student.id))"
        for file in try handout.variant(of: student).handedOut {
          try write(file.bytes, to: "\(folder)/\(file.path)")
        }
      }
      StandardOutput.write(try handout.table())
    } catch let problem as ContentProblem {
      throw Failure.defect(problem.description)
    }
  }

  /// A student may have begun to work on a file that is there.
  private func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    if InputFile.exists(path) {
      guard try InputFile.contents(of: path) != bytes else { return }
      throw .run("\(path) holds something else already; remove it, or name another folder")
    }
    let file = try OutputFile(path: path, makesFolders: true)
    try file.write(String(decoding: bytes, as: UTF8.self))
    try file.finish()
  }
}
