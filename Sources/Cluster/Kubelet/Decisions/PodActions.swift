import KubeAPI

/// What the kubelet does next with a pod's containers.
///
/// The decisions are those of `computePodActions`:
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/kuberuntime/kuberuntime_manager.go
struct PodActions: Hashable, Sendable {
  /// A container as the runtime has it.
  enum Presence: Hashable, Sendable {
    case absent
    case running
    case exited(Int32)
  }

  /// Containers to start, in order, as indexes into the init containers followed by the others.
  var starts: [Int] = []
  /// Whether the pod is done: what still runs of it is to be stopped.
  var stopsPod = false

  /// `presences`: init containers first, then the others, in the order of the spec.
  init(_ spec: PodSpec, presences: [Presence]) {
    let initCount = spec.initContainers.count
    let hasBegun = presences[initCount...].contains { $0 != .absent }
    guard initialize(spec, presences, hasBegun: hasBegun) else { return }
    var isKept = false
    var mainStarts: [Int] = []
    for (offset, container) in spec.containers.enumerated() {
      switch presences[initCount + offset] {
      case .absent: mainStarts.append(initCount + offset)
      case .running: isKept = true
      case .exited(let code):
        if container.restarts(after: code, in: spec) { mainStarts.append(initCount + offset) }
      }
    }
    if !isKept && mainStarts.isEmpty {
      // Sidecars do not keep a pod alive.
      starts = []
      stopsPod = true
    } else {
      starts += mainStarts
    }
  }

  /// Looks at the init containers; true when the others may go on.
  private mutating func initialize(
    _ spec: PodSpec,
    _ presences: [Presence],
    hasBegun: Bool
  ) -> Bool {
    for (index, container) in spec.initContainers.enumerated() {
      let presence = presences[index]
      if container.isSidecar {
        if presence != .running { starts.append(index) }
        // The next one waits until this one has started.
        if presence == .absent && !hasBegun { return false }
        continue
      }
      if hasBegun { continue }
      switch presence {
      case .exited(0): continue
      case .running: return false
      case .absent:
        starts.append(index)
        return false
      case .exited(let code):
        if container.restarts(after: code, in: spec) {
          starts.append(index)
        } else {
          starts = []
          stopsPod = true
        }
        return false
      }
    }
    return true
  }
}
