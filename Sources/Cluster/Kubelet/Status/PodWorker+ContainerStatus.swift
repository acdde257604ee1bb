import KubeAPI
import Simulation

/// A container's status by what its node's runtime has.
///
/// `convertToAPIContainerStatuses` of the kubelet:
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/kubelet_pods.go
extension PodWorker {
  /// The statuses of some containers in the order of the spec, which is the pod's as it is now.
  func containerStatuses(of indices: Range<Int>, _ spec: PodSpec) -> [ContainerStatus] {
    if indices.isEmpty { return [] }
    return Array(unsafeUninitializedCapacity: indices.count) { statuses, count in
      for index in indices {
        statuses.initializeElement(at: count, to: ContainerStatus())
        describe(index, spec, as: &statuses[count])
        count += 1
      }
    }
  }

  private func describe(_ index: Int, _ spec: PodSpec, as status: inout ContainerStatus) {
    let container = blueprint.containers[index]
    let standing = probes.isEmpty ? .unprobed : standing(of: index)
    status.others = blueprint.statusExtras[index]
    status.name = container.name
    status.image = records[index].image?.name ?? spec.image(ofContainer: index)
    status.imageID = records[index].image?.id ?? ""
    status.containerID = records[index].id
    status.restartCount = records[index].restartCount
    status.lastState.terminated = records[index].previous
    switch records[index].state {
    case .absent:
      status.started = false
      status.state.waiting = waiting(records[index].failure ?? defaultWait)
    case .running(let moment):
      status.started = standing.isStarted
      status.state.running = ContainerStateRunning()
      status.state.running?.startedAt = moment
      status.ready = (!container.isInit || container.isSidecar) && standing.isReady
    case .exited(let end):
      status.started = false
      // The reason why one was not started is of interest while it may still be.
      if stage == .preparing || stage == .syncing, let failure = records[index].failure,
        container.restartRule.restarts(after: end.exitCode)
      {
        status.lastState.terminated = end
        status.state.waiting = waiting(failure)
      } else {
        status.state.terminated = end
        status.ready = container.isInit && !container.isSidecar && end.exitCode == 0
      }
    }
  }

  private var defaultWait: StartFailure {
    let reason = blueprint.initCount == 0 ? "ContainerCreating" : "PodInitializing"
    return StartFailure(reason: reason, message: "")
  }

  private func waiting(_ failure: StartFailure) -> ContainerStateWaiting {
    var waiting = ContainerStateWaiting()
    waiting.reason = failure.reason
    waiting.message = failure.message
    return waiting
  }
}

extension PodSpec {
  fileprivate func image(ofContainer index: Int) -> String {
    let initCount = initContainers.count
    return index < initCount ? initContainers[index].image : containers[index - initCount].image
  }
}
