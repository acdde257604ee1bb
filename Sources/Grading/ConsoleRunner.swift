import Cluster
import Console
package import Course
import KubeAPI
import Kubectl
import ShellRuntime
import Simulation

/// Runs submissions through kubectl at a console of their own.
package struct ConsoleRunner: SubmissionRunner {
  /// What one run may cost before it is stopped.
  package enum Limits {
    /// In steps of a shell; an event in the cluster counts as some hundreds of them, kubectl as
    /// some thousands.
    package static let work = 24_000_000
    package static let changes = 60_000
    /// Steps of a shell that a byte of a manifest costs on its way into the cluster.
    package static let byteWork = 8
    /// Of one container's log.
    package static let logBytes = 1 << 18
  }

  private let workbenches = Pool { NewConsoles() }

  package init() {}

  package func run(_ submission: Submission, of exercise: Exercise, seed: UInt64) -> SubmissionRun {
    workbenches.use { consoles in
      let run = Run(submission, of: exercise, consoles.console(seed: seed), scope: .everything)
      return run.finished()
    }
  }

  /// What the runs have in common before chance decides something is lived through once, and each
  /// has what the one before has worked out from templates and texts; that changes no run.
  package func run(
    _ submission: Submission,
    of exercise: Exercise,
    seeds: [UInt64],
    scope: EvidenceScope,
    _ take: (SubmissionRun) -> Bool
  ) {
    guard let first = seeds.first else { return }
    workbenches.use { consoles in
      let new = consoles.console(seed: first)
      var run = Run(submission, of: exercise, new, scope: scope)
      guard seeds.count > 1, var mold = RunMold(run, grownFrom: new) else {
        guard take(run.finished()) else { return }
        for seed in seeds.dropFirst() {
          let run = Run(submission, of: exercise, consoles.console(seed: seed), scope: scope)
          guard take(run.finished()) else { return }
        }
        return
      }
      run.finish()
      mold.learn(from: run)
      guard take(run.result()) else { return }
      for seed in seeds.dropFirst() {
        let run = Run(mold, grownFrom: consoles.console(seed: seed))
        guard take(run.finished()) else { return }
      }
    }
  }
}

/// The new consoles of the seeds that were run last, each made once.
private struct NewConsoles {
  private var consoles = BoundedCache<UInt64, NewConsole>(limit: 256)

  mutating func console(seed: UInt64) -> NewConsole {
    consoles.use(seed, initial: NewConsole(seed: seed)) { $0 }
  }
}

/// The beginning of a run, as long as it is the same under every seed but for identities.
private struct RunMold: ~Copyable {
  fileprivate let rest: [ExerciseFile]
  fileprivate let sessionLogs: [ExerciseFile]
  fileprivate let interventions: [Intervention]
  fileprivate let start: Instant
  fileprivate let horizon: Instant
  fileprivate let seen: ChangeRecorder
  fileprivate let notes: [String]
  fileprivate let byteCount: Int
  fileprivate let commandWork: Int
  fileprivate var console: ConsoleMold

  init?(_ run: borrowing Run, grownFrom new: NewConsole) {
    guard run.isOfOneMoment, let console = ConsoleMold(run.console, grownFrom: new),
      !run.notes.contains(where: console.concerns)
    else { return nil }
    rest = run.rest
    sessionLogs = run.sessionLogs
    interventions = run.interventions
    start = run.start
    horizon = run.horizon
    seen = run.seen
    notes = run.notes
    byteCount = run.byteCount
    commandWork = run.commandWork
    self.console = console
  }

  mutating func learn(from run: borrowing Run) { console.learn(from: run.console.cluster) }
}

/// A run under way: a console, and what has been seen to change so far.
///
/// It is large, and never copied.
private struct Run: ~Copyable {
  private let seed: UInt64
  /// What is still to be handed over.
  fileprivate let rest: [ExerciseFile]
  fileprivate let sessionLogs: [ExerciseFile]
  fileprivate let interventions: [Intervention]
  fileprivate let start: Instant
  fileprivate let horizon: Instant
  private var laboratory: ConsoleLaboratory
  fileprivate private(set) var seen: ChangeRecorder
  fileprivate private(set) var notes: [String] = []
  /// What was handed over, in bytes.
  fileprivate private(set) var byteCount = 0
  /// What commands have cost so far, in steps of a shell.
  fileprivate private(set) var commandWork = 0
  private var ending = Evidence.Ending.settled

  /// A run that has begun: the first of the learner's files is handed over.
  init(
    _ submission: Submission,
    of exercise: Exercise,
    _ new: NewConsole,
    scope: EvidenceScope
  ) {
    let manifests = submission.manifests
    seed = new.console.seed
    rest = Array(manifests.dropFirst())
    sessionLogs = submission.sessionLogs
    interventions = exercise.interventions
    laboratory = ConsoleLaboratory(new.console)
    laboratory.console.kubectl.manifests = submission.manifestsRead
    seen = ChangeRecorder(scope, of: laboratory.console.cluster)
    start = seen.now
    horizon = start + exercise.horizon
    arrange(exercise.faults)
    if let file = manifests.first { apply(file) }
  }

  /// A run that has come as far as another one under another seed.
  init(_ mold: borrowing RunMold, grownFrom new: NewConsole) {
    seed = new.console.seed
    rest = mold.rest
    sessionLogs = mold.sessionLogs
    interventions = mold.interventions
    start = mold.start
    horizon = mold.horizon
    laboratory = ConsoleLaboratory(mold.console.console(grownFrom: new))
    seen = mold.seen
    notes = mold.notes
    byteCount = mold.byteCount
    commandWork = mold.commandWork
    seen.lookAgain(at: laboratory.console.cluster)
  }

