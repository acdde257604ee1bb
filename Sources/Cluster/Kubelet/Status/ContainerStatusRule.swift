import KubeAPI
import Simulation

/// Derives a container's status from what its node's runtime has.
///
/// `convertToAPIContainerStatuses` of the kubelet:
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/kubelet_pods.go
struct ContainerStatusRule {
  let spec: PodSpec
  /// Whether containers may still be started; the reason why one was not is of interest then.
  let isActive: Bool

  /// `extras`: the parts of the status that follow from the spec alone.
  func status(
    of index: Int,
    _ record: ContainerRecord,
    extras: Fields,
    standing: ProbeStanding = .unprobed
  ) -> ContainerStatus {
    let isInit = index < spec.initContainers.count
    let container =
      isInit ? spec.initContainers[index] : spec.containers[index - spec.initContainers.count]
    var status = ContainerStatus()
    status.others = extras
    status.name = container.name
    status.image = record.image?.name ?? container.image
    status.imageID = record.image?.id ?? ""
    status.containerID = record.id
    status.restartCount = record.restartCount
    status.lastState.terminated = record.previous
    status.started = record.isRunning && standing.isStarted
    switch record.state {
    case .absent:
      status.state.waiting = waiting(record.failure ?? defaultWait)
    case .running(let moment):
      status.state.running = ContainerStateRunning()
      status.state.running?.startedAt = moment
      status.ready = (!isInit || container.isSidecar) && standing.isReady
    case .exited(let end):
      if isActive, let failure = record.failure, container.restarts(after: end.exitCode, in: spec) {
        status.lastState.terminated = end
        status.state.waiting = waiting(failure)
      } else {
        status.state.terminated = end
        status.ready = isInit && !container.isSidecar && end.exitCode == 0
      }
    }
    return status
  }

  private var defaultWait: StartFailure {
    let reason = spec.initContainers.isEmpty ? "ContainerCreating" : "PodInitializing"
    return StartFailure(reason: reason, message: "")
  }

  private func waiting(_ failure: StartFailure) -> ContainerStateWaiting {
    var waiting = ContainerStateWaiting()
    waiting.reason = failure.reason
    waiting.message = failure.message
    return waiting
  }

  /// Mounts and resources, which a status repeats from the spec.
  static func extras(of container: Container) -> Fields {
    var extras = Fields()
    extras["resources"] = container.resources.value
    if !container.resources.requests.isEmpty {
      extras["allocatedResources"] = container.resources.requests.value
    }
    if !container.volumeMounts.isEmpty {
      extras["volumeMounts"] = .array(
        container.volumeMounts.map { mount in
          var value: Value = ["mountPath": .string(mount.mountPath), "name": .string(mount.name)]
          if mount.readOnly {
            value["readOnly"] = true
            value["recursiveReadOnly"] = "Disabled"
          }
          return value
        }
      )
    }
    return extras
  }
}
