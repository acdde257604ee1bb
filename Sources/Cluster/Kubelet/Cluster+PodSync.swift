import KubeAPI
import Simulation

/// Bringing a pod's containers to what its spec asks, one start after the other.
extension Cluster {
  /// Writes what has come to be, and does what follows from it.
  mutating func syncPod(_ id: PodWorker.ID) {
    guard kubelet.workers[id].nextSync == now else { return }
    kubelet.workers[id].nextSync = nil
    // While containers are being started, the sync that follows their start sees it all.
    guard kubelet.workers[id].stage == .syncing, kubelet.workers[id].queue.isEmpty,
      let pod = workerPod(id)
    else { return }
    writePodStatus(id)
    if kubelet.workers[id].hasStaleVolumes { refreshVolumes(id) }
    if !kubelet.workers[id].probes.isEmpty { reviewProbes(id) }
    if kubelet.workers[id].blueprint.mayStartOver, kubelet.workers[id].beingRestarted.isEmpty,
      kubelet.workers[id].wantsAllRestarted
    {
      restartAll(id)
      return
    }
    decideOnContainers(id, pod)
  }

  mutating func decideOnContainers(_ id: PodWorker.ID, _ pod: Pod) {
    // While some are being ended, nothing is decided.
    guard kubelet.workers[id].beingRestarted.isEmpty else { return }
    let actions = PodActions(
      kubelet.workers[id].blueprint,
      presences: kubelet.workers[id].records.map(\.presence),
      standings: kubelet.workers[id].probes.isEmpty ? [] : kubelet.workers[id].standings
    )
    if actions.stopsPod {
      stopPod(id, pod)
    } else if !(actions.starts.isEmpty && actions.kills.isEmpty) {
      kubelet.workers[id].queue = actions.starts
      kubelet.workers[id].retryTime = nil
      kubelet.workers[id].hasStarted = false
      if actions.kills.isEmpty {
        startNextContainer(id)
      } else {
        endContainers(id, pod, actions.kills)
      }
    }
  }

  mutating func startNextContainer(_ id: PodWorker.ID) {
    guard kubelet.workers[id].stage == .syncing, let index = kubelet.workers[id].queue.first,
      let pod = workerPod(id)
    else { return }
    switch startContainer(id, index, pod) {
    case .awaitsImage, .awaitsHook: break
    case .started, .failed: settleStart(id, index)
    }
  }

  /// An image has come, or has not.
  mutating func finishPull(_ id: PodWorker.ID, _ index: Int) {
    guard kubelet.workers[id].stage == .syncing, kubelet.workers[id].queue.first == index,
      kubelet.workers[id].pullStart != nil, let pod = workerPod(id)
    else { return }
    if completePull(id, index, pod) != .awaitsHook { settleStart(id, index) }
  }

  /// Goes on to the next container, or ends the sync and plans the one that notices its effects.
  mutating func settleStart(_ id: PodWorker.ID, _ index: Int) {
    guard kubelet.workers[id].queue.first == index else { return }
    kubelet.workers[id].settleStart(of: index)
    guard kubelet.workers[id].queue.isEmpty else {
      plan(.startNext, id, in: KubeletLatencies.containerStart)
      return
    }
    kubelet.workers[id].ended = []
    if kubelet.workers[id].hasStarted { planSync(id, in: KubeletLatencies.startNoticed) }
    if let retry = kubelet.workers[id].retryTime { planSync(id, at: retry) }
  }
}

extension PodWorker {
  /// Takes a container off the queue; with an init container that has failed goes all of it.
  fileprivate mutating func settleStart(of index: Int) {
    let container = blueprint.containers[index]
    let hasFailed = records[index].failure != nil
    if !hasFailed { hasStarted = true }
    if hasFailed, container.isInit, !container.isSidecar {
      queue = []
    } else {
      queue.removeFirst()
    }
  }
}
