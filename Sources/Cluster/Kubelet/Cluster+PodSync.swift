import KubeAPI
import Simulation

/// Bringing a pod's containers to what its spec asks, one start after the other.
extension Cluster {
  /// Writes what has come to be, and does what follows from it.
  mutating func syncPod(_ uid: String) {
    guard kubelet.workers[uid]?.nextSync == now else { return }
    kubelet.workers[uid]?.nextSync = nil
    // While containers are being started, the sync that follows their start sees it all.
    guard kubelet.workers[uid]?.stage == .syncing, kubelet.workers[uid]?.queue.isEmpty == true,
      let pod = workerPod(uid)
    else { return }
    writePodStatus(uid)
    if kubelet.workers[uid]?.hasStaleVolumes == true { refreshVolumes(uid) }
    if kubelet.workers[uid]?.probes.isEmpty == false { reviewProbes(uid) }
    if kubelet.workers[uid]?.blueprint.mayStartOver == true,
      kubelet.workers[uid]?.beingRestarted.isEmpty == true,
      kubelet.workers[uid]?.wantsAllRestarted == true
    {
      restartAll(uid, pod)
      return
    }
    decideOnContainers(uid, pod)
  }

  mutating func decideOnContainers(_ uid: String, _ pod: Pod) {
    guard let actions = kubelet.workers[uid]?.actions else { return }
    if actions.stopsPod {
      stopPod(uid, pod)
    } else if !(actions.starts.isEmpty && actions.kills.isEmpty) {
      kubelet.workers[uid]?.queue = actions.starts
      kubelet.workers[uid]?.retryTime = nil
      kubelet.workers[uid]?.hasStarted = false
      if actions.kills.isEmpty {
        startNextContainer(uid)
      } else {
        endContainers(uid, pod, actions.kills)
      }
    }
  }

  mutating func startNextContainer(_ uid: String) {
    guard kubelet.workers[uid]?.stage == .syncing, let index = kubelet.workers[uid]?.queue.first,
      let pod = workerPod(uid)
    else { return }
    switch startContainer(uid, index, pod) {
    case .awaitsImage, .awaitsHook: break
    case .started, .failed: settleStart(uid, index, pod)
    }
  }

  /// An image has come, or has not.
  mutating func finishPull(_ uid: String, _ index: Int) {
    guard kubelet.workers[uid]?.stage == .syncing, kubelet.workers[uid]?.queue.first == index,
      kubelet.workers[uid]?.pullStart != nil, let pod = workerPod(uid)
    else { return }
    if completePull(uid, index, pod) != .awaitsHook { settleStart(uid, index, pod) }
  }

  /// Goes on to the next container, or ends the sync and plans the one that notices its effects.
  mutating func settleStart(_ uid: String, _ index: Int, _ pod: Pod) {
    guard var worker = kubelet.workers[uid], worker.queue.first == index else { return }
    let container = pod.spec.allContainers[index]
    let hasFailed = worker.records[index].failure != nil
    if hasFailed && index < pod.spec.initContainers.count && !container.isSidecar {
      worker.queue = []
    } else {
      worker.queue.removeFirst()
    }
    if !hasFailed { worker.hasStarted = true }
    kubelet.workers[uid] = worker
    if !worker.queue.isEmpty {
      plan(.startNext, uid, in: KubeletLatencies.containerStart)
      return
    }
    if !worker.ended.isEmpty { kubelet.workers[uid]?.ended = [] }
    if worker.hasStarted { planSync(uid, in: KubeletLatencies.startNoticed) }
    if let retry = worker.retryTime { planSync(uid, at: retry) }
  }
}

extension PodWorker {
  /// What is to be done with the containers; nil while some are being ended.
  fileprivate var actions: PodActions? {
    guard beingRestarted.isEmpty else { return nil }
    return PodActions(
      blueprint,
      presences: records.map(\.presence),
      standings: probes.isEmpty ? [] : records.indices.map { standing(of: $0) }
    )
  }
}
