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

  /// The phase of a pod with these containers, whose statuses are in the order of the spec.
  ///
  /// Once a pod `isStopped` no container is started any more, whatever the restart policy says; it
  /// `hasInitialized` when a main container has been started before.
  static func phase(
    of blueprint: PodBlueprint,
    initStatuses: [ContainerStatus],
    statuses: [ContainerStatus],
    isStopped: Bool,
    hasInitialized: Bool
  ) -> PodPhase {
    var rule = PhaseRule()
    for index in initStatuses.indices {
      let container = blueprint.containers[index]
      if container.isSidecar {
        rule.countSidecar(initStatuses[index])
      } else {
        rule.countInit(initStatuses[index], container.restartRule)
      }
    }
    for index in statuses.indices {
      rule.count(statuses[index], blueprint.containers[blueprint.initCount + index].restartRule)
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

  private mutating func countInit(_ status: ContainerStatus, _ rule: RestartRule) {
    let isFailure =
      status.state.terminated?.isFailure(rule)
      ?? (status.state.running == nil ? status.lastState.terminated?.isFailure(rule) : nil)
    guard let isFailure else {
      pendingInit += 1
      return
    }
    if isFailure { failedInit += 1 }
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

  private mutating func count(_ status: ContainerStatus, _ rule: RestartRule) {
    if status.state.running != nil {
      running += 1
      return
    }
    let isRestarted =
      status.state.terminated?.isRestarted(rule) ?? status.lastState.terminated?.isRestarted(rule)
    guard let isRestarted else {
      waiting += 1
      return
    }
    stopped += 1
    if !isRestarted { final += 1 }
    if status.state.terminated?.exitCode == 0 { succeeded += 1 }
  }
}

extension ContainerStateTerminated {
  /// Whether another run follows: by the container's rules, or because its pod starts over.
  fileprivate func isRestarted(_ rule: RestartRule) -> Bool {
    rule.restarts(after: exitCode) || reason == ContainerRecord.startingOver
  }

  /// Whether the container has failed for good.
  fileprivate func isFailure(_ rule: RestartRule) -> Bool { exitCode != 0 && !isRestarted(rule) }
}
