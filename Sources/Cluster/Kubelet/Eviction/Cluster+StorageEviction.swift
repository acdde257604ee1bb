import KubeAPI
import ShellRuntime
import Simulation

/// Ending pods that have written more than they may, which the kubelet looks at every ten seconds.
extension Cluster {
  /// Looks at a pod's storage, and plans the next look.
  mutating func checkStorage(_ id: PodWorker.ID) {
    guard kubelet.workers[id].stage == .syncing, let pod = workerPod(id) else { return }
    guard let problem = kubelet.workers[id].storageUsage(pod.spec).problem(pod.spec) else {
      plan(.checkStorage, id, at: now + KubeletLatencies.evictionInterval)
      return
    }
    report(id, .warning, "Evicted", problem)
    kubelet.workers[id].eviction = PodWorker.Eviction(reason: "Evicted", message: problem)
    stopPod(id, pod, grace: KubeletLatencies.evictionGraceSeconds)
  }
}

extension PodWorker {
  fileprivate func storageUsage(_ spec: PodSpec) -> StorageUsage {
    var usage = StorageUsage(volumes: [:], containers: [:])
    for volume in spec.volumes where volume.emptyDir != nil {
      usage.volumes[volume.name] = volumes.trees[volume.name]?.used ?? 0
    }
    for (index, container) in spec.allContainers.enumerated() {
      let written = records[index].process?.bytesWritten ?? 0
      usage.containers[container.name] = written + records[index].log.size
    }
    return usage
  }
}
