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
  @OptionGroup var variant: VariantOptions
  @OptionGroup var display: DisplayOptions

  @Option(help: "Draw the numbers of questions, and those of exercises, as for this learner.")
  var learner: String?

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
    let folders = try DataFolders.prepared()
    let store = try openStore(in: folders)
    let terminal = display.terminal(for: 1, input: 0)
    var tutor = try Tutor(
      course: course,
      courseID: try content.courseID,
      store: store,
      seed: seed,
      world: Tutor.World(
        terminal: terminal,
        columns: { terminal.isInteractive ? TerminalSize.current(descriptor: 1)?.columns : nil },
        historyFile: terminal.isInteractive ? folders.history : nil,
        environment: Environment.current,
        version: JoblabVersion.number,
        learner: try learner ?? learnerID(in: store),
        seconds: { Int64(time(nil)) },
        write: StandardOutput.write,
        edit: Editor.edit,
        export: { NewFile.write($0, to: $1) }
      )
    )
    tutor.run(opening: lesson)
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

/// The id that the values of questions are drawn for; a new record begins a new one.
private func learnerID(in store: ProgressStore) throws -> String {
  if let known = try store.setting("learner") { return known }
  let new = String(UInt64.random(in: .min ... .max), radix: 36)
  try store.setSetting("learner", to: new)
  return try store.setting("learner") ?? new
}

/// The learner's record; a file that could not be read is told of, and kept beside the new one.
func openStore(in folders: DataFolders) throws -> ProgressStore {
  let opening: ProgressStore.Opening
  do throws(ProgressStoreError) {
    opening = try ProgressStore.open(at: folders.progress)
  } catch {
    throw Failure.run(error.description)
  }
  if let moved = opening.movedAside {
    StandardError.write(
      "joblab: \(folders.progress) could not be read; it is now \(moved), and a new one begins.\n"
    )
  }
  return opening.store
}
