import Cluster
import Console
package import Course
import Grading
import LineEditor
package import ProgressStore
import ShellRuntime
import Simulation
package import TerminalText

/// The tutor at a terminal: reads inputs, carries out what the session asks for, keeps the record.
///
/// This is the rim: the only part of the tutor that knows a clock, a terminal and a database.
package struct Tutor: ~Copyable {
  var session: TutorSession
  let world: World
  var recorder: Recorder
  let interrupts = InterruptMonitor()
  var pace = Pace()
  private var screen: Screen

  /// What the tutor is given of the computer that it runs on.
  package struct World {
    package var terminal: Terminal
    /// Where the history of inputs is kept; nil keeps it in memory.
    package var historyFile: String?
    package var environment: [String: String]
    /// joblab's own, for the record.
    package var version: String
    /// Seconds since 1970, for the record.
    package var seconds: () -> Int64
    package var write: ([UInt8]) -> Void
    /// Opens an editor on a text; nil when it failed, which it has said.
    package var edit: (_ text: [UInt8], _ name: String) -> [UInt8]?

    package init(
      terminal: Terminal,
      historyFile: String?,
      environment: [String: String],
      version: String,
      seconds: @escaping () -> Int64,
      write: @escaping ([UInt8]) -> Void,
      edit: @escaping (_ text: [UInt8], _ name: String) -> [UInt8]?
    ) {
      self.terminal = terminal
      self.historyFile = historyFile
      self.environment = environment
      self.version = version
      self.seconds = seconds
      self.write = write
      self.edit = edit
    }
  }

  /// - Throws: When the learner's record cannot be read.
  package init(course: Course, store: ProgressStore, seed: UInt64, world: World) throws {
    self.world = world
    var recorder = Recorder(store: store, version: world.version, seconds: world.seconds)
    screen = Screen(terminal: world.terminal, write: world.write)
    session = TutorSession(
      course: course,
      bookmark: try recorder.bookmark(),
      log: try recorder.sessionLog() ?? SessionLog(seed: seed),
      progress: try recorder.progress(of: course),
      terminal: world.terminal
    )
    self.recorder = recorder
  }

  /// Lessons and exercises with the learner's progress, for a look from outside.
  package static func contents(
    of course: Course, store: ProgressStore, terminal: Terminal
  ) throws -> StyledText {
    let recorder = Recorder(store: store, version: "", seconds: { 0 })
    return TutorSession(
      course: course, bookmark: try recorder.bookmark(), log: SessionLog(seed: 0),
      progress: try recorder.progress(of: course), terminal: terminal
    ).contents
  }

  /// Runs until the learner leaves.
  ///
  /// - Parameter goal: A lesson or an exercise to open first; nil goes on where they left.
  package mutating func run(opening goal: String?) throws {
    let reader = InputReader(world: world)
    defer { reader.noteProblem(on: screen) }
    var effects = session.open(goal)
    while true {
      if try !carryOut(effects) { break }
      screen.flush()
      guard let text = reader.read(prompt: prompt(), session: session) else { break }
      effects = []
      switch text {
      case .dropped: continue
      case .entry(let text):
        letTimePass()
        effects = session.perform(Input(text, item: session.openItem))
      }
    }
    session.log.append(.rest, at: session.console.cluster.now)
    try recorder.save(session.log)
    screen.flush()
  }

  // MARK: effects

  /// False when the learner leaves.
  private mutating func carryOut(_ effects: [Effect]) throws -> Bool {
    for effect in effects {
      switch effect {
      case .show(let text): screen.show(text)
      case .run(let command): run(command)
      case .edit(let path): edit(path)
      case .move(let move): carryOut(move)
      case .grade(let exercise, let files):
        if try !carryOut(grade(exercise, files)) { return false }
      case .save(let record): try recorder.save(record, session.progress)
      case .quit: return false
      }
    }
    try recorder.save(session.log)
    return true
  }

  private mutating func run(_ command: String) {
    session.log.append(.command(command), at: session.console.cluster.now)
    session.console.feed(command)
    let isWatched = world.terminal.isInteractive
    let clock = PaceClock(start: session.console.cluster.now, pace: pace, isRealTime: isWatched)
    interrupts.run { _ in }
    while true {
      let state = session.console.advance(to: clock.limit)
      screen.show(session.console.takeOutput())
      screen.flush()
      switch state {
      case .ready: break
      case .exited:
        // `exit` at the prompt leaves the shell, not the tutor: a new shell takes over.
        session.console.restartShell()
      case .busy(let next):
        if interrupts.isInterrupted || !isWatched || !waits(for: next, clock) {
          interrupt(isHopeless: !interrupts.isInterrupted)
          break
        }
        continue
      }
      break
    }
    pace.mark()
  }

  /// Waits for a moment of virtual time, or a little; false when there is nothing to wait for.
  private func waits(for next: Instant?, _ clock: PaceClock) -> Bool {
    guard let next else { return false }
    _ = interrupts.wait(milliseconds: clock.milliseconds(until: next))
    return true
  }

  private mutating func interrupt(isHopeless: Bool) {
    session.log.append(.interrupt, at: session.console.cluster.now)
    session.console.interrupt()
    screen.show(session.console.takeOutput())
    if isHopeless {
      screen.show(session.problem("Stopped: it waits for something that cannot happen any more."))
    } else {
      screen.show(StyledText("^C\n", .quiet))
    }
  }

  private mutating func edit(_ path: String) {
    let files = session.console.files
    // A file that does not exist yet starts empty.
    let before = (try? files.contents(of: path)) ?? []
    let name = path.split(separator: "/").last.map(String.init) ?? "file"
    screen.flush()
    guard let after = world.edit(before, name), after != before else { return }
    for effect in session.write(String(decoding: after, as: UTF8.self), to: path) {
      if case .show(let text) = effect { screen.show(text) }
    }
  }

  private mutating func grade(_ exercise: Exercise, _ files: [ExerciseFile]) -> [Effect] {
    let result: GradingResult
    let submission = Submission(name: exercise.id, files: files)
    do throws(ContentProblem) {
      result = try Grader(exercise: exercise, runner: ConsoleRunner()).grade([submission])
    } catch {
      result = GradingResult(defect: error, of: exercise, submissions: [submission])
    }
    screen.show(StyledText(TextReport.text(result, width: world.terminal.width)))
    guard let graded = result.submissions.first, graded.status != .error else { return [] }
    return session.graded(
      exercise, score: graded.score, possible: graded.maxScore, passed: graded.passed)
  }

  // MARK: time

  /// Between commands virtual time runs with the wall clock, at the learner's speed.
  private mutating func letTimePass() {
    guard world.terminal.isInteractive else { return }
    let passed = pace.elapsed()
    session.console.rest(until: session.console.cluster.now + passed)
    session.log.append(.rest, at: session.console.cluster.now)
    pace.mark()
  }

  private mutating func carryOut(_ move: ClockMove) {
    let now = session.console.cluster.now
    switch move {
    case .forward(let duration): session.console.rest(until: now + duration)
    case .step:
      guard let next = session.console.cluster.nextEvent else {
        screen.show(session.line("Nothing is left that could happen by itself."))
        return
      }
      session.console.rest(until: next)
    case .pause(let isPaused): pace.isPaused = isPaused
    case .speed(let speed):
      pace.speed = speed
      pace.isPaused = false
    }
    session.log.append(.rest, at: session.console.cluster.now)
    screen.show(session.clock)
  }

  private func prompt() -> String {
    let time = session.console.cluster.now.rfc3339.dropFirst(11).prefix(8)
    let sign = world.terminal.hasUnicode ? "❯" : ">"
    let text =
      StyledText("\(time) ", .quiet) + StyledText("\(session.title)", .prompt)
      + StyledText(pace.isPaused ? " (paused) " : " ", .quiet) + StyledText("\(sign) ", .prompt)
    return text.rendered(on: world.terminal)
  }
}