  /// Lets happen what is still to happen.
  mutating func finish() {
    for file in rest { apply(file) }
    for log in sessionLogs { replay(SessionCommands(log)) }
    for intervention in interventions {
      proceed(to: start + intervention.after)
      intervene(intervention)
    }
    proceed(to: horizon)
  }

  consuming func finished() -> SubmissionRun {
    finish()
    return result()
  }

  var console: Console {
    _read { yield laboratory.console }
  }

  /// Whether all that was seen to change so far was seen at this moment.
  var isOfOneMoment: Bool {
    !isStopped && seen.changes.allSatisfy { $0.moment == seen.now }
  }

  private var isStopped: Bool { if case .stopped = ending { true } else { false } }

  /// Hands a file to `kubectl apply`; what it refuses becomes a note in kubectl's own words.
  private mutating func apply(_ file: ExerciseFile) {
    guard !isStopped else { return }
    let path = "\(Console.home)/submission/\(file.path)"
    byteCount += file.bytes.count
    do {
      try laboratory.console.write(file.bytes, to: path)
    } catch {
      notes.append("\(file.path): cannot be handed to kubectl: \(error)")
      return
    }
    let result = run("cd submission && kubectl apply -f \(ShellQuoting.quoted(file.path))")
    switch result.ending {
    case .exited(0): break
    case .exited: notes.append("kubectl: \(result.screen.prefix(4_000).description.onOneLine)")
    case .stopped(let reason): stop("kubectl apply -f \(file.path) was stopped: \(reason)")
    }
  }

  /// Lets the faults of an exercise take hold.
  private mutating func arrange(_ faults: [Fault]) {
    for fault in faults {
      switch fault {
      case .exitCodes(let job, let index, let codes):
        laboratory.console.cluster.workloadFaults.exitCodes.append(
          .init(job: job, index: index, codes: codes)
        )
      case .slowStart(let job, let delay):
        laboratory.console.cluster.workloadFaults.slowStarts.append(.init(job: job, delay: delay))
      case .missingImage(let name):
        guard laboratory.console.cluster.withdrawImage(name) else {
          stop("the exercise names no image: \(name)")
          return
        }
      }
    }
  }

  /// Types the commands of a session log again, each at its moment; the first begins the run.
  private mutating func replay(_ log: SessionCommands) {
    guard let first = log.entries.first?.at else { return }
    let begin = seen.now
    for entry in log.entries {
      guard !isStopped else { return }
      guard seen.now < horizon else {
        notes.append("what was typed after the exercise's end is left out")
        return
      }
      let moment = min(begin + (entry.at - first), horizon)
      if moment > seen.now { proceed(to: moment) }
      switch entry.act {
      case .write(let path, let text), .edit(let path, let text):
        write(Array(text.utf8), to: path)
      case .interrupt, .clock, .rest: break
      case .command(let command):
        _ = complete(laboratory.begin(command, for: timeLeft))
      }
    }
  }

  private mutating func write(_ bytes: [UInt8], to path: String) {
    do {
      try laboratory.console.write(bytes, to: path)
    } catch {
      notes.append("\(path): cannot be written: \(error)")
    }
  }

  private mutating func intervene(_ intervention: Intervention) {
    guard !isStopped else { return }
    // A request about an object that the learner did not make is refused, and the checks show it.
    if case .stopped(let reason) = run(intervention.script).ending {
      stop("what was to be done to the cluster was stopped: \(reason)")
    }
  }

  /// Lets the cluster go on, event by event, until the moment is reached or nothing is left to do.
  private mutating func proceed(to moment: Instant) {
    guard !isStopped else { return }
    // Of what counts, the cluster's work alone grows while no command runs.
    let workMax = ConsoleRunner.Limits.work - (work - seen.work)
    switch seen.follow(&laboratory.console.cluster, to: moment, end: horizon, workMax: workMax) {
    case .tooMuch: boundWork()
    case .busy: if moment == horizon { ending = .horizon }
    case .settled: break
    }
  }

  /// What it has come to.
  consuming func result() -> SubmissionRun {
    SubmissionRun(
      evidence: Evidence(
        seed: seed,
        start: start,
        end: seen.now,
        ending: ending,
        changes: seen.changes,
        logs: seen.scope.logs ? seen.logs(atLast: laboratory.console.cluster) : [],
        laboratory: seen.scope.console ? laboratory : nil
      ),
      notes: notes,
      work: work
    )
  }

  // MARK: helpers

  private mutating func run(_ script: String) -> CommandResult {
    do throws(Errno) {
      return complete(try laboratory.begin(script: script, for: timeLeft))
    } catch {
      return CommandResult(screen: "", standardOutput: "", ending: .unusable(error))
    }
  }

  /// Lets a command go on to its end, as long as the run costs no more than it may.
  private mutating func complete(_ typing: ConsoleLaboratory.Typing) -> CommandResult {
    var typing = typing
    repeat {
      look()
      boundWork()
    } while !isStopped && laboratory.goOn(&typing)
    defer { look() }
    return laboratory.end(typing)
  }

  private var timeLeft: Duration { max(horizon - seen.now, .zero) }

  /// In steps of a shell.
  private var work: Int {
    commandWork + seen.work + byteCount * ConsoleRunner.Limits.byteWork
  }

  private mutating func boundWork() {
    guard !isStopped else { return }
    guard work > ConsoleRunner.Limits.work || seen.count > ConsoleRunner.Limits.changes else {
      return
    }
    stop("more happened in the cluster than a run may cost; what was seen until then counts")
  }

  /// Takes up what a command has changed and cost since it last looked.
  private mutating func look() {
    seen.note(laboratory.console.cluster)
    commandWork = laboratory.console.work - seen.work
  }

  private mutating func stop(_ reason: String) {
    ending = .stopped(reason)
    notes.append(reason)
  }
}
