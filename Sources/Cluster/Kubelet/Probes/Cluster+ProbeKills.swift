import KubeAPI
import Simulation

/// Containers that their probes have had killed, and their next runs.
extension Cluster {
  /// Ends containers; the sync starts others only when all of them have ended.
  mutating func endContainers(_ id: PodWorker.ID, _ pod: Pod, _ kills: [PodActions.Kill]) {
    kubelet.workers[id].beingRestarted = kills.map(\.index)
    for kill in kills {
      let container = pod.spec.allContainers[kill.index]
      let grace = TerminationPlan.graceSeconds(of: pod, container.probe(kill.probe))
      beginStop(id, kill.index, grace: grace, message: kill.message)
    }
  }

  /// One of them has ended.
  mutating func continueRestarts(_ id: PodWorker.ID, _ index: Int) {
    kubelet.workers[id].beingRestarted.removeAll { $0 == index }
    kubelet.workers[id].ended.append(index)
    guard kubelet.workers[id].beingRestarted.isEmpty else { return }
    if kubelet.workers[id].isStartingOver {
      startOver(id)
      return
    }
    if kubelet.workers[id].queue.isEmpty {
      kubelet.workers[id].ended = []
      planSync(id, in: KubeletLatencies.exitNoticed)
    } else {
      plan(.startNext, id, in: KubeletLatencies.containerStart)
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
