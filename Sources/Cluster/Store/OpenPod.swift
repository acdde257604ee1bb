public import KubeAPI

/// A pod that its controller still has to look at, with what is asked of it at every pass.
///
/// It is worked out when the pod is written, which is ten times, and not when it is looked at, which
/// is at every change of any pod of the same Job.
public struct OpenPod: Sendable {
  public private(set) var pod: Pod
  /// Where the pod lies in the store; negative when it has left those that are looked at.
  var slot: Int
  /// The completion index; nil when it has none or no valid one.
  let completionIndex: Int?
  /// Whether it carries the label that its Job's generated selector asks for.
  let hasControllerLabel: Bool
  /// Whether it still has to be counted.
  private(set) var isTracked = false
  private(set) var isSucceeded = false
  /// Whether its phase is Failed.
  private(set) var hasFailed = false
  private(set) var isDeleting = false
  private(set) var isReady = false

  init(_ pod: Pod, at slot: Int) {
    self.pod = pod
    self.slot = slot
    completionIndex = pod.completionIndex
    let metadata = pod.metadata
    hasControllerLabel =
      metadata.controllerPosition.map { position in
        metadata.ownerReferences[position].uid == metadata.labels[JobLabels.controllerUID]
      } ?? false
    note()
  }

  /// Follows a write that has left labels, annotations and owners as they were.
  mutating func follow(_ next: Pod) {
    pod = next
    note()
  }

  private mutating func note() {
    let phase = pod.status.phase
    isSucceeded = phase == .succeeded
    hasFailed = phase == .failed
    isReady = pod.isReady
    isTracked = pod.metadata.finalizers.contains(Finalizer.jobTracking)
    isDeleting = pod.metadata.deletionTimestamp != nil
  }

  var hasEnded: Bool { isSucceeded || hasFailed }
}
