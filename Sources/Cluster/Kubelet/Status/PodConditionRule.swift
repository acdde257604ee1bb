import KubeAPI
import Simulation

/// Derives the conditions that the kubelet owns, in the order in which it writes them.
///
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/status/generate.go
struct PodConditionRule {
  private let blueprint: PodBlueprint
  private let phase: PodPhase
  private let initStatuses: [ContainerStatus]
  private let statuses: [ContainerStatus]

  /// `initStatuses`, `statuses`: in the order of the spec.
  init(
    _ blueprint: PodBlueprint,
    phase: PodPhase,
    initStatuses: [ContainerStatus],
    statuses: [ContainerStatus]
  ) {
    self.blueprint = blueprint
    self.phase = phase
    self.initStatuses = initStatuses
    self.statuses = statuses
  }

  /// The types that are the kubelet's, those first that are compared fastest.
  private static let owned = [
    "Initialized", "Ready", "ContainersReady", "PodScheduled", "PodReadyToStartContainers",
    "AllContainersRestarting",
  ]

  /// All conditions of the pod: those of others as they are, then the kubelet's.
  ///
  /// - Parameters:
  ///   - previous: the conditions before.
  ///   - hasSandbox: whether the pod's sandbox stands.
  ///   - isStartingOver: whether all containers are being killed; nil for a pod that never does so.
  ///   - generation: the pod's.
  ///   - moment: when what has changed did so.
  /// - Returns: those of others, then the kubelet's.
  func conditions(
    after previous: [PodCondition],
    hasSandbox: Bool,
    isStartingOver: Bool?,
    generation: Int64,
    at moment: Instant
  ) -> [PodCondition] {
    var conditions: [PodCondition] = []
    conditions.reserveCapacity(Self.owned.count)
    for condition in previous where !Self.owned.contains(condition.type) {
      conditions.append(condition)
    }
    let readiness = containersReady
    func add(_ type: String, _ verdict: Verdict) {
      var condition = PodCondition()
      condition.type = type
      condition.status = verdict.holds ? .true : .false
      condition.reason = verdict.reason
      condition.message = verdict.message
      condition.observedGeneration = generation
      condition.lastTransitionTime = moment
      if let last = previous.firstIndex(where: { $0.type == type }),
        previous[last].status == condition.status
      {
        condition.lastTransitionTime = previous[last].lastTransitionTime
      }
      conditions.append(condition)
    }
    add("PodReadyToStartContainers", Verdict(holds: hasSandbox))
    add("Initialized", initialized)
    add("Ready", readiness)
    add("ContainersReady", readiness)
    add("PodScheduled", Verdict(holds: true))
    if let isStartingOver { add("AllContainersRestarting", startingOver(isStartingOver)) }
    return conditions
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
