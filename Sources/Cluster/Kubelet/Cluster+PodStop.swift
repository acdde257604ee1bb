import KubeAPI
import ShellRuntime
import Simulation

/// How a pod ends: done by itself, past its deadline, or deleted.
extension Cluster {
  /// The pod's object is under deletion, or its grace has been cut short, or it is gone.
  mutating func terminatePod(_ uid: String) {
    guard let stage = kubelet.workers[uid]?.stage else { return }
    switch stage {
    case .preparing, .syncing: stopPod(uid, workerPod(uid))
    case .stopping: shortenGrace(uid)
    case .ended: plan(.remove, uid, in: KubeletLatencies.removal)
    }
  }

  /// The pod has been active for as long as it may: it fails, whatever its restart policy.
  mutating func enforceDeadline(_ uid: String) {
    guard let stage = kubelet.workers[uid]?.stage, stage == .preparing || stage == .syncing,
      let pod = workerPod(uid)
    else { return }
    let message = "Pod was active on the node longer than the specified deadline"
    report(uid, .normal, "DeadlineExceeded", message)
    kubelet.workers[uid]?.eviction = PodWorker.Eviction(
      reason: "DeadlineExceeded",
      message: message
    )
    stopPod(uid, pod)
  }

  /// Stops what still runs of a pod; its last status follows when all has stopped.
  ///
  /// `pod`: nil when the object is gone; the shortest grace is given then.
  mutating func stopPod(_ uid: String, _ pod: Pod?) {
    kubelet.workers[uid]?.stage = .stopping
    kubelet.workers[uid]?.queue = []
    let grace = pod.map { TerminationPlan.graceSeconds(of: $0) } ?? 0
    kubelet.workers[uid]?.stopDeadline = now + .seconds(min(max(grace, 0), 4_000_000_000))
    continueStopping(uid)
  }

  /// Stops the main containers together, and after them the sidecars, the last started first.
  mutating func continueStopping(_ uid: String) {
    guard let worker = kubelet.workers[uid] else { return }
    let running = worker.records.indices.filter { worker.records[$0].isRunning }
    guard let last = running.last else {
      let isKilled = worker.isDeleting || worker.eviction != nil
      plan(
        .finish,
        uid,
        in: isKilled ? KubeletLatencies.killedPodTeardown : KubeletLatencies.podTeardown
      )
      return
    }
    let all = knownPod(uid)?.spec.allContainers ?? []
    let main = running.filter { index in !all.indices.contains(index) || !all[index].isSidecar }
    for index in main.isEmpty ? [last] : main where worker.records[index].killTime == nil {
      stopContainer(uid, index, all.indices.contains(index) ? all[index] : Container())
    }
  }

  private mutating func stopContainer(_ uid: String, _ index: Int, _ container: Container) {
    guard let worker = kubelet.workers[uid] else { return }
    let left = (worker.stopDeadline ?? now) - now
    let termination = TerminationPlan(container, graceSeconds: left.roundedUpSeconds)
    let run = worker.records[index].id
    report(
      uid,
      .normal,
      "Killing",
      "Stopping container \(container.name)",
      container: index
    )
    let kill = now + termination.pause + termination.grace
    kubelet.workers[uid]?.records[index].killTime = kill
    plan(.signal(container: index, run: run), uid, at: now + termination.pause)
    plan(.kill(container: index, run: run), uid, at: kill)
  }

  /// A later deletion may leave less time than the one before.
  private mutating func shortenGrace(_ uid: String) {
    let grace = workerPod(uid).map { TerminationPlan.graceSeconds(of: $0) } ?? 0
    let deadline = now + max(.seconds(max(grace, 0)), KubeletLatencies.minimumGrace)
    guard let worker = kubelet.workers[uid] else { return }
    kubelet.workers[uid]?.stopDeadline = min(worker.stopDeadline ?? deadline, deadline)
    for index in worker.records.indices {
      let record = worker.records[index]
      guard record.isRunning, let kill = record.killTime, deadline < kill else { continue }
      kubelet.workers[uid]?.records[index].killTime = deadline
      plan(.kill(container: index, run: record.id), uid, at: deadline)
    }
  }

  /// All has stopped: the pod's last status, and its removal if it is under deletion.
  mutating func finishPod(_ uid: String) {
    guard let worker = kubelet.workers[uid], worker.stage == .stopping,
      !worker.hasRunningContainers
    else { return }
    kubelet.workers[uid]?.stage = .ended
    kubelet.workers[uid]?.volumes = PodVolumes()
    if worker.isGone {
      kubelet.remove(uid)
      return
    }
    writePodStatus(uid, isFinal: true)
    if worker.isDeleting { plan(.remove, uid, in: KubeletLatencies.removal) }
  }

  /// Tells the API server that nothing of a deleted pod is left.
  mutating func removePod(_ uid: String) {
    guard let pod = workerPod(uid) else { return }
    finishPodDeletion(APIObject.pod(pod).key)
  }
}

extension Duration {
  /// Whole seconds, a part of one counted as one.
  fileprivate var roundedUpSeconds: Int64 {
    let (seconds, rest) = components
    return rest > 0 ? seconds + 1 : seconds
  }
}
