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
  ///   - uid: the pod's.
  ///   - index: which of its containers.
  ///   - grace: seconds, for the hook, the turn and the process together.
  ///   - message: what is reported, when it is not that the container is stopped.
  ///   - isOrdered: whether sidecars wait for those that they serve.
  mutating func beginStop(
    _ uid: String,
    _ index: Int,
    grace: Int64,
    message: String? = nil,
    isOrdered: Bool = false
  ) {
    guard let container = knownPod(uid)?.spec.allContainers[index],
      let record = kubelet.workers[uid]?.records[index], record.isRunning, record.stop == nil
    else { return }
    let grace = min(max(grace, 0), 4_000_000_000)
    let text = message ?? "Stopping container \(container.name)"
    report(uid, .normal, "Killing", text, container: index)
    var stop = ContainerStop(start: now, grace: grace, isOrdered: isOrdered)
    stop.failsStart = message == "FailedPostStartHook"
    kubelet.workers[uid]?.records[index].stop = stop
    if grace > 0, let hook = LifecycleHook(container, "preStop") {
      runPreStop(uid, index, hook, grace: grace)
    } else {
      endPreStop(uid, index, record.id)
    }
  }

  /// The hook is over, or has had its time.
  mutating func endPreStop(_ uid: String, _ index: Int, _ run: String) {
    guard let record = kubelet.workers[uid]?.records[index], record.isRunning, record.id == run,
      record.stop?.stage == .hook
    else { return }
    kubelet.workers[uid]?.records[index].stop?.enter(.turn, at: now)
    guard let stop = kubelet.workers[uid]?.records[index].stop else { return }
    if stop.isOrdered, stop.grace > 0, !hasTurn(uid, index) {
      plan(.endTurn(container: index, run: run), uid, at: now + .seconds(stop.grace))
    } else {
      endTurn(uid, index, run)
    }
  }

  /// Whether all have ended that a sidecar has to outlive (`terminationOrdering`).
  func hasTurn(_ uid: String, _ index: Int) -> Bool {
    guard let spec = knownPod(uid)?.spec, let worker = kubelet.workers[uid],
      index < spec.initContainers.count, spec.initContainers[index].isSidecar
    else { return true }
    return worker.records.indices.allSatisfy { other in
      let isBefore =
        other >= spec.initContainers.count
        || (other > index && spec.initContainers[other].isSidecar)
      return !isBefore || !worker.records[other].isRunning
    }
  }

  /// The container's turn has come, or has taken too long to come: it is told to stop.
  mutating func endTurn(_ uid: String, _ index: Int, _ run: String) {
    guard let record = kubelet.workers[uid]?.records[index], record.isRunning, record.id == run,
      record.stop?.stage == .turn
    else { return }
    kubelet.workers[uid]?.records[index].stop?.enter(.signalled, at: now)
    let left = kubelet.workers[uid]?.records[index].stop?.grace ?? 0
    let grace = max(.seconds(left), KubeletLatencies.minimumGrace)
    let kill = min(record.killTime ?? now + grace, now + grace)
    kubelet.workers[uid]?.records[index].killTime = kill
    plan(.signal(container: index, run: run), uid, at: now)
    plan(.kill(container: index, run: run), uid, at: kill)
  }
}
