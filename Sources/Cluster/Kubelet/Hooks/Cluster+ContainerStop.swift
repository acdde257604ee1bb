import KubeAPI
import Simulation

/// Stopping one container: its hook, its turn, the signal, and at the end of its grace the kill.
///
/// `killContainer` of the kubelet:
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/kuberuntime/kuberuntime_container.go
extension Cluster {
  /// Begins with a container's stop.
  ///
  /// - Parameters:
  ///   - id: the pod's worker.
  ///   - index: which of its containers.
  ///   - grace: seconds, for the hook, the turn and the process together.
  ///   - message: what is reported, when it is not that the container is stopped.
  ///   - isOrdered: whether sidecars wait for those that they serve.
  mutating func beginStop(
    _ id: PodWorker.ID,
    _ index: Int,
    grace: Int64,
    message: String? = nil,
    isOrdered: Bool = false
  ) {
    let record = kubelet.workers[id].records[index]
    guard record.isRunning, record.stop == nil,
      let container = knownPod(id)?.spec.allContainers[index]
    else { return }
    let grace = min(max(grace, 0), 4_000_000_000)
    let text = message ?? "Stopping container \(container.name)"
    report(id, .normal, "Killing", text, container: index)
    var stop = ContainerStop(start: now, grace: grace, isOrdered: isOrdered)
    stop.failsStart = message == "FailedPostStartHook"
    kubelet.workers[id].records[index].stop = stop
    if grace > 0, let hook = LifecycleHook(container, "preStop") {
      runPreStop(id, index, hook, grace: grace)
    } else {
      endPreStop(id, index, record.id)
    }
  }

  /// The hook is over, or has had its time.
  mutating func endPreStop(_ id: PodWorker.ID, _ index: Int, _ run: String) {
    let record = kubelet.workers[id].records[index]
    guard record.isRunning, record.id == run, record.stop?.stage == .hook else { return }
    kubelet.workers[id].records[index].stop?.enter(.turn, at: now)
    guard let stop = kubelet.workers[id].records[index].stop else { return }
    if stop.isOrdered, stop.grace > 0, !hasTurn(id, index) {
      plan(.endTurn(container: index, run: run), id, at: now + .seconds(stop.grace))
    } else {
      endTurn(id, index, run)
    }
  }

  /// Whether all have ended that a sidecar has to outlive (`terminationOrdering`).
  func hasTurn(_ id: PodWorker.ID, _ index: Int) -> Bool {
    let containers = kubelet.workers[id].blueprint.containers
    guard containers[index].isSidecar else { return true }
    return zip(containers.indices, kubelet.workers[id].records).allSatisfy { other, record in
      let isBefore =
        !containers[other].isInit || (other > index && containers[other].isSidecar)
      return !isBefore || !record.isRunning
    }
  }

  /// The container's turn has come, or has taken too long to come: it is told to stop.
  mutating func endTurn(_ id: PodWorker.ID, _ index: Int, _ run: String) {
    let record = kubelet.workers[id].records[index]
    guard record.isRunning, record.id == run, record.stop?.stage == .turn else { return }
    kubelet.workers[id].records[index].stop?.enter(.signalled, at: now)
    let left = kubelet.workers[id].records[index].stop?.grace ?? 0
    let grace = max(.seconds(left), KubeletLatencies.minimumGrace)
    let kill = min(record.killTime ?? now + grace, now + grace)
    kubelet.workers[id].records[index].killTime = kill
    plan(.signal(container: index, run: run), id, at: now)
    plan(.kill(container: index, run: run), id, at: kill)
  }
}
