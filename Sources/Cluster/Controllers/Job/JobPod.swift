import KubeAPI
import Simulation

/// A pod as its Job sees it.
struct JobPod: Sendable {
  private let open: OpenPod
  /// The completion index; nil when it has none or no valid one.
  let index: Int?
  /// Whether the pod counts as failed, or will.
  let isFailed: Bool

  init(_ open: OpenPod, of job: Job) {
    self.open = open
    index = job.isIndexed ? open.completionIndex : nil
    // A deleted pod may never reach the phase Failed, so that it counts at once, unless its
    // replacement waits for it anyway (`isPodFailed`).
    isFailed =
      open.hasFailed || !open.isSucceeded && open.isDeleting && !job.replacesOnlyFailedPods
  }

  var pod: Pod { open.pod }
  /// Whether the pod still has to be counted.
  var isTracked: Bool { open.isTracked }
  var isSucceeded: Bool { open.isSucceeded }
  var isDeleting: Bool { open.isDeleting }
  var isReady: Bool { open.isReady }
  var uid: String { pod.metadata.uid }
  var isActive: Bool { !open.hasEnded && !isDeleting }
  var isTerminating: Bool { !open.hasEnded && isDeleting }

  var key: ObjectKey {
    ObjectKey(kind: .pod, namespace: pod.metadata.namespace, name: pod.metadata.name)
  }

  /// How often pods of this index failed before this one, ignored failures included.
  var earlierFailures: Int {
    pod.count(in: IndexAnnotation.failureCount) + pod.count(in: IndexAnnotation.ignoredFailureCount)
  }
}

/// Where the pods of an index carry on how often earlier ones have failed.
enum IndexAnnotation {
  static let failureCount = "batch.kubernetes.io/job-index-failure-count"
  static let ignoredFailureCount = "batch.kubernetes.io/job-index-ignored-failure-count"
}

extension Pod {
  /// The completion index in the annotation; nil when there is none or it is not a number.
  var completionIndex: Int? {
    guard let text = metadata.annotations[JobLabels.completionIndex], let index = Int(text),
      index >= 0
    else { return nil }
    return index
  }

  /// A count kept in an annotation; 0 when it is absent or senseless.
  func count(in annotation: String) -> Int {
    guard let text = metadata.annotations[annotation], let count = Int32(text) else { return 0 }
    return max(0, Int(count))
  }
}
