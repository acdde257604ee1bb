import Course
import Grading
import KubeAPI
import Simulation

/// Builds the evidence of a run by hand: a Job, its pods, and when each of them changed.
struct SampleRun {
  static let start = Instant(seconds: 1_782_896_400)
  var evidence: Evidence

  init(seed: UInt64 = 1) {
    evidence = Evidence(
      seed: seed,
      start: Self.start,
      end: Self.start + .seconds(600),
      ending: .settled,
      laboratory: StatusLaboratory()
    )
  }

  private mutating func add(_ second: Int, _ kind: RecordedChange.Kind, _ object: APIObject) {
    evidence.changes.append(
      RecordedChange(moment: Self.start + .seconds(second), kind: kind, object: object)
    )
  }

  /// A Job named `work`, in a state given by a condition.
  mutating func job(
    _ second: Int,
    _ kind: RecordedChange.Kind = .modified,
    condition: String? = nil,
    reason: String = "",
    backoffLimit: Int32 = 2,
    suspend: Bool = false
  ) {
    var job = Job()
    job.metadata.name = "work"
    job.metadata.namespace = "default"
    job.spec.backoffLimit = backoffLimit
    job.spec.suspend = suspend
    if let condition {
      var entry = JobCondition()
      entry.type = condition
      entry.status = .true
      entry.reason = reason
      job.status.conditions = [entry]
    }
    add(second, kind, .job(job))
  }

  /// A pod of `work` that lives from one second to another.
  mutating func pod(_ name: String, from: Int, to: Int? = nil, exitCode: Int32 = 1) {
    var pod = Pod()
    pod.metadata.name = name
    pod.metadata.uid = name
    pod.metadata.namespace = "default"
    var owner = OwnerReference()
    owner.kind = "Job"
    owner.name = "work"
    owner.controller = true
    pod.metadata.ownerReferences = [owner]
    pod.status.phase = .running
    add(from, .added, .pod(pod))
    guard let to else { return }
    var status = ContainerStatus()
    status.name = "main"
    var terminated = ContainerStateTerminated()
    terminated.exitCode = exitCode
    terminated.finishedAt = Self.start + .seconds(to)
    status.state.terminated = terminated
    pod.status.containerStatuses = [status]
    pod.status.phase = exitCode == 0 ? .succeeded : .failed
    add(to, .modified, .pod(pod))
  }

  mutating func event(_ second: Int, reason: String, count: Int32) {
    var event = Event()
    event.metadata.name = "work.\(reason)"
    event.metadata.namespace = "default"
    event.involvedObject.kind = "Job"
    event.involvedObject.name = "work"
    event.reason = reason
    event.count = count
    add(second, .added, .event(event))
  }

  /// Three failures, ten and twenty seconds apart, and the end of the Job.
  static var failing: SampleRun {
    var run = SampleRun()
    run.job(0, .added)
    run.pod("work-a", from: 0, to: 2)
    run.pod("work-b", from: 12, to: 14)
    run.pod("work-c", from: 34, to: 36)
    run.job(38, condition: "Failed", reason: "BackoffLimitExceeded")
    run.event(38, reason: "BackoffLimitExceeded", count: 1)
    run.evidence.logs = [
      ContainerOutput(pod: "work-a", container: "main", text: "no answer\n"),
      ContainerOutput(pod: "work-b", container: "main", text: "try 2\n"),
    ]
    return run
  }

  /// A failure, a success, and the end of the Job.
  static var succeeding: SampleRun {
    var run = SampleRun()
    run.job(0, .added)
    run.pod("work-a", from: 0, to: 2)
    run.pod("work-b", from: 12, to: 14, exitCode: 0)
    run.job(16, condition: "Complete", reason: "CompletionsReached")
    return run
  }
}

/// A laboratory in which a script exits with the status that it names: `exit 3`.
struct StatusLaboratory: Laboratory {
  mutating func write(_ file: ProofFile) {}

  mutating func type(_ command: String) -> CommandResult { run(script: command) }

  mutating func run(script: String) -> CommandResult {
    let status = UInt8(script.trimmed.split(separator: " ").last ?? "") ?? 0
    return CommandResult(screen: "it says", standardOutput: "it says", ending: .exited(status))
  }
}
