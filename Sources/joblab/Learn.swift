import ArgumentParser
import Course
import CourseContent
import Glibc
import LineEditor
import ProgressStore
import TerminalText
import Tutor

struct Learn: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open the tutor where you left it.",
    discussion: """
      Reads from the terminal, or from a pipe, in which case virtual time runs as fast as it can. \
      Your progress is kept in $XDG_DATA_HOME/joblab (by default ~/.local/share/joblab).
      """
  )

  @Argument(help: "A lesson or an exercise to open; see joblab list.")
  var lesson: String?

  @OptionGroup var content: ContentOptions
  @OptionGroup var display: DisplayOptions

  @Option(help: "Draw the numbers of questions as for this learner.")
  var learner: String?

  @Option(help: "The seed of a new cluster.")
  var seed: UInt64 = 1

  func run() throws {
    let course = try content.load()
    if let lesson, course.lesson(lesson) == nil, course.exercise(lesson) == nil,
      Int(lesson).map({ course.lessons.indices.contains($0 - 1) }) != true
    {
      throw Failure.usage("there is no lesson or exercise '\(lesson)'; see joblab list")
    }
    try TutorOptions(content: content, display: display, learner: learner, seed: seed)
      .run(course, opening: lesson.map(Tutor.Goal.place) ?? .whereLeft)
  }
}

/// What the tutor is started with.
struct TutorOptions {
  var content: ContentOptions
  var display: DisplayOptions
  var learner: String?
  var seed: UInt64

  /// Runs the tutor until the learner leaves.
  func run(_ course: Course, opening goal: Tutor.Goal) throws {
    let folders = try DataFolders()
    let record = try LearnerRecord(in: folders)
    let terminal = display.terminal(for: 1, input: 0)
    var tutor = try Tutor(
      course: course,
      courseID: try content.courseID,
      record: record.opening,
      keeper: record.keeper,
      seed: seed,
      world: Tutor.World(
        terminal: terminal,
        size: { terminal.isInteractive ? TerminalSize.current(descriptor: 1) : nil },
        historyFile: terminal.isInteractive ? folders.history : nil,
        environment: Environment.current,
        version: JoblabVersion.number,
        learner: try learner ?? record.learnerID(),
        seconds: { Int64(time(nil)) },
        write: StandardOutput.write,
        edit: Editor.edit,
        page: { PagerProgram.show($0, in: $1) },
        export: { NewFile.write($0, to: $1) }
      )
    )
    tutor.run(opening: goal)
  }
}
