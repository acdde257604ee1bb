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
  let generation: Int64
  let moment: Instant

  /// The types that are the kubelet's, in the order in which it writes them; the last one is for
  /// pods that may start over.
  private static let owned = [
    "PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled",
    "AllContainersRestarting",
  ]

  /// Brings all conditions of the pod up to date: those of others stay as they are and come first.
  ///
  /// `isStartingOver`: whether all containers are being killed; nil for a pod that never does so.
  func update(_ conditions: inout [PodCondition], hasSandbox: Bool, isStartingOver: Bool? = nil) {
    let count = isStartingOver == nil ? Self.owned.count - 1 : Self.owned.count
    if !Self.areSettled(conditions, count) { Self.settle(&conditions, count) }
    let first = conditions.count - count
    let readiness = containersReady
    set(&conditions[first], Verdict(holds: hasSandbox))
    set(&conditions[first + 1], initialized)
    set(&conditions[first + 2], readiness)
    set(&conditions[first + 3], readiness)
    set(&conditions[first + 4], Verdict(holds: true))
    if let isStartingOver { set(&conditions[first + 5], startingOver(isStartingOver)) }
  }

  /// Whether the kubelet's conditions are all there, at the end and in order.
  private static func areSettled(_ conditions: [PodCondition], _ count: Int) -> Bool {
    let first = conditions.count - count
    return first >= 0
      && (0..<count).allSatisfy { conditions[first + $0].type == owned[$0] }
      && (0..<first).allSatisfy { !owned.contains(conditions[$0].type) }
  }

  private static func settle(_ conditions: inout [PodCondition], _ count: Int) {
    var settled: [PodCondition] = []
    settled.reserveCapacity(conditions.count + count)
    for index in conditions.indices where !owned.contains(conditions[index].type) {
      settled.append(conditions[index])
    }
    for number in 0..<count {
      if let known = conditions.firstIndex(where: { $0.type == owned[number] }) {
        settled.append(conditions[known])
      } else {
        settled.append(PodCondition())
        settled[settled.count - 1].type = owned[number]
      }
    }
    conditions = settled
  }

  private func set(_ condition: inout PodCondition, _ verdict: Verdict) {
    let status: ConditionStatus = verdict.holds ? .true : .false
    if condition.status != status {
      condition.status = status
      condition.lastTransitionTime = moment
    }
    condition.reason = verdict.reason
    condition.message = verdict.message
    condition.observedGeneration = generation
    condition.lastProbeTime = nil
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
      message: "containers with incomplete status: \(names(incomplete).goText)"
    )
  }

  private var containersReady: Verdict {
    if phase == .succeeded { return Verdict(holds: false, reason: "PodCompleted") }
    if phase == .failed { return Verdict(holds: false, reason: "PodFailed") }
    if blueprint.initCount == 0, statuses.indices.allSatisfy({ !statuses[$0].ready }) {
      return unready(blueprint.allUnreadyMessage)
    }
    var indices = initStatuses.indices.filter {
      blueprint.containers[$0].isSidecar && !initStatuses[$0].ready
    }
    for index in statuses.indices where !statuses[index].ready {
      indices.append(blueprint.initCount + index)
    }
    if indices.isEmpty { return Verdict(holds: true) }
    return unready(PodBlueprint.unreadyMessage(names(indices)))
  }

  private func unready(_ message: String) -> Verdict {
    Verdict(holds: false, reason: "ContainersNotReady", message: message)
  }

  private func names(_ indices: [Int]) -> [String] {
    indices.map { blueprint.containers[$0].name }
  }
}

extension ContainerStatus {
  /// Whether the container runs or has run.
  fileprivate var hasStarted: Bool {
    state.running != nil || state.terminated != nil || lastState.terminated != nil
  }
}
