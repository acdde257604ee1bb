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
    commandName: "learn",
    abstract: "Open the tutor where you left it.",
    discussion: """
      Reads from the terminal, or from a pipe, in which case virtual time runs as fast as it can. \
      Your progress is kept in $XDG_DATA_HOME/joblab (by default ~/.local/share/joblab).
      """
  )

  @Argument(help: "A lesson or an exercise to open; see joblab list.")
  var lesson: String?

  @OptionGroup var content: ContentOptions
  @OptionGroup var variant: VariantOptions
  @OptionGroup var display: DisplayOptions

  @Option(help: "Draw the numbers of questions, and those of exercises, as for this learner.")
  var learner: String?

  @Option(
    help: "A file with the course's key: session logs that are handed in are sealed with it.",
    completion: .file()
  )
  var key: String?

  @Option(help: "The seed of a new cluster.")
  var seed: UInt64 = 1

  func validate() throws {
    guard variant.secretFile == nil || learner != nil else {
      throw ValidationError("--secret-file draws a student's variants: name them by --learner.")
    }
    guard variant.parameters == nil || lesson != nil else {
      throw ValidationError("--parameters are those of an exercise: name it.")
    }
  }

  func run() throws {
    let course = try drawn(content.load())
    if let lesson, course.lesson(lesson) == nil, course.exercise(lesson) == nil,
      Int(lesson).map({ course.lessons.indices.contains($0 - 1) }) != true
    {
      throw Failure.usage("there is no lesson or exercise '\(lesson)'; see joblab list")
    }
    try TutorOptions(
      content: content,
      display: display,
      learner: learner,
      key: key,
      seed: seed
    ).run(course, opening: lesson.map(Tutor.Goal.place) ?? .whereLeft)
  }
}

/// What the tutor is started with.
struct TutorOptions {
  var content: ContentOptions
  var display: DisplayOptions
  var learner: String?
  /// A file with the course's key, which seals session logs.
  var key: String?
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
    tutor.world.sealingKey = try key.map { path throws(Failure) in try InputFile.key(at: path) }
    tutor.run(opening: goal)
  }
}

extension Learn {
  /// The course with the learner's variants of its exercises.
  private func drawn(_ course: Course) throws -> Course {
    var course = course
    let secret = try variant.secret()
    if variant.parameters != nil, course.exercise(lesson ?? "") == nil {
      throw Failure.usage("--parameters are those of an exercise, and \(lesson ?? "") is none")
    }
    course.exercises = try course.exercises.map { exercise in
      if let secret, let learner {
        return try exercise.drawn(.drawn(secret.source(student: learner, exercise: exercise.id)))
      }
      return exercise.id == lesson ? try variant.given(exercise) : exercise
    }
    return course
  }
}
