import KubeAPI
import Simulation

/// A pod's status by what its node's kubelet knows.
///
/// `generateAPIPodStatus` and `mergePodStatus` of the kubelet: a phase that ends a pod is held back
/// until the pod's sandbox is gone, while conditions and containers already tell of the end.
extension PodWorker {
  /// Brings the status of a pod that lives up to date, or makes it its last one once everything of
  /// the pod has stopped.
  ///
  /// It changes nothing of the worker: who may change it need not copy it to look at it.
  mutating func update(_ status: inout PodStatus, of pod: Pod, at moment: Instant, isFinal: Bool) {
    var initStatuses = containerStatuses(of: 0..<blueprint.initCount, pod.spec)
    var statuses = containerStatuses(of: blueprint.mainIndices, pod.spec)
    if isFinal { markMissing(&initStatuses, &statuses) }
    var phase = PhaseRule.phase(
      of: blueprint,
      initStatuses: initStatuses,
      statuses: statuses,
      isStopped: isFinal,
      hasInitialized: hasBegun
    )
    if status.phase.isTerminal {
      // Somebody else has said already how the pod has ended.
      phase = status.phase
    } else if isFinal {
      if !phase.isTerminal || eviction != nil { phase = .failed }
      status.phase = phase
      if let eviction {
        status.reason = eviction.reason
        status.message = eviction.message
      }
    } else {
      if !phase.isTerminal {
        status.phase = phase
      } else if status.phase == "" {
        status.phase = .pending
      }
      // Past its deadline a pod counts as failed before it has ended.
      if let eviction, eviction == .deadlineExceeded { phase = .failed }
    }
    PodConditionRule(
      blueprint: blueprint,
      phase: phase,
      initStatuses: initStatuses,
      statuses: statuses,
      generation: pod.metadata.generation,
      moment: moment
    ).update(
      &status.conditions,
      hasSandbox: hasSandbox && !isFinal,
      isStartingOver: blueprint.mayStartOver ? isStartingOver : nil
    )
    status.initContainerStatuses = initStatuses
    // "Sort the container statuses since clients of this interface expect the list of containers
    // in a pod has a deterministic order": by name, other than the init containers.
    if statuses.count > 1 { statuses.sort { $0.name < $1.name } }
    status.containerStatuses = statuses
    status.observedGeneration = pod.metadata.generation
    status.startTime = startTime
    status.hostIP = hostAddress
    status.hostIPs = HostIP.list(hostAddress, like: status.hostIPs)
    status.podIP = address
    status.podIPs = HostIP.list(address, like: status.podIPs)
    if status.qosClass.isEmpty { status.qosClass = blueprint.qosClass.rawValue }
  }

  private var hasBegun: Bool {
    records[blueprint.initCount...].contains { $0.presence != .absent }
  }

  /// Containers without any end are told to have failed: `TerminatePod` of the status manager.
  private func markMissing(
    _ initStatuses: inout [ContainerStatus],
    _ statuses: inout [ContainerStatus]
  ) {
    let isInitialized =
      hasBegun || initStatuses.allSatisfy { $0.state.terminated?.exitCode == 0 }
    if isInitialized { for index in statuses.indices { markMissing(&statuses[index]) } }
    let lastKnown = initStatuses.lastIndex {
      $0.state.waiting == nil || $0.lastState.terminated != nil
    }
    for index in 0..<(lastKnown.map { $0 + 1 } ?? 0) { markMissing(&initStatuses[index]) }
  }

  private func markMissing(_ status: inout ContainerStatus) {
    guard status.state.terminated == nil else { return }
    var end = ContainerStateTerminated()
    end.exitCode = 137
    end.reason = "ContainerStatusUnknown"
    end.message = "The container could not be located when the pod was terminated"
    status.state = ContainerState()
    status.state.terminated = end
    status.started = false
  }
}

extension HostIP {
  /// The list that goes with an address; `known` itself if it is that.
  fileprivate static func list(_ address: String, like known: [HostIP]) -> [HostIP] {
    if address.isEmpty { return [] }
    if known.count == 1, known[0].ip == address { return known }
    var entry = HostIP()
    entry.ip = address
    return [entry]
  }
}
