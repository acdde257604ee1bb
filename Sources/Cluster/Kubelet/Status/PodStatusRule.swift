import KubeAPI
import Simulation

/// Derives a pod's status from what its node's kubelet knows.
///
/// `generateAPIPodStatus` and `mergePodStatus` of the kubelet: a phase that ends a pod is held back
/// until the pod's sandbox is gone, while conditions and containers already tell of the end.
struct PodStatusRule {
  let pod: Pod
  let worker: PodWorker
  let moment: Instant

  /// The status while the pod lives, or its last one once everything of it has stopped.
  func status(isFinal: Bool) -> PodStatus {
    var status = pod.status
    var (initStatuses, statuses) = containerStatuses()
    if isFinal { markMissing(&initStatuses, &statuses) }
    var phase = PhaseRule.phase(
      of: pod.spec,
      initStatuses: ContainerStatuses(initStatuses),
      statuses: ContainerStatuses(statuses),
      isStopped: isFinal,
      hasInitialized: hasBegun
    )
    if pod.status.phase.isTerminal {
      // Somebody else has said already how the pod has ended.
      phase = pod.status.phase
    } else if isFinal {
      if !phase.isTerminal || worker.eviction != nil { phase = .failed }
      status.phase = phase
      if let eviction = worker.eviction {
        status.reason = eviction.reason
        status.message = eviction.message
      }
    } else {
      status.phase = phase.isTerminal ? known(pod.status.phase) : phase
      // Past its deadline a pod counts as failed before it has ended.
      if worker.eviction == .deadlineExceeded { phase = .failed }
    }
    status.conditions = PodConditionRule(
      pod,
      phase: phase,
      statuses: ContainerStatuses(initStatuses + statuses),
      at: moment
    ).conditions(
      hasSandbox: worker.hasSandbox && !isFinal,
      isStartingOver: worker.blueprint.mayStartOver ? worker.isStartingOver : nil
    )
    status.initContainerStatuses = initStatuses
    // "Sort the container statuses since clients of this interface expect the list of containers
    // in a pod has a deterministic order": by name, other than the init containers.
    status.containerStatuses = statuses.sorted { $0.name < $1.name }
    status.observedGeneration = pod.metadata.generation
    status.startTime = worker.startTime
    status.hostIP = worker.hostAddress
    status.hostIPs = addresses(worker.hostAddress)
    status.podIP = worker.address
    status.podIPs = addresses(worker.address)
    if status.qosClass.isEmpty { status.qosClass = worker.blueprint.qosClass.rawValue }
    return status
  }

  private var hasBegun: Bool {
    worker.records[pod.spec.initContainers.count...].contains { $0.presence != .absent }
  }

  private func known(_ phase: PodPhase) -> PodPhase { phase == "" ? .pending : phase }

  private func addresses(_ address: String) -> [HostIP] {
    guard !address.isEmpty else { return [] }
    var entry = HostIP()
    entry.ip = address
    return [entry]
  }

  private func containerStatuses() -> (initial: [ContainerStatus], main: [ContainerStatus]) {
    let rule = ContainerStatusRule(
      spec: pod.spec,
      isActive: worker.stage == .preparing || worker.stage == .syncing
    )
    let all = worker.records.indices.map { index in
      rule.status(
        of: index,
        worker.records[index],
        extras: worker.blueprint.containers[index].statusExtras,
        standing: worker.probes.isEmpty ? .unprobed : worker.standing(of: index)
      )
    }
    let initCount = pod.spec.initContainers.count
    return (Array(all[..<initCount]), Array(all[initCount...]))
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
