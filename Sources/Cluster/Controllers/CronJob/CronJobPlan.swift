import KubeAPI
import Simulation

/// What one pass over a CronJob wants done: reports and deletions in turn, a Job, then the status.
struct CronJobPlan: Sendable {
  enum Step: Sendable {
    case report(Report)
    /// Deletes a Job and, in the background, its pods.
    case delete(ObjectKey)
  }

  struct Report: Hashable, Sendable {
    var type: EventType
    var reason: String
    var message: String
  }

  struct Creation: Sendable {
    var job: Job
    /// The moment of the schedule that it is for.
    var start: Instant
  }

  var steps: [Step] = []
  var creation: Creation?
  /// Without what the creation will add to it.
  var status: CronJobStatus
  var writesStatus = false
  /// When to look at the CronJob again, whatever happens; nil when only a change can bring work.
  var requeue: Duration?
}
