import KubeAPI

/// Derives a pod's phase from its containers' statuses.
///
/// `getPhase` of the kubelet:
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/kubelet_pods.go
struct PhaseRule {
  private var pendingInit = 0
  private var pendingSidecars = 0
  private var failedInit = 0
  private var running = 0
  private var waiting = 0
  private var stopped = 0
  private var final = 0
  private var succeeded = 0

  /// The phase of a pod with these containers.
  ///
  /// Once a pod `isStopped` no container is started any more, whatever the restart policy says; it
  /// `hasInitialized` when a main container has been started before.
  static func phase(
    of spec: PodSpec,
    initStatuses: ContainerStatuses,
    statuses: ContainerStatuses,
    isStopped: Bool,
    hasInitialized: Bool
  ) -> PodPhase {
    var rule = PhaseRule()
    for container in spec.initContainers {
      guard let status = initStatuses[container.name] else { continue }
      if container.isSidecar {
        rule.countSidecar(status)
      } else {
        rule.countInit(container, status, spec)
      }
    }
    for container in spec.containers {
      guard let status = statuses[container.name] else { continue }
      rule.count(container, status, spec)
    }
    return rule.phase(isStopped: isStopped, hasInitialized: hasInitialized)
  }

  private func phase(isStopped: Bool, hasInitialized: Bool) -> PodPhase {
    if failedInit > 0 { return .failed }
    if pendingInit > 0 || (pendingSidecars > 0 && !hasInitialized) || waiting > 0 {
      return .pending
    }
    if running > 0 { return .running }
    guard stopped > 0 else { return .pending }
    if !isStopped && stopped != final { return .running }
    return stopped == succeeded ? .succeeded : .failed
  }

  private mutating func countInit(
    _ container: Container,
    _ status: ContainerStatus,
    _ spec: PodSpec
  ) {
    let end =
      status.state.terminated ?? (status.state.running == nil ? status.lastState.terminated : nil)
    guard let end else {
      pendingInit += 1
      return
    }
    if end.exitCode != 0, !end.isRestarted(container, spec) { failedInit += 1 }
    // One that is to run again keeps the pod pending through the containers that wait for it.
  }

  private mutating func countSidecar(_ status: ContainerStatus) {
    if status.state.running != nil {
      if status.started != true { pendingSidecars += 1 }
      running += 1
    } else if status.state.terminated == nil && status.lastState.terminated == nil {
      pendingSidecars += 1
      waiting += 1
    }
  }

  private mutating func count(
    _ container: Container,
    _ status: ContainerStatus,
    _ spec: PodSpec
  ) {
    if status.state.running != nil {
      running += 1
      return
    }
    guard let end = status.state.terminated ?? status.lastState.terminated else {
      waiting += 1
      return
    }
    stopped += 1
    if !end.isRestarted(container, spec) { final += 1 }
    if status.state.terminated?.exitCode == 0 { succeeded += 1 }
  }
}

extension ContainerStateTerminated {
  /// Whether another run follows: by the container's rules, or because its pod starts over.
  fileprivate func isRestarted(_ container: Container, _ spec: PodSpec) -> Bool {
    container.restarts(after: exitCode, in: spec) || reason == ContainerRecord.startingOver
  }
}
