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
    kubelet.workers[uid]?.eviction = .deadlineExceeded
    // Both the sync that finds the deadline over and the one that ends the pod say so.
    reportEviction(uid, times: 2)
    writePodStatus(uid)
    stopPod(uid, pod)
  }

  /// Whoever makes a status of a pod past its deadline reports it, as `ShouldEvict` does.
  private mutating func reportEviction(_ uid: String, times: Int) {
    guard let eviction = kubelet.workers[uid]?.eviction, eviction == .deadlineExceeded else {
      return
    }
    for _ in 0..<times { report(uid, .normal, eviction.reason, eviction.message) }
  }

  /// Stops what still runs of a pod; its last status follows when all has stopped.
  ///
  /// - Parameters:
  ///   - uid: the pod's.
  ///   - pod: nil when the object is gone; the shortest grace is given then.
  ///   - override: the seconds that are given instead of the pod's own.
  mutating func stopPod(_ uid: String, _ pod: Pod?, grace override: Int64? = nil) {
    kubelet.workers[uid]?.stage = .stopping
    kubelet.workers[uid]?.queue = []
    if kubelet.workers[uid]?.beingRestarted.isEmpty == false {
      kubelet.workers[uid]?.beingRestarted = []
    }
    let grace = override ?? pod.map { TerminationPlan.graceSeconds(of: $0) } ?? 0
    kubelet.workers[uid]?.stopDeadline = now + .seconds(min(max(grace, 0), 4_000_000_000))
    continueStopping(uid)
  }

  /// Stops all containers, the sidecars in their turn; what is left of the pod goes with the last.
  mutating func continueStopping(_ uid: String) {
    guard let worker = kubelet.workers[uid] else { return }
    let running = worker.records.indices.filter { worker.records[$0].isRunning }
    guard !running.isEmpty else {
      let isKilled = worker.isDeleting || worker.eviction != nil
      plan(
        .finish,
        uid,
        in: isKilled ? KubeletLatencies.killedPodTeardown : KubeletLatencies.podTeardown
      )
      return
    }
    let grace = ((worker.stopDeadline ?? now) - now).roundedUpSeconds
    for index in running {
      if worker.records[index].stop == nil {
        beginStop(uid, index, grace: grace, isOrdered: true)
      } else if worker.records[index].stop?.stage == .turn, hasTurn(uid, index) {
        endTurn(uid, index, worker.records[index].id)
      }
    }
  }

  /// A later deletion may leave less time than the one before.
  private mutating func shortenGrace(_ uid: String) {
    let grace = workerPod(uid).map { TerminationPlan.graceSeconds(of: $0) } ?? 0
    let deadline = now + max(.seconds(max(grace, 0)), KubeletLatencies.minimumGrace)
    guard let worker = kubelet.workers[uid] else { return }
    kubelet.workers[uid]?.stopDeadline = min(worker.stopDeadline ?? deadline, deadline)
    for index in worker.records.indices {
      let record = worker.records[index]
      guard record.isRunning, record.stop != nil, record.killTime.map({ deadline < $0 }) ?? true
      else { continue }
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
    reportEviction(uid, times: 2)
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
