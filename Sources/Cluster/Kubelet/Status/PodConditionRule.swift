import KubeAPI
import Simulation

/// Derives the conditions that the kubelet owns, in the order in which it writes them.
///
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/status/generate.go
struct PodConditionRule {
  let blueprint: PodBlueprint
  let phase: PodPhase
  /// In the order of the spec, as are the others.
  let initStatuses: [ContainerStatus]
  let statuses: [ContainerStatus]
  /// The conditions so far.
  let previous: [PodCondition]
  let generation: Int64
  let moment: Instant

  /// The types that are the kubelet's, those first that are compared fastest.
  private static let owned = [
    "Initialized", "Ready", "ContainersReady", "PodScheduled", "PodReadyToStartContainers",
    "AllContainersRestarting",
  ]

  /// All conditions of the pod: those of others as they are, then the kubelet's.
  ///
  /// `isStartingOver`: whether all containers are being killed; nil for a pod that never does so.
  func conditions(hasSandbox: Bool, isStartingOver: Bool? = nil) -> [PodCondition] {
    var conditions: [PodCondition] = []
    conditions.reserveCapacity(Self.owned.count)
    for condition in previous where !Self.owned.contains(condition.type) {
      conditions.append(condition)
    }
    let readiness = containersReady
    conditions.append(condition("PodReadyToStartContainers", Verdict(holds: hasSandbox)))
    conditions.append(condition("Initialized", initialized))
    conditions.append(condition("Ready", readiness))
    conditions.append(condition("ContainersReady", readiness))
    conditions.append(condition("PodScheduled", Verdict(holds: true)))
    if let isStartingOver {
      conditions.append(condition("AllContainersRestarting", startingOver(isStartingOver)))
    }
    return conditions
  }

  private func condition(_ type: String, _ verdict: Verdict) -> PodCondition {
    let status: ConditionStatus = verdict.holds ? .true : .false
    let last = previous.firstIndex { $0.type == type }
    let isAsBefore = last.map { previous[$0].status == status } ?? false
    return PodCondition(
      type: type,
      status: status,
      reason: verdict.reason,
      message: verdict.message,
      observedGeneration: generation,
      lastTransitionTime: isAsBefore ? last.flatMap { previous[$0].lastTransitionTime } : moment
    )
  }

  private func startingOver(_ isStartingOver: Bool) -> Verdict {
    if phase == .succeeded { return Verdict(holds: false, reason: "PodCompleted") }
    if phase == .failed { return Verdict(holds: false, reason: "PodFailed") }
    guard isStartingOver else { return Verdict(holds: false) }
    return Verdict(
      holds: true,
      reason: "RestartAllContainersStarted",
      message: "container exited with restart policy rule"
    )
  }

  private struct Verdict {
    var holds: Bool
    var reason = ""
    var message = ""
  }

  private var initialized: Verdict {
    if phase == .succeeded { return Verdict(holds: true, reason: "PodCompleted") }
    if initStatuses.isEmpty || statuses.contains(where: \.hasStarted) {
      return Verdict(holds: true)
    }
    let incomplete = initStatuses.indices.filter { index in
      let isSidecar = blueprint.containers[index].isSidecar
      return isSidecar ? initStatuses[index].started != true : !initStatuses[index].ready
    }
    if incomplete.isEmpty { return Verdict(holds: true) }
    return Verdict(
      holds: false,
      reason: "ContainersNotInitialized",
      message: "containers with incomplete status: \(list(incomplete))"
    )
  }

  private var containersReady: Verdict {
    if phase == .succeeded { return Verdict(holds: false, reason: "PodCompleted") }
    if phase == .failed { return Verdict(holds: false, reason: "PodFailed") }
    var unready = initStatuses.indices.filter {
      blueprint.containers[$0].isSidecar && !initStatuses[$0].ready
    }
    for index in statuses.indices where !statuses[index].ready {
      unready.append(blueprint.initCount + index)
    }
    if unready.isEmpty { return Verdict(holds: true) }
    return Verdict(
      holds: false,
      reason: "ContainersNotReady",
      message: "containers with unready status: \(list(unready))"
    )
  }

  /// `[a b]`, as Go prints a list of names.
  private func list(_ indices: [Int]) -> String {
    "[\(indices.map { blueprint.containers[$0].name }.joined(separator: " "))]"
  }
}

extension ContainerStatus {
  /// Whether the container runs or has run.
  fileprivate var hasStarted: Bool {
    state.running != nil || state.terminated != nil || lastState.terminated != nil
  }
}
