import Cluster
import Console
package import Course
import KubeAPI
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

  package init() {}

  package func run(_ submission: Submission, of exercise: Exercise, seed: UInt64) -> SubmissionRun {
    var run = Run(submission, of: exercise, seed: seed, scope: .everything)
    run.finish()
    return run.result
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
    var mold: RunMold?
    for (number, seed) in seeds.enumerated() {
      var run =
        mold?.run(seed: seed) ?? Run(submission, of: exercise, seed: seed, scope: scope)
      if number == 0, seeds.count > 1 { mold = RunMold(run) }
      run.finish()
      if number == 0 { mold?.learn(from: run) }
      guard take(run.result) else { return }
    }
  }
}

/// The beginning of a run, as long as it is the same under every seed but for identities.
private struct RunMold {
  private let run: Run
  private var console: ConsoleMold

  init?(_ run: Run) {
    guard run.isOfOneMoment, let console = ConsoleMold(run.console),
      !run.notes.contains(where: console.concerns)
    else { return nil }
    self.run = run
    self.console = console
  }

  func run(seed: UInt64) -> Run { run.recast(console.console(seed: seed), seed: seed) }

  mutating func learn(from run: Run) { console.learn(from: run.console.cluster) }
}

/// A run under way: a console, and what has been seen to change so far.
private struct Run {
  private let submission: Submission
  private let exercise: Exercise
  private var seed: UInt64
  private let scope: EvidenceScope
  private let start: Instant
  private let horizon: Instant
  private var laboratory: ConsoleLaboratory
  /// Of the cluster, when the run began and when it was last looked at.
  private let firstVersion: Int
  private var version: Int
  private var changes: [RecordedChange] = []
  /// All that were seen, whether they are kept or not.
  private var changeCount = 0
  private var logs = LogCollector()
  private(set) var notes: [String] = []
  /// What was handed over, in bytes.
  private var byteCount = 0
  private var ending = Evidence.Ending.settled

  /// A run that has begun: the first of the learner's files is handed over.
  init(_ submission: Submission, of exercise: Exercise, seed: UInt64, scope: EvidenceScope) {
    self.submission = submission
    self.exercise = exercise
    self.seed = seed
    self.scope = scope
    laboratory = ConsoleLaboratory(Console(seed: seed))
    start = laboratory.console.cluster.now
    horizon = start + exercise.horizon
    firstVersion = laboratory.console.cluster.resourceVersion
    version = firstVersion
    arrange(exercise.faults)
    if let file = submission.manifests.first { apply(file) }
  }

  /// Lets happen what is still to happen.
  mutating func finish() {
    for file in submission.manifests.dropFirst() { apply(file) }
    for log in submission.sessionLogs { replay(SessionCommands(log)) }
    for intervention in exercise.interventions {
      proceed(to: start + intervention.after)
      intervene(intervention)
    }
    proceed(to: horizon)
  }

  var console: Console { laboratory.console }

  /// Whether all that was seen to change so far was seen at this moment.
  var isOfOneMoment: Bool {
    let now = laboratory.console.cluster.now
    return !isStopped && changes.allSatisfy { $0.moment == now }
  }

  /// The run as far as it has come, on a console that has come to the same point under another seed.
  func recast(_ console: Console, seed: UInt64) -> Run {
    var run = self
    run.seed = seed
    run.laboratory = ConsoleLaboratory(console)
    run.changes = []
    run.changeCount = 0
    run.version = firstVersion
    run.note()
    return run
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
    let begin = laboratory.console.cluster.now
    for entry in log.entries {
      guard !isStopped else { return }
      guard laboratory.console.cluster.now < horizon else {
        notes.append("what was typed after the exercise's end is left out")
        return
      }
      let moment = min(begin + (entry.at - first), horizon)
      if moment > laboratory.console.cluster.now { proceed(to: moment) }
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
    while laboratory.console.cluster.step(until: moment) {
      note()
      boundWork()
      guard !isStopped else { return }
    }
    let isSettled = laboratory.console.cluster.nextEvent == nil
    if moment == horizon, !isSettled { ending = .horizon }
    if moment < horizon || !isSettled { laboratory.console.cluster.advance(to: moment) }
    note()
  }

  var result: SubmissionRun {
    var logs = logs
    if scope.logs { logs.lookAtLast(laboratory.console.cluster) }
    let evidence = Evidence(
      seed: seed,
      start: start,
      end: laboratory.console.cluster.now,
      ending: ending,
      changes: changes,
      logs: logs.outputs,
      laboratory: laboratory
    )
    return SubmissionRun(evidence: evidence, notes: notes, work: work)
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
      note()
      boundWork()
    } while !isStopped && laboratory.goOn(&typing)
    return laboratory.end(typing)
  }

  private var timeLeft: Duration { max(horizon - laboratory.console.cluster.now, .zero) }

  /// In steps of a shell.
  private var work: Int {
    laboratory.console.work + byteCount * ConsoleRunner.Limits.byteWork
  }

  private mutating func boundWork() {
    guard !isStopped else { return }
    guard work > ConsoleRunner.Limits.work || changeCount > ConsoleRunner.Limits.changes else {
      return
    }
    stop("more happened in the cluster than a run may cost; what was seen until then counts")
  }

  /// Takes up what has changed since it last looked.
  private mutating func note() {
    guard laboratory.console.cluster.resourceVersion != version else { return }
    let cluster = laboratory.console.cluster
    for change in cluster.changes(after: version) {
      changeCount += 1
      guard scope.kinds.contains(change.object.kind) else { continue }
      let kind: RecordedChange.Kind =
        switch change.kind {
        case .added: .added
        case .modified: .modified
        case .deleted: .deleted
        }
      changes.append(RecordedChange(moment: cluster.now, kind: kind, object: change.object))
      if scope.logs, case .pod(let pod) = change.object { logs.look(at: pod, in: cluster) }
    }
    version = cluster.resourceVersion
  }

  private mutating func stop(_ reason: String) {
    ending = .stopped(reason)
    notes.append(reason)
  }
}
