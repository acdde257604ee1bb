import KubeAPI
import Simulation

/// Containers that their probes have had killed, and their next runs.
extension Cluster {
  /// Ends containers; the sync starts others only when all of them have ended.
  mutating func endContainers(_ uid: String, _ pod: Pod, _ kills: [PodActions.Kill]) {
    kubelet.workers[uid]?.beingRestarted = kills.map(\.index)
    for kill in kills {
      let container = pod.spec.allContainers[kill.index]
      let grace = TerminationPlan.graceSeconds(of: pod, container.probe(kill.probe))
      beginStop(uid, kill.index, grace: grace, message: kill.message)
    }
  }

  /// One of them has ended.
  mutating func continueRestarts(_ uid: String, _ index: Int) {
    guard var worker = kubelet.workers[uid] else { return }
    worker.beingRestarted.removeAll { $0 == index }
    worker.ended.append(index)
    let isLast = worker.beingRestarted.isEmpty
    kubelet.workers[uid] = worker
    guard isLast else { return }
    if worker.isStartingOver {
      startOver(uid)
      return
    }
    if worker.queue.isEmpty {
      kubelet.workers[uid]?.ended = []
      planSync(uid, in: KubeletLatencies.exitNoticed)
    } else {
      plan(.startNext, uid, in: KubeletLatencies.containerStart)
    }
  }
}

extension PodWorker {
  /// When a container ended last, as far as the present sync knows: it began before the kubelet
  /// itself ended the container, and knows the run before that one at most (`doBackOff`).
  func lastKnownEnd(of index: Int) -> Instant? {
    ended.contains(index) ? records[index].previous?.finishedAt : records[index].endMoment
  }
}
