import KubeAPI
package import Simulation

/// One Job's way through a run.
package struct JobRecord: Sendable {
  package enum Outcome: Equatable, Sendable {
    case complete
    case failed(reason: String, message: String)
    case suspended
    case running
  }

  package struct Suspension: Equatable, Sendable {
    package var start: Instant
    package var end: Instant?
  }

  package var name: String
  package var namespace: String
  package var uid: String
  package var created: Instant
  /// When the Complete or Failed condition came; nil while the Job goes on.
  package var finished: Instant?
  package var outcome: Outcome = .running
  /// When it was suspended, and until when; an open end while it is.
  package private(set) var suspensions: [Suspension] = []
  package var succeeded: Int32 = 0
  package var failed: Int32 = 0
  package var completions: Int32?

  init(_ job: Job, at moment: Instant) {
    name = job.metadata.name
    namespace = job.metadata.namespace
    uid = job.metadata.uid
    created = moment
  }

  mutating func note(_ job: Job, at moment: Instant) {
    succeeded = job.status.succeeded
    failed = job.status.failed
    completions = job.spec.completions
    outcome = Self.outcome(of: job)
    noteSuspension(job.spec.suspend == true && outcome == .suspended, at: moment)
    switch outcome {
    case .complete, .failed: finished = finished ?? moment
    case .running, .suspended: break
    }
  }

  private mutating func noteSuspension(_ isSuspended: Bool, at moment: Instant) {
    let isOpen = suspensions.last.map { $0.end == nil } ?? false
    if isSuspended, !isOpen { suspensions.append(Suspension(start: moment)) }
    if !isSuspended, isOpen { suspensions[suspensions.count - 1].end = moment }
  }

  private static func outcome(of job: Job) -> Outcome {
    for condition in job.status.conditions where condition.status == .true {
      switch condition.type {
      case "Complete": return .complete
      case "Failed": return .failed(reason: condition.reason, message: condition.message)
      default: continue
      }
    }
    return job.spec.suspend == true ? .suspended : .running
  }
}
