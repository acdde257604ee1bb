import KubeAPI
import Simulation

/// Runs Jobs: makes their pods, counts their ends, and ends the Jobs.
///
/// What is to be done is decided by `JobPlanner`; this is what the controller remembers between
/// its passes.
struct JobController: Sendable {
  var queue = WorkQueue()
  /// The recent failures of each Job, by its key; lost when the controller restarts, as upstream.
  var backoffs = FocusedTable<ObjectKey, BackoffRecord>()
  /// Counted pods that their Jobs do not select any more, by the Jobs' keys, to be let go.
  var strays = FocusedTable<ObjectKey, [ObjectKey]>()
  /// Passes between their two status writes.
  var unfinishedPasses = FocusedTable<ObjectKey, UnfinishedPass>()
  /// What the last pods of each Job were made from, by its key.
  var templates: [ObjectKey: JobPodTemplate] = [:]
  /// The time between the two status writes of a pass.
  var delays: RandomStream

  init(seed: UInt64) {
    delays = RandomStream(seed: seed, purpose: "job-controller")
  }

  /// Jobs whose templates are kept; more begin anew.
  private static let templateMax = 64

  /// Keeps what pods of a Job are made from, for its next ones.
  mutating func keep(_ template: JobPodTemplate, _ key: ObjectKey) {
    if templates.count >= Self.templateMax { templates = [:] }
    templates[key] = template
  }

  /// Forgets the failures of a Job that has ended or is gone.
  mutating func forget(_ key: ObjectKey) { _ = backoffs.removeValue(forKey: key) }

  /// The second half of a pass: finalizers and counters, and perhaps the end of the Job.
  struct UnfinishedPass: Sendable {
    /// The Job as the first half has written it.
    var job: Job
    var settledPods: [ObjectKey]
    var verdict: JobVerdict?
    /// False when the terminal condition has to wait for pods.
    var mayFinish: Bool
    /// When the verdict was given.
    var decision: Instant
    /// Whether pods could not be made in the first half.
    var hasFailed: Bool
  }
}
