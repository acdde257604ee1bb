import Cluster
import Console
import Course
import Grading
import ShellRuntime
import Simulation
import TerminalText

@testable import Tutor

/// Somebody who types at a session, with everything carried out at once, and no wall clock.
struct Learner {
  var session: TutorSession
  /// All that has been shown since it was last looked at.
  private var screen = ""
  private(set) var records: [Record] = []
  private(set) var hasLeft = false
  private(set) var moves: [ClockMove] = []
  private(set) var exports: [String: String] = [:]
  private(set) var forgotten: [Forgetting] = []
  /// What is done to the files that commands put before an editor.
  var editing: (String) -> String = { $0 }

  init(
    _ course: Course,
    bookmark: Bookmark? = nil,
    log: SessionLog = SessionLog(seed: 1),
    progress: Progress = Progress(),
    terminal: Terminal = .plain,
    learner: String = "",
    step: Int = 0,
    taskStart: SessionLog? = nil
  ) {
    session = TutorSession(
      course: course,
      bookmark: bookmark,
      log: log,
      progress: progress,
      terminal: terminal,
      learner: learner,
      step: step,
      taskStart: taskStart
    )
  }

  /// Somebody who comes to what is on record.
  init(_ course: Course, from recorder: inout Recorder, learner: String = "") throws {
    self.init(
      course,
      bookmark: try recorder.bookmark(),
      log: try recorder.sessionLog() ?? SessionLog(seed: 1),
      progress: try recorder.progress(of: course),
      learner: learner,
      step: try recorder.step(),
      taskStart: try recorder.taskStart()
    )
  }

  /// Writes down what is new.
  mutating func leave(to recorder: inout Recorder) throws {
    for record in records { try recorder.save(record, session.progress) }
    records = []
    try recorder.save(session.log)
  }

  /// What a new session on the records of this one is.
  func returned() -> Learner {
    Learner(
      session.course,
      bookmark: session.bookmark,
      log: session.log,
      progress: session.progress,
      learner: session.learner
    )
  }

  @discardableResult
  mutating func arrive(at goal: String? = nil) -> String {
    carryOut(session.open(goal))
    return seen()
  }

  /// Comes for the review alone.
  @discardableResult
  mutating func review() -> String {
    carryOut(session.openReview())
    return seen()
  }

  /// Types a line; what the screen shows from then on.
  @discardableResult
  mutating func type(_ line: String) -> String {
    carryOut(session.perform(Input(line, item: session.openItem)))
    return seen()
  }

  @discardableResult
  mutating func edit(_ text: String, of path: String) -> String {
    carryOut(session.takeEdit(text, of: path))
    return seen()
  }

  /// Types a command and presses Ctrl-C after a while of virtual time.
  mutating func interrupt(_ command: String, after time: Duration) {
    start(command)
    _ = session.console.advance(to: session.console.cluster.now + time)
    session.log.append(.interrupt, at: session.console.cluster.now)
    session.console.interrupt()
    session.log.append(.rest, at: session.console.cluster.now)
    take(session.console.takeOutput())
  }

  /// What has been shown since it was last looked at.
  mutating func look() -> String { seen() }

  mutating func rest(_ time: Duration) {
    session.console.rest(until: session.console.cluster.now + time)
    session.log.append(.rest, at: session.console.cluster.now)
  }

  private mutating func seen() -> String {
    defer { screen = "" }
    return screen
  }

  private mutating func carryOut(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .show(let text): screen += text.rendered(on: session.terminal)
      case .run(let command):
        start(command)
        advance()
        session.log.append(.rest, at: session.console.cluster.now)
        take(session.console.takeOutput())
      case .edit(let path): screen += "[edit \(path)]\n"
      case .move(let move):
        moves.append(move)
        switch move {
        case .forward(let time): rest(time)
        case .until(let goal):
          let arrival = session.pass(until: goal) { false }
          screen += session.view(of: arrival, at: goal).rendered(on: session.terminal)
        case .step, .look, .pause, .speed: break
        }
      case .grade(let exercise, let files):
        let submission = Submission(name: exercise.id, files: files)
        // The sample's checks are sound, which the tests of grading show.
        guard
          let graded = try? Grader(exercise: exercise, runner: ConsoleRunner())
            .grade([submission], jobs: 1).submissions.first
        else { return }
        carryOut(
          session.graded(
            exercise,
            score: graded.score,
            possible: graded.maxScore,
            passed: graded.passed
          )
        )
      case .save(let record): records.append(record)
      case .export(let text, let file): exports[file] = text
      case .exportLog(let file):
        let writer = SessionLogWriter(
          version: "1",
          learner: session.learner,
          seed: session.log.seed
        )
        exports[file] = writer.text(session.log.entries.map { ($0.at, $0.action) })
      case .exportRecord(let file): exports[file] = "the record"
      case .forget(let target): forgotten.append(target)
      case .quit: hasLeft = true
      }
    }
  }

  /// Lets the command go on to its end, and edits what it asks for.
  private mutating func advance() {
    let limit = session.console.cluster.now + .seconds(7200)
    while true {
      let state = session.console.advance(to: limit)
      if case .exited = state { session.console.restartShell() }
      guard case .busy = state, let path = session.console.editedFile else { return }
      let text = (try? session.console.files.contents(of: path)) ?? []
      carryOut(session.answerEdit(editing(String(decoding: text, as: UTF8.self)), of: path))
    }
  }

  private mutating func start(_ command: String) {
    session.begin(command)
  }

  private mutating func take(_ chunks: [OutputChunk]) {
    for chunk in chunks { screen += String(decoding: chunk.bytes, as: UTF8.self) }
  }
}
