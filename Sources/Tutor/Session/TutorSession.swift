import Cluster
package import Console
package import Course
import KubeAPI
import ProgressStore
import ShellRuntime
import Simulation
package import TerminalText

/// A learner's session as a value: where they are, their cluster, and what each input leads to.
///
/// It knows no clock, terminal or file: it returns `Effect`s, which the rim carries out in order.
package struct TutorSession: Sendable {
  package let course: Course
  package internal(set) var terminal: Terminal
  package internal(set) var bookmark: Bookmark
  package internal(set) var console: Console
  package internal(set) var log: SessionLog
  package internal(set) var progress: Progress
  /// Whose values the questions have: the learner's id.
  package let learner: String
  /// What was said so far to a question that has several fields.
  var fields: FieldAnswers?
  /// The log when the task in view was shown: where `retry` leads back to.
  package internal(set) var taskStart: SessionLog?
  /// How many commands of the session block in view have been typed.
  package internal(set) var commandsRun = 0
  /// Where the console was, for the way back.
  package internal(set) var snapshots = ConsoleSnapshots()
  /// What `redo` brings again.
  var undone = PastMoments()
  /// What was missed, and when it is asked again; the first due first.
  var plan: [PlannedReview] = []
  /// The moment that the plan is read at, in seconds since 1970.
  var today: Int64 = 0
  /// Where the learner was before the review; nil outside of one.
  var reviewedFrom: Bookmark?
  /// The items that this review has asked already.
  var askedInReview: Set<String> = []
  /// Whether the learner came for the review alone, and leaves after it.
  var isReviewVisit = false
  /// The checkpoints that the learner has named.
  package internal(set) var moments: [NamedMoment]

  /// Goes on from `bookmark`, where the learner left (nil on the first visit), on the cluster that
  /// doing again all of `log` leads to.
  ///
  /// There `step` commands of the example in view had been typed, and the task in view had begun
  /// where doing `taskStart` leads to.
  package init(
    course: Course,
    bookmark: Bookmark?,
    log: SessionLog,
    progress: Progress,
    moments: [NamedMoment] = [],
    terminal: Terminal,
    learner: String = "",
    step: Int = 0,
    taskStart: SessionLog? = nil
  ) {
    self.learner = learner
    self.taskStart = taskStart
    commandsRun = step
    self.course = course
    self.moments = moments
    self.terminal = terminal
    self.bookmark = bookmark.flatMap { $0.exists(in: course) ? $0 : nil } ?? .start(of: course)
    self.log = log
    self.progress = progress
    console = log.replayed()
  }
}

/// What the rim is asked to do.
package enum Effect: Sendable {
  case show(StyledText)
  /// Run a command at the prompt, with its output on the screen as it comes.
  case run(command: String)
  /// Open a file of the console in the learner's editor.
  case edit(path: String)
  /// Move the virtual clock while the prompt waits.
  case move(ClockMove)
  /// Grade the files of an exercise; the answer comes back through `graded`.
  case grade(Exercise, [ExerciseFile])
  case save(Record)
  /// Write a text into a new file of the learner's own computer.
  case export(text: String, file: String)
  /// Write the session's log into such a file, for handing it in.
  case exportLog(file: String)
  /// Write the learner's record into such a file.
  case exportRecord(file: String)
  case forget(Forgetting)
  case quit
}

/// A change of the clock that a learner asks for.
package enum ClockMove: Equatable, Sendable {
  /// No change: the learner only wants to see it.
  case look
  case forward(Duration)
  case until(ClockGoal)
  case step
  case pause(Bool)
  /// Virtual seconds for each real one; nil for as fast as the computer can.
  case speed(Int?)
}

/// Something that must outlive the program.
package enum Record: Equatable, Sendable {
  /// The learner has come to a page.
  case bookmark(Bookmark)
  /// So many commands of the page's example have been typed.
  case step(Bookmark, Int)
  /// A question is shown for a review, which leaves the place where it was.
  case asked
  /// What has happened to an item besides an answer: a hint, or that it is asked anew.
  case item(String, lesson: String)
  /// The moment that `retry` leads back to.
  case taskStart(SessionLog)
  case attempt(
    item: String,
    lesson: String,
    answer: String,
    isRight: Bool,
    score: Points,
    possible: Points
  )
  case lesson(String, LessonState)
  case exercise(String, score: Points, possible: Points, passed: Bool, seed: UInt64)
  case moment(NamedMoment)
}

package enum LessonState: String, Sendable {
  case started, completed, skipped
}

/// Where a learner is: at a block of a lesson, or in an exercise.
package enum Bookmark: Hashable, Sendable {
  /// The number of the block that was shown last.
  case lesson(String, block: Int)
  case exercise(String)

  static func start(of course: Course) -> Bookmark {
    .lesson(course.lessons.first?.id ?? "", block: -1)
  }

  func exists(in course: Course) -> Bool {
    switch self {
    case .lesson(let id, let block):
      course.lesson(id).map { block < $0.blocks.count } ?? false
    case .exercise(let id): course.exercise(id) != nil
    }
  }
}

/// What a learner has answered and finished.
package struct Progress: Equatable, Sendable {
  package struct ItemState: Equatable, Sendable {
    package var tries = 0
    package var hints = 0
    package var best = Points.zero
    /// Whether it was answered right since it was asked last.
    package var isRight = false
    /// Whether it was ever answered right.
    package var hasBeenRight = false
    /// How often it was asked again: each time has values of its own.
    package var reviews = 0
    /// The answers before it was asked last; `tries` are those since then.
    package var triesBefore = 0

    package init() {}
  }

  package var items: [String: ItemState] = [:]
  package var lessons: [String: LessonState] = [:]
  /// The best score of each exercise, in points, and whether it passed.
  package var exercises: [String: (score: Points, passed: Bool)] = [:]

  package init() {}

  package static func == (a: Progress, b: Progress) -> Bool {
    a.items == b.items && a.lessons == b.lessons
      && a.exercises.mapValues(\.score) == b.exercises.mapValues(\.score)
      && a.exercises.mapValues(\.passed) == b.exercises.mapValues(\.passed)
  }
}

extension TutorSession {
  /// The lesson in view.
  package var lesson: Lesson? {
    if case .lesson(let id, _) = bookmark { course.lesson(id) } else { nil }
  }

  package var exercise: Exercise? {
    if case .exercise(let id) = bookmark { course.exercise(id) } else { nil }
  }

  /// The block in view; nil before the first one and in an exercise.
  package var block: Block? {
    guard case .lesson(let id, let number) = bookmark, let lesson = course.lesson(id),
      lesson.blocks.indices.contains(number)
    else { return nil }
    return lesson.blocks[number]
  }

  /// The folder of an exercise's files.
  package static func folder(of exercise: Exercise) -> String { "\(Console.home)/\(exercise.id)" }
}

extension TutorSession {
  /// A few letters for the prompt: what is open.
  package var title: String {
    switch bookmark {
    case .lesson(let id, _), .exercise(let id): reviewedFrom == nil ? id : "review"
    }
  }

  /// How many Jobs have pods that are not done, in all namespaces.
  package var activeJobCount: Int {
    console.cluster.list(.job) { object in
      if case .job(let job) = object { job.status.active > 0 } else { false }
    }.count
  }
}
