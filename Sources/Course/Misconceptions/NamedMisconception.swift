/// What people believe about Jobs that is not so, by name: the catalogue.
///
/// An item that names one is answered by the belief's own computation: its proof runs with
/// manifests and script changed so that the simulator does what the belief expects.
package enum NamedMisconception: String, CaseIterable, Sendable {
  case backoffLimitCountsAttempts = "backoffLimit-counts-attempts"
  case neverMeansNoRetry = "never-means-no-retry"
  case onFailureMakesNewPods = "onfailure-makes-new-pods"
  case neverRestartsInPlace = "never-restarts-in-place"
  case completionsEqualsParallelism = "completions-equals-parallelism"
  case parallelismIsIgnored = "parallelism-is-ignored"
  case allCompletionsAtOnce = "all-completions-at-once"
  case suspendKeepsPods = "suspend-keeps-pods"
  case startTimeIsKept = "starttime-is-kept"
  case deadlineDoesNotStopRetries = "deadline-does-not-stop-retries"
  case finishedJobsAreRemoved = "finished-jobs-are-removed"
  case finishedJobsAreKept = "finished-jobs-are-kept"

  /// A row of the catalogue.
  struct Row {
    /// What it is called on screen.
    var title: String
    var belief: String
    var truth: String
    /// How a proof's texts are changed for the simulator to behave as the belief says.
    var changes: [BeliefChange]
  }

  var row: Row {
    switch self {
    case .backoffLimitCountsAttempts:
      Row(
        title: "backoffLimit counts attempts",
        belief: "backoffLimit is the number of attempts.",
        truth: "It is the number of failures that are forgiven: the first attempt is no retry.",
        changes: [.field("backoffLimit", .decreased)]
      )
    case .neverMeansNoRetry:
      Row(
        title: "Never means no retry",
        belief: "With restartPolicy Never a failed Job is not tried again.",
        truth: "Never is about the container; the Job makes a new pod while its limit allows.",
        changes: [.field("backoffLimit", .set("0"))]
      )
    case .onFailureMakesNewPods:
      Row(
        title: "OnFailure makes new pods",
        belief: "After a failure under OnFailure the Job makes a new pod.",
        truth: "Under OnFailure the kubelet starts the container again, in the same pod.",
        changes: [.field("restartPolicy", .replaced("OnFailure", by: "Never"))]
      )
    case .neverRestartsInPlace:
      Row(
        title: "Never restarts in place",
        belief: "After a failure under Never the container starts again in the same pod.",
        truth: "Under Never each attempt is a pod of its own, and the failed ones stay.",
        changes: [.field("restartPolicy", .replaced("Never", by: "OnFailure"))]
      )
    case .completionsEqualsParallelism:
      Row(
        title: "completions equals parallelism",
        belief: "A Job runs as many pods in all as it runs at once.",
        truth: "parallelism is how many run at once, completions how many must succeed in all.",
        changes: [.field("completions", .copied(from: "parallelism"))]
      )
    case .parallelismIsIgnored:
      Row(
        title: "pods run one after another",
        belief: "The pods of a Job run one after another, whatever parallelism says.",
        truth: "Up to parallelism pods run at the same time.",
        changes: [.field("parallelism", .set("1"))]
      )
    case .allCompletionsAtOnce:
      Row(
        title: "all completions run at once",
        belief: "All pods that completions asks for start together.",
        truth: "At most parallelism pods run at a time; the next starts when one has ended.",
        changes: [.field("parallelism", .copied(from: "completions"))]
      )
    case .suspendKeepsPods:
      Row(
        title: "suspend keeps pods",
        belief: "Pods that run when a Job is suspended go on to their end.",
        truth: "Suspending deletes the Job's running pods; their work starts anew on resuming.",
        changes: [.field("suspend", .replaced("true", by: "false"))]
      )
    case .startTimeIsKept:
      Row(
        title: "startTime is kept",
        belief: "A Job that is resumed keeps the startTime of its first start.",
        truth: "Suspending clears startTime, and resuming sets it anew.",
        changes: [.text(".status.startTime", by: ".metadata.creationTimestamp")]
      )
    case .deadlineDoesNotStopRetries:
      Row(
        title: "the deadline does not stop retries",
        belief: "activeDeadlineSeconds bounds nothing while backoffLimit has retries left.",
        truth: "The deadline ends the whole Job, whatever backoffLimit would still allow.",
        changes: [.field("activeDeadlineSeconds", .set("86400"))]
      )
    case .finishedJobsAreRemoved:
      Row(
        title: "finished Jobs are removed",
        belief: "A Job that has ended is removed at once.",
        truth: "A finished Job stays until somebody deletes it or its TTL is over.",
        changes: [.field("ttlSecondsAfterFinished", .set("0"))]
      )
    case .finishedJobsAreKept:
      Row(
        title: "finished Jobs are kept",
        belief: "A Job that has ended stays until somebody deletes it.",
        truth: "With ttlSecondsAfterFinished it is deleted with its pods when that time is over.",
        changes: [.field("ttlSecondsAfterFinished", .set("864000"))]
      )
    }
  }

  package var title: String { row.title }

  /// What is said to an answer that the belief gives: its name, and what is so.
  package var diagnosis: String { "**\(row.title)**: \(row.belief) It is not so. \(row.truth)" }

  /// The text as whoever believes this takes it to be.
  package func applied(to text: String) -> String {
    row.changes.reduce(text) { $1.applied(to: $0) }
  }
}

/// The answer that a belief gives: what the proof prints under it.
package struct BeliefAnswer: Hashable, Sendable {
  package var misconception: NamedMisconception
  package var lines: [String]

  package init(misconception: NamedMisconception, lines: [String]) {
    self.misconception = misconception
    self.lines = lines
  }
}
