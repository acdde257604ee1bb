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

  /// A running container that is to end, and why.
  struct Kill: Hashable, Sendable {
    var index: Int
    /// What is reported.
    var message: String
    var probe: ProbeKind
  }

  /// Containers to start, in order, as indexes into the init containers followed by the others.
  var starts: [Int] = []
  /// Containers to end first.
  var kills: [Kill] = []
  /// Whether the pod is done: what still runs of it is to be stopped.
  var stopsPod = false

  /// `presences`, `standings`: init containers first, then the others, in the order of the spec;
  /// no standings when nothing is probed.
  init(_ blueprint: PodBlueprint, presences: [Presence], standings: [ProbeStanding] = []) {
    func standing(_ index: Int) -> ProbeStanding {
      standings.isEmpty ? .unprobed : standings[index]
    }
    if isOver(blueprint, presences) {
      stopsPod = true
      return
    }
    guard initialize(blueprint, presences, standing) else { return }
    var isKept = false
    var mainStarts: [Int] = []
    for index in blueprint.mainIndices {
      let container = blueprint.containers[index]
      switch presences[index] {
      case .absent: mainStarts.append(index)
      case .exited(let code):
        if container.restartRule.restarts(after: code) { mainStarts.append(index) }
      case .running:
        guard let probe = standing(index).failure else {
          isKept = true
          continue
        }
        let restarts = container.restartRule.restartsAfterProbes
        if restarts { mainStarts.append(index) }
        let text = "Container \(container.name) failed \(probe.rawValue.lowercased()) probe"
        let message = restarts ? "\(text), will be restarted" : text
        kills.append(Kill(index: index, message: message, probe: probe))
      }
    }
    if !isKept && mainStarts.isEmpty {
      // Sidecars do not keep a pod alive.
      starts = []
      kills = []
      stopsPod = true
    } else {
      starts = starts.isEmpty ? mainStarts : starts + mainStarts
    }
  }

  /// Whether all main containers have ended for good, which gives the pod its last phase.
  private func isOver(_ blueprint: PodBlueprint, _ presences: [Presence]) -> Bool {
    blueprint.mainIndices.allSatisfy { index in
      if case .exited(let code) = presences[index] {
        !blueprint.containers[index].restartRule.restarts(after: code)
      } else {
        false
      }
    }
  }

  /// Looks at the init containers, the last first; true when the others may go on.
  ///
  /// `computeInitContainerActions` of the kubelet.
  private mutating func initialize(
    _ blueprint: PodBlueprint,
    _ presences: [Presence],
    _ standing: (Int) -> ProbeStanding
  ) -> Bool {
    let initCount = blueprint.initCount
    guard initCount > 0 else { return true }
    var isInitialized = presences[initCount...].contains(.running)
    // Whether one that comes later has been started before.
    var isPassed = isInitialized
    for index in (0..<initCount).reversed() {
      let container = blueprint.containers[index]
      let presence = presences[index]
      if presence == .absent {
        if isPassed && container.isSidecar { starts.append(index) }
        continue
      }
      if isPassed && !container.isSidecar { continue }
      var isDone = false
      switch presence {
      case .absent: break
      case .running:
        guard container.isSidecar else { break }
        isDone = standing(index).isStarted
        if let probe = standing(index).failure {
          let text = "Init container \(container.name) failed \(probe.rawValue.lowercased()) probe"
          kills.append(Kill(index: index, message: text, probe: probe))
        }
      case .exited(let code):
        if container.isSidecar {
          starts.append(index)
        } else if code == 0 {
          isDone = true
        } else if container.restartRule.restarts(after: code) {
          starts.append(index)
        } else {
          starts = []
          stopsPod = true
          return false
        }
      }
      if isDone {
        if index == initCount - 1 {
          isInitialized = true
        } else if !isPassed {
          starts.append(index + 1)
        }
      }
      if kills.last?.index == index { starts.append(index) }
      isPassed = true
    }
    if !isPassed { starts.append(0) }
    starts.reverse()
    return isInitialized
  }
}
