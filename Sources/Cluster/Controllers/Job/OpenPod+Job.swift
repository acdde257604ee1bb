import KubeAPI
import Simulation

extension OpenPod {
  var uid: String { pod.metadata.uid }
  var key: ObjectKey { pod.key }
  var isActive: Bool { !hasEnded && !isDeleting }
  var isTerminating: Bool { !hasEnded && isDeleting }

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
