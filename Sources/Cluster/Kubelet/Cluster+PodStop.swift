import KubeAPI
import ShellRuntime
import Simulation

/// How a pod ends: done by itself, past its deadline, or deleted.
extension Cluster {
  /// The pod's object is under deletion, or its grace has been cut short, or it is gone.
  mutating func terminatePod(_ id: PodWorker.ID) {
    switch kubelet.workers[id].stage {
    case .preparing, .syncing: stopPod(id, workerPod(id))
    case .stopping: shortenGrace(id)
    case .ended: plan(.remove, id, in: KubeletLatencies.removal)
    }
  }

  /// The pod has been active for as long as it may: it fails, whatever its restart policy.
  mutating func enforceDeadline(_ id: PodWorker.ID) {
    let stage = kubelet.workers[id].stage
    guard stage == .preparing || stage == .syncing, let pod = workerPod(id) else { return }
    kubelet.workers[id].eviction = .deadlineExceeded
    // Both the sync that finds the deadline over and the one that ends the pod say so.
    reportEviction(id, times: 2)
    writePodStatus(id)
    stopPod(id, pod)
  }

  /// Whoever makes a status of a pod past its deadline reports it, as `ShouldEvict` does.
  private mutating func reportEviction(_ id: PodWorker.ID, times: Int) {
    guard let eviction = kubelet.workers[id].eviction, eviction == .deadlineExceeded else {
      return
    }
    for _ in 0..<times { report(id, .normal, eviction.reason, eviction.message) }
  }

  /// Stops what still runs of a pod; its last status follows when all has stopped.
  ///
  /// - Parameters:
  ///   - id: the pod's worker.
  ///   - pod: nil when the object is gone; the shortest grace is given then.
  ///   - override: the seconds that are given instead of the pod's own.
  mutating func stopPod(_ id: PodWorker.ID, _ pod: Pod?, grace override: Int64? = nil) {
    kubelet.workers[id].stage = .stopping
    kubelet.workers[id].queue = []
    kubelet.workers[id].beingRestarted = []
    let grace = override ?? pod.map { TerminationPlan.graceSeconds(of: $0) } ?? 0
    kubelet.workers[id].stopDeadline = now + .seconds(min(max(grace, 0), 4_000_000_000))
    continueStopping(id)
  }

  /// Stops all containers, the sidecars in their turn; what is left of the pod goes with the last.
  mutating func continueStopping(_ id: PodWorker.ID) {
    guard kubelet.workers[id].hasRunningContainers else {
      let isKilled = kubelet.workers[id].isDeleting || kubelet.workers[id].eviction != nil
      plan(
        .finish,
        id,
        in: isKilled ? KubeletLatencies.killedPodTeardown : KubeletLatencies.podTeardown
      )
      return
    }
    let grace = ((kubelet.workers[id].stopDeadline ?? now) - now).roundedUpSeconds
    let records = kubelet.workers[id].records
    for (index, record) in records.enumerated() where record.isRunning {
      if record.stop == nil {
        beginStop(id, index, grace: grace, isOrdered: true)
      } else if record.stop?.stage == .turn, hasTurn(id, index) {
        endTurn(id, index, record.id)
      }
    }
  }

  /// A later deletion may leave less time than the one before.
  private mutating func shortenGrace(_ id: PodWorker.ID) {
    let grace = workerPod(id).map { TerminationPlan.graceSeconds(of: $0) } ?? 0
    let deadline = now + max(.seconds(max(grace, 0)), KubeletLatencies.minimumGrace)
    let previous = kubelet.workers[id].stopDeadline ?? deadline
    kubelet.workers[id].stopDeadline = min(previous, deadline)
    for (index, record) in kubelet.workers[id].records.enumerated() {
      guard record.isRunning, record.stop != nil, record.killTime.map({ deadline < $0 }) ?? true
      else { continue }
      kubelet.workers[id].records[index].killTime = deadline
      plan(.kill(container: index, run: record.id), id, at: deadline)
    }
  }

  /// All has stopped: the pod's last status, and its removal if it is under deletion.
  mutating func finishPod(_ id: PodWorker.ID) {
    guard kubelet.workers[id].stage == .stopping, !kubelet.workers[id].hasRunningContainers
    else { return }
    kubelet.workers[id].stage = .ended
    kubelet.workers[id].volumes = PodVolumes()
    if kubelet.workers[id].isGone {
      kubelet.remove(id)
      return
    }
    reportEviction(id, times: 2)
    writePodStatus(id, isFinal: true)
    if kubelet.workers[id].isDeleting { plan(.remove, id, in: KubeletLatencies.removal) }
  }

  /// Tells the API server that nothing of a deleted pod is left.
  mutating func removePod(_ id: PodWorker.ID) {
    guard let pod = workerPod(id) else { return }
    finishPodDeletion(pod.key)
  }
}

extension Duration {
  /// Whole seconds, a part of one counted as one.
  fileprivate var roundedUpSeconds: Int64 {
    let (seconds, rest) = components
    return rest > 0 ? seconds + 1 : seconds
  }
}
