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
    ///
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
    var run = Run(seed: seed, horizon: exercise.horizon)
    run.arrange(exercise.faults)
    for file in submission.manifests { run.apply(file) }
    for log in submission.sessionLogs { run.replay(SessionCommands(log)) }
    for intervention in exercise.interventions {
      run.proceed(to: run.start + intervention.after)
      run.intervene(intervention)
    }
    run.proceed(to: run.start + exercise.horizon)
    return run.result
  }
}

/// A run under way: a console, and what has been seen to change so far.
private struct Run {
  let seed: UInt64
  let start: Instant
  private let horizon: Instant
  private var laboratory: ConsoleLaboratory
  private var version: Int
  private var changes: [RecordedChange] = []
  private var logs = LogCollector()
  private var notes: [String] = []
  /// What was handed over, in bytes.
  private var byteCount = 0
  private var ending = Evidence.Ending.settled

  init(seed: UInt64, horizon: Duration) {
    self.seed = seed
    laboratory = ConsoleLaboratory(Console(seed: seed))
    start = laboratory.console.cluster.now
    self.horizon = start + horizon
    version = laboratory.console.cluster.resourceVersion
  }

  private var isStopped: Bool { if case .stopped = ending { true } else { false } }

  /// Hands a file to `kubectl apply`; what it refuses becomes a note in kubectl's own words.
  mutating func apply(_ file: ExerciseFile) {
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
  mutating func arrange(_ faults: [Fault]) {
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
  mutating func replay(_ log: SessionCommands) {
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
        let left = horizon - laboratory.console.cluster.now
        _ = laboratory.type(
          command,
          for: max(left, .zero),
          workLimit: ConsoleRunner.Limits.work
        )
        note()
        boundWork()
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

  mutating func intervene(_ intervention: Intervention) {
    guard !isStopped else { return }
    // A request about an object that the learner did not make is refused, and the checks show it.
    if case .stopped(let reason) = run(intervention.script).ending {
      stop("what was to be done to the cluster was stopped: \(reason)")
    }
  }

  /// Lets the cluster go on, event by event, until the moment is reached or nothing is left to do.
  mutating func proceed(to moment: Instant) {
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
    let left = horizon - laboratory.console.cluster.now
    let result = laboratory.run(
      script: script,
      for: max(left, .zero),
      workLimit: ConsoleRunner.Limits.work
    )
    note()
    boundWork()
    return result
  }

  /// In steps of a shell.
  private var work: Int {
    laboratory.console.work + byteCount * ConsoleRunner.Limits.byteWork
  }

  private mutating func boundWork() {
    guard !isStopped else { return }
    guard work > ConsoleRunner.Limits.work || changes.count > ConsoleRunner.Limits.changes else {
      return
    }
    stop("more happened in the cluster than a run may cost; what was seen until then counts")
  }

  /// Takes up what has changed since it last looked.
  private mutating func note() {
    let cluster = laboratory.console.cluster
    guard cluster.resourceVersion != version else { return }
    for change in cluster.changes(after: version) {
      let kind: RecordedChange.Kind =
        switch change.kind {
        case .added: .added
        case .modified: .modified
        case .deleted: .deleted
        }
      changes.append(RecordedChange(moment: cluster.now, kind: kind, object: change.object))
      if case .pod(let pod) = change.object { logs.look(at: pod, in: cluster) }
    }
    version = cluster.resourceVersion
  }

  private mutating func stop(_ reason: String) {
    ending = .stopped(reason)
    notes.append(reason)
  }
}

/// Keeps the logs of containers, which go with their pods.
private struct LogCollector {
  private(set) var outputs: [ContainerOutput] = []
  private var places: [String: Int] = [:]

  /// Reads the logs of the containers that have ended.
  mutating func look(at pod: Pod, in cluster: Cluster) {
    let key = APIObject.pod(pod).key
    for status in pod.status.containerStatuses where status.state.terminated != nil {
      guard let log = try? cluster.log(pod: key, container: status.name, previous: false) else {
        continue  // The pod is gone already, and its log with it.
      }
      keep(text(of: log), of: pod, container: status)
    }
  }

  private mutating func keep(_ text: String, of pod: Pod, container: ContainerStatus) {
    let run = "\(pod.metadata.uid)/\(container.name)/\(container.restartCount)"
    let output = ContainerOutput(pod: pod.metadata.name, container: container.name, text: text)
    if let place = places[run] {
      outputs[place] = output
    } else {
      places[run] = outputs.count
      outputs.append(output)
    }
  }

  private func text(of log: ContainerLog) -> String {
    var bytes: [UInt8] = []
    for line in log.lines {
      bytes += line.bytes
      if line.hasLineFeed { bytes.append(0x0A) }
      if bytes.count > ConsoleRunner.Limits.logBytes { break }
    }
    return String(decoding: bytes.prefix(ConsoleRunner.Limits.logBytes), as: UTF8.self)
  }
}
