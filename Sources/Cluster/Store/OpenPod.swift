public import KubeAPI

/// A pod that its controller still has to look at, with what is asked of it at every pass.
///
/// It is worked out when the pod is written, which is ten times, and not when it is looked at, which
/// is at every change of any pod of the same Job.
public struct OpenPod: Sendable {
  public let pod: Pod
  /// The completion index; nil when it has none or no valid one.
  let completionIndex: Int?
  /// Whether it still has to be counted.
  let isTracked: Bool
  let isSucceeded: Bool
  /// Whether its phase is Failed.
  let hasFailed: Bool
  let isDeleting: Bool
  let isReady: Bool
  /// Whether it carries the label that its Job's generated selector asks for.
  let hasControllerLabel: Bool

  init(_ pod: Pod) {
    self.pod = pod
    completionIndex = pod.completionIndex
    let metadata = pod.metadata
    isTracked = metadata.finalizers.contains(Finalizer.jobTracking)
    isDeleting = metadata.deletionTimestamp != nil
    let phase = pod.status.phase
    isSucceeded = phase == .succeeded
    hasFailed = phase == .failed
    isReady = pod.isReady
    hasControllerLabel =
      metadata.controller.map { $0.uid == metadata.labels[JobLabels.controllerUID] } ?? false
  }

  var hasEnded: Bool { isSucceeded || hasFailed }
}
