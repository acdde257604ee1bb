import KubeAPI
import Simulation

/// What one pass over a Job wants done: deletions or creations, then the status, then the rest.
struct JobPlan: Sendable {
  struct Deletion: Sendable {
    var pod: ObjectKey
    /// The pod is let go before it is deleted, so that it is not counted as failed.
    var releasesFirst: Bool
  }

  struct Creation: Sendable {
    /// The completion index of the new pod; nil for a Job without indexes.
    var index: Int?
    /// How often pods of this index have failed: counted, and ignored.
    var failures = 0
    var ignoredFailures = 0
  }

  var deletions: [Deletion] = []
  var creations: [Creation] = []
  /// Whether Suspended or Resumed is to be reported.
  var suspensionEvent: (reason: String, message: String)?
  /// The first status write.
  var status: JobStatus
  var writesStatus = false
  /// Kept when the status has been written.
  var backoff: BackoffRecord
  /// Pods whose end is in the status now.
  var settledPods: [ObjectKey] = []
  var verdict: JobVerdict?
  /// False when more pods have ended than one pass may count.
  var countsAllPods = true
  /// When to look at the Job again, whatever happens.
  var requeues: [Duration] = []
}
