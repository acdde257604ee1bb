import KubeAPI
import Simulation

/// In which order surplus pods are deleted: what has come least far first.
///
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/controller_utils.go
/// (`ActivePods`).
enum ActivePodRanking {
  /// Whether `a` is to be deleted rather than `b`.
  static func goesBefore(_ a: Pod, _ b: Pod) -> Bool {
    if a.spec.nodeName.isEmpty != b.spec.nodeName.isEmpty { return a.spec.nodeName.isEmpty }
    let phases = (rank(a.status.phase), rank(b.status.phase))
    if phases.0 != phases.1 { return phases.0 < phases.1 }
    if a.isReady != b.isReady { return !a.isReady }
    if a.isReady, b.isReady {
      let (since, other) = (readyTime(a), readyTime(b))
      if since != other { return isLaterOrUnset(since, other) }
    }
    let (restarts, others) = (mostRestarts(a), mostRestarts(b))
    if restarts.regular != others.regular { return restarts.regular > others.regular }
    if restarts.sidecar != others.sidecar { return restarts.sidecar > others.sidecar }
    let (creation, other) = (a.metadata.creationTimestamp, b.metadata.creationTimestamp)
    if creation != other { return isLaterOrUnset(creation, other) }
    return false
  }

  private static func rank(_ phase: PodPhase) -> Int {
    switch phase {
    case .pending: 0
    case .unknown: 1
    case .running: 2
    default: 0
    }
  }

  private static func readyTime(_ pod: Pod) -> Instant? {
    pod.status.conditions.first { $0.type == "Ready" && $0.status == .true }?.lastTransitionTime
  }

  private static func isLaterOrUnset(_ a: Instant?, _ b: Instant?) -> Bool {
    guard let a, let b else { return a == nil }
    return a > b
  }

  private static func mostRestarts(_ pod: Pod) -> (regular: Int32, sidecar: Int32) {
    let sidecars = pod.spec.initContainers.lazy.filter { $0.restartPolicy == .always }.map(\.name)
    var regular = pod.status.containerStatuses.map(\.restartCount).max() ?? 0
    var sidecar: Int32 = 0
    for container in pod.status.initContainerStatuses {
      if sidecars.contains(container.name) {
        sidecar = max(sidecar, container.restartCount)
      } else {
        regular = max(regular, container.restartCount)
      }
    }
    return (regular, sidecar)
  }
}
