import Cluster
import Console
package import Course
import Grading
package import LineEditor
package import ProgressStore
import ShellRuntime
import Simulation
package import TerminalText

/// The tutor at a terminal: reads inputs, carries out what the session asks for, keeps the record.
///
/// This is the rim: the only part of the tutor that knows a clock, a terminal and a database.
package struct Tutor: ~Copyable {
  var session: TutorSession
  package var world: World
  var recorder: Recorder
  let interrupts = InterruptMonitor()
  var pace = Pace()
  private var screen: Screen
  /// What is wrong with the store and has been said.
  private var toldError: ProgressStoreError?
  /// Steps of a command, or events, between two looks at the keyboard.
  private static let workMax = 500

  /// What the tutor is given of the computer that it runs on.
  package struct World {
    package var terminal: Terminal
    /// The size that the terminal has now; nil off a terminal.
    package var size: () -> TerminalSize?
    /// Where the history of inputs is kept; nil keeps it in memory.
    package var historyFile: String?
    package var environment: [String: String]
    /// joblab's own, for the record.
    package var version: String
    /// Whose values the questions have; nil takes the id in the record.
    package var learner: String?
    /// Seconds since 1970, for the record.
    package var seconds: () -> Int64
    package var write: ([UInt8]) -> Void
    /// Opens an editor on a text; nil when it failed, which it has said.
    package var edit: (_ text: [UInt8], _ name: String) -> [UInt8]?
    /// Shows a text in the learner's own pager; false when it could not be started.
    package var page: (_ text: [UInt8], _ pager: String) -> Bool
    /// Writes a new file of the learner's computer; what went wrong, nil when nothing did.
    package var export: (_ bytes: [UInt8], _ path: String) -> String?
    /// The course's key, which seals session logs; nil leaves them unsealed.
    package var sealingKey: [UInt8]?

    package init(
      terminal: Terminal,
      size: @escaping () -> TerminalSize? = { nil },
      historyFile: String?,
      environment: [String: String],
      version: String,
      learner: String? = nil,
      seconds: @escaping () -> Int64,
      write: @escaping ([UInt8]) -> Void,
      edit: @escaping (_ text: [UInt8], _ name: String) -> [UInt8]?,
      page: @escaping (_ text: [UInt8], _ pager: String) -> Bool = { _, _ in false },
      export: @escaping (_ bytes: [UInt8], _ path: String) -> String?
    ) {
      self.terminal = terminal
      self.size = size
      self.historyFile = historyFile
      self.environment = environment
      self.version = version
      self.learner = learner
      self.seconds = seconds
      self.write = write
      self.edit = edit
      self.page = page
      self.export = export
    }
  }

  /// What a learner comes for.
  package enum Goal: Equatable, Sendable {
    /// To go on where they left.
    case whereLeft
    /// A lesson, an exercise or a question.
    case place(String)
    /// What is due for review, and nothing else.
    case reviews
  }

  /// Reads the learner's record, where the course is called `courseID`.
  ///
  /// The seed is that of the cluster when there is no session to go on with. The keeper is asked for
  /// another place when the record can no longer be kept where it is.
  package init(
    course: Course,
    courseID: String,
    record: RecordKeeper.Opening,
    keeper: RecordKeeper? = nil,
    seed: UInt64,
    world: World
  ) throws(ProgressStoreError) {
    self.world = world
    var recorder = Recorder(
      store: record.store,
      place: record.place,
      keeper: keeper,
      courseID: courseID,
      version: world.version,
      seconds: world.seconds
    )
    screen = Screen(terminal: world.terminal, write: world.write)
    let known = try record.store.setting("learner")
    let learner = world.learner ?? known
    session = TutorSession(
      course: course,
      bookmark: try recorder.bookmark(),
      log: try recorder.sessionLog() ?? SessionLog(seed: seed),
      progress: try recorder.progress(of: course),
      moments: try recorder.moments(),
      terminal: world.terminal,
      learner: learner ?? "",
      step: try recorder.step(),
      taskStart: try recorder.taskStart()
    )
    self.recorder = recorder
  }

  /// Lessons and exercises with the learner's progress, for a look from outside.
  package static func contents(
    of course: Course,
    courseID: String,
    store: ProgressStore,
    seconds: Int64,
    terminal: Terminal
  ) throws(ProgressStoreError) -> StyledText {
    let recorder = Recorder(store: store, courseID: courseID, version: "", seconds: { 0 })
    var session = TutorSession(
      course: course,
      bookmark: try recorder.bookmark(),
      log: SessionLog(seed: 0),
      progress: try recorder.progress(of: course),
      terminal: terminal
    )
    session.take(plan: try recorder.plan(), at: seconds)
    return session.contents
  }

  /// Runs until the learner leaves.
  package mutating func run(opening goal: Goal) {
    let reader = InputReader(world: world)
    defer { reader.noteProblem(on: screen) }
    readPlan()
    var effects =
      switch goal {
      case .whereLeft: session.open(nil)
      case .place(let name): session.open(name)
      case .reviews: session.openReview()
      }
    while carryOut(effects) {
      startLine()
      interrupts.forget()
      guard let text = reader.read(prompt: prompt(), session: session) else { break }
      effects = []
      switch text {
      case .dropped: continue
      case .tooLong: effects = [.show(session.problem("That line is too long; it was dropped."))]
      case .entry(let text):
        let input = Input(text, item: session.openItem)
        if !session.goesOnWithExample(input) { letTimePass() }
        readPlan()
        session.terminal.width = world.size()?.columns ?? session.terminal.width
        effects = session.perform(input)
      }
    }
    letTimePass()
    saveLog()
    recorder.comeHome()
    screen.show(session.farewell(place: recorder.place, lost: recorder.lost))
    screen.flush()
  }

  // MARK: effects

  /// False when the learner leaves.
  private mutating func carryOut(_ effects: [Effect]) -> Bool {
    for effect in effects {
      switch effect {
      case .show(let text): screen.show(text)
      case .run(let command): run(command)
      case .edit(let path): edit(path)
      case .move(let move): carryOut(move)
      case .grade(let exercise, let files):
        if !carryOut(grade(exercise, files)) { return false }
      case .save(let record): save(record)
      case .export(let text, let file): export(text, to: file)
      case .exportRecord(let file): exportRecord(to: file)
      case .exportLog(let file): exportLog(to: file)
      case .forget(let target): forget(target)
      case .quit: return false
      }
    }
    saveLog()
    return true
  }

  private mutating func save(_ record: Record) {
    recorder.note(record, session.progress)
    keep { recorder throws(ProgressStoreError) in try recorder.saveWaiting() }
  }

  /// Writes to the record, which goes elsewhere when it cannot stay where it is.
  private mutating func keep(_ write: (inout Recorder) throws(ProgressStoreError) -> Void) {
    do throws(ProgressStoreError) {
      try write(&recorder)
    } catch {
      guard recorder.leave(because: error) else { return tell(error) }
      screen.show(session.problem("\(error.sentence) \(session.word(on: recorder.place))"))
      do throws(ProgressStoreError) {
        try write(&recorder)
      } catch {
        tell(error)
      }
    }
  }

  private mutating func saveLog() {
    let wasSuperseded = recorder.isSuperseded
    let log = session.log
    keep { recorder throws(ProgressStoreError) in
      try recorder.saveWaiting()
      try recorder.save(log)
    }
    if recorder.isSuperseded, !wasSuperseded {
      screen.show(
        session.problem(
          "Another joblab is open on this course: its cluster is the one that is kept for the next "
            + "time. Your answers here are kept as well."
        )
      )
    }
  }

  /// The session goes on when it cannot be kept: a full disk must not take the learner's work.
  private mutating func tell(_ error: ProgressStoreError) {
    guard error != toldError else { return }
    toldError = error
    screen.show(
      session.problem(
        "\(error.sentence) You can go on: your answers are kept in memory, writing is tried again with "
          + "each one, and what could not be written is shown when you leave."
      )
    )
  }

  private mutating func run(_ command: String) {
    session.begin(command)
    var clock = paceClock
    screen.hold()
    while case .busy(let next) = goOn(to: clock.limit) {
      if let path = session.console.editedFile {
        answerEdit(of: path)
        clock = paceClock
        continue
      }
      if interrupts.isInterrupted {
        interrupt(StyledText("^C\n", .quiet))
        break
      }
      guard let next else {
        interrupt(
          session.problem("Ended: it waits for something that cannot happen any more.")
        )
        break
      }
      guard let milliseconds = clock.milliseconds(until: next) else {
        let time = PaceClock.unwatchedMax.ageText
        interrupt(session.problem("Ended: it is not done after \(time) of virtual time."))
        break
      }
      if milliseconds > 0 {
        screen.wait(milliseconds: milliseconds)
        // Ctrl-C shows in the flag, which is looked at next.
        _ = interrupts.wait(milliseconds: milliseconds)
      }
    }
    session.log.append(.rest, at: session.console.cluster.now)
    pace.mark()
  }

  /// The pace of a command that goes on from here.
  private var paceClock: PaceClock {
    PaceClock(
      start: session.console.cluster.now,
      speed: world.terminal.isInteractive ? pace.speed : nil
    )
  }

  /// Lets the running command go on for a while, with its output on the screen.
  private mutating func goOn(to limit: Instant) -> ConsoleState {
    let state = session.console.advance(to: limit, work: Self.workMax)
    screen.show(session.console.takeOutput())
    screen.stream()
    // `exec` or a trap may end the shell, not the tutor: a new shell takes over.
    if case .exited = state { session.console.restartShell() }
    return state
  }

  private mutating func interrupt(_ word: StyledText) {
    session.log.append(.interrupt, at: session.console.cluster.now)
    session.console.interrupt()
    screen.show(session.console.takeOutput())
    screen.show(word)
  }

  private mutating func edit(_ path: String) {
    guard let (before, after) = openEditor(on: path), after != before else { return }
    _ = carryOut(session.takeEdit(String(decoding: after, as: UTF8.self), of: path))
    pace.mark()
  }

  /// Lets the learner edit what a running command has put before the editor.
  private mutating func answerEdit(of path: String) {
    guard let (_, after) = openEditor(on: path) else { return interrupt(StyledText("")) }
    _ = carryOut(session.answerEdit(String(decoding: after, as: UTF8.self), of: path))
  }

  /// What a file of the learner's was and is after a visit to their editor; nil without one.
  private mutating func openEditor(on path: String) -> (before: [UInt8], after: [UInt8])? {
    let hasEditor = ["VISUAL", "EDITOR"].contains { world.environment[$0]?.isEmpty == false }
    guard world.terminal.isInteractive || hasEditor else {
      screen.show(session.problem("There is no terminal for an editor; write the file with cat."))
      return nil
    }
    let files = session.console.files
    // A file that does not exist yet starts empty.
    let before = (try? files.contents(of: path)) ?? []
    let name = path.split(separator: "/").last.map(String.init) ?? "file"
    screen.flush()
    return world.edit(before, name).map { (before, $0) }
  }

  private mutating func exportLog(to file: String) {
    let writer = SessionLogWriter(
      version: world.version,
      learner: session.learner,
      seed: session.log.seed,
      key: world.sealingKey
    )
    export(writer.text(session.log.entries.map { ($0.at, $0.action) }), to: file)
  }

  private mutating func exportRecord(to file: String) {
    do throws(ProgressStoreError) {
      export(try recorder.store.exportJSON() + "\n", to: file)
    } catch {
      tell(error)
    }
  }

  private mutating func forget(_ target: Forgetting) {
    do throws(ProgressStoreError) {
      try recorder.forget(target)
    } catch {
      tell(error)
    }
  }

  /// Reads the plan of reviews anew; it is what it was when the store cannot be read.
  private mutating func readPlan() {
    do throws(ProgressStoreError) {
      session.take(plan: try recorder.plan(), at: world.seconds())
    } catch {
      tell(error)
    }
  }

  private mutating func export(_ text: String, to file: String) {
    if let error = world.export(Array(text.utf8), file) {
      screen.show(session.problem("\(file) was not written: \(error)."))
    } else {
      screen.show(session.line("Written to \(file) on your computer."))
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
    var report = TextReport(ReportContext(result, width: world.terminal.width))
    screen.show(StyledText(report.text(result.submissions)))
    guard let graded = result.submissions.first, graded.status != .error else { return [] }
    return session.graded(
      exercise,
      score: graded.score,
      possible: graded.maxScore,
      passed: graded.passed
    )
  }

  // MARK: the screen

  /// Before a prompt: what has not been shown yet, in pages when it is longer than the screen.
  private mutating func startLine() {
    let size = world.terminal.isPlain ? nil : world.size()
    guard world.terminal.isInteractive, let size, let text = screen.takeLong(for: size) else {
      return screen.startLine()
    }
    let pager = world.environment["PAGER"] ?? ""
    if pager.isEmpty || !world.page(text, pager) {
      let closing = session.whatNow.rendered(on: session.terminal)
      if !Pager.show(text, size: size, closing: closing, write: world.write) { world.write(text) }
    }
    pace.mark()
    screen.startLine()
  }

  // MARK: time

  /// Between commands virtual time runs with the wall clock, at the learner's speed.
  private mutating func letTimePass() {
    guard world.terminal.isInteractive else { return }
    pass(pace.elapsed())
    pace.mark()
  }

  /// Moves the clock of the prompt; Ctrl-C stops it on its way.
  private mutating func pass(_ duration: Duration) {
    let goal = session.console.cluster.now + duration
    while !session.console.rest(until: goal, work: Self.workMax), !interrupts.isInterrupted {}
    session.log.append(.rest, at: session.console.cluster.now)
  }

  private mutating func carryOut(_ move: ClockMove) {
    switch move {
    case .look: break
    case .forward(let duration): pass(duration)
    case .until(let goal):
      let arrival = session.pass(until: goal) { interrupts.isInterrupted }
      screen.show(session.view(of: arrival, at: goal))
    case .step:
      let cluster = session.console.cluster
      pass(cluster.nextEvent.map { $0 - cluster.now } ?? .zero)
    case .pause(let isPaused): pace.isPaused = isPaused
    case .speed(let speed):
      pace.speed = speed
      pace.isPaused = false
    }
    screen.show(session.clock)
    if world.terminal.isInteractive { screen.show(session.line(pace.description)) }
    pace.mark()
  }

  private func prompt() -> String {
    let time = session.console.cluster.now.rfc3339.dropFirst(11).prefix(8)
    let sign = world.terminal.hasUnicode ? "❯" : ">"
    var states: [String] = []
    let active = session.activeJobCount
    if active > 0 { states.append("\(active) active") }
    if pace.isPaused { states.append("paused") }
    let state = states.isEmpty ? "" : " (\(states.joined(separator: ", ")))"
    let text =
      StyledText("\(time) ", .quiet) + StyledText(session.title, .prompt)
      + StyledText(state, .quiet) + StyledText(" \(sign)", .prompt) + " "
    return text.rendered(on: world.terminal)
  }
}
