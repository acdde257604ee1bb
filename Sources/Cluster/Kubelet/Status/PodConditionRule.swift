import KubeAPI
import Simulation

/// Derives the conditions that the kubelet owns, in the order in which it writes them.
///
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/status/generate.go
struct PodConditionRule {
  private let pod: Pod
  private let phase: PodPhase
  private let statuses: ContainerStatuses
  private let moment: Instant

  /// `statuses`: those of all containers, by name.
  init(_ pod: Pod, phase: PodPhase, statuses: ContainerStatuses, at moment: Instant) {
    self.pod = pod
    self.phase = phase
    self.statuses = statuses
    self.moment = moment
  }

  private static let owned: Set<String> = [
    "PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled",
    "AllContainersRestarting",
  ]

  /// All conditions of the pod: those of others as they are, then the kubelet's.
  ///
  /// `isStartingOver`: whether all containers are being killed; nil for a pod that never does so.
  func conditions(hasSandbox: Bool, isStartingOver: Bool? = nil) -> [PodCondition] {
    let foreign = pod.status.conditions.filter { !Self.owned.contains($0.type) }
    let readiness = containersReady
    let usual =
      foreign + [
        condition("PodReadyToStartContainers", Verdict(holds: hasSandbox)),
        condition("Initialized", initialized),
        condition("Ready", readiness),
        condition("ContainersReady", readiness),
        condition("PodScheduled", Verdict(holds: true)),
      ]
    guard let isStartingOver else { return usual }
    return usual + [condition("AllContainersRestarting", startingOver(isStartingOver))]
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
    let hasStarted = pod.spec.containers.contains { statuses[$0.name]?.hasStarted == true }
    if hasStarted { return Verdict(holds: true) }
    let incomplete = pod.spec.initContainers.filter { container in
      guard let status = statuses[container.name] else { return true }
      return container.isSidecar ? status.started != true : !status.ready
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
    let lasting = pod.spec.initContainers.filter(\.isSidecar) + pod.spec.containers
    let unready = lasting.filter { statuses[$0.name]?.ready != true }
    if unready.isEmpty { return Verdict(holds: true) }
    return Verdict(
      holds: false,
      reason: "ContainersNotReady",
      message: "containers with unready status: \(list(unready))"
    )
  }

  /// `[a b]`, as Go prints a list.
  private func list(_ containers: [Container]) -> String {
    "[\(containers.map(\.name).joined(separator: " "))]"
  }

  private func condition(_ type: String, _ verdict: Verdict) -> PodCondition {
    var condition = PodCondition()
    condition.type = type
    condition.status = verdict.holds ? .true : .false
    condition.reason = verdict.reason
    condition.message = verdict.message
    condition.observedGeneration = pod.metadata.generation
    condition.lastTransitionTime = moment
    let previous = pod.status.conditions.first { $0.type == type }
    if let previous, previous.status == condition.status {
      condition.lastTransitionTime = previous.lastTransitionTime
    }
    return condition
  }
}

extension ContainerStatus {
  /// Whether the container runs or has run.
  fileprivate var hasStarted: Bool {
    state.running != nil || state.terminated != nil || lastState.terminated != nil
  }
}
