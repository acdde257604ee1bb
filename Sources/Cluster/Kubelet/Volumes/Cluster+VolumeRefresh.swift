import KubeAPI
import ShellRuntime
import Simulation

/// Bringing what has changed into volumes that are mounted already.
///
/// The kubelet writes a pod's volumes anew at each sync of the pod: every 60 to 90 seconds when
/// nothing else happens, and at once when the pod itself has changed. Parts of volumes (`subPath`)
/// never change.
/// https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically
extension Cluster {
  /// A ConfigMap or Secret has changed: pods that mount it will see it.
  mutating func observeForVolumes(_ change: Change) {
    guard change.kind != .deleted, change.previous != nil else { return }
    let key = change.object.key
    for id in kubelet.workers.inOrder {
      guard kubelet.workers[id].key.namespace == key.namespace,
        kubelet.workers[id].stage == .syncing, let pod = workerPod(id), pod.spec.mounts(key)
      else { continue }
      kubelet.workers[id].hasStaleVolumes = true
      plan(.refreshVolumes, id, in: KubeletLatencies.volumeRefresh)
    }
  }

  /// The pod's own labels or annotations have changed.
  mutating func observeLabels(_ id: PodWorker.ID) {
    kubelet.workers[id].hasStaleVolumes = true
    plan(.refreshVolumes, id, in: KubeletLatencies.ownVolumeRefresh)
  }

  /// Writes the pod's files anew, unless another sync has done it since.
  mutating func refreshVolumes(_ id: PodWorker.ID) {
    guard kubelet.workers[id].hasStaleVolumes, kubelet.workers[id].stage == .syncing,
      let pod = workerPod(id)
    else { return }
    kubelet.workers[id].hasStaleVolumes = false
    let maker = VolumeMaker(
      downward: downwardAPI(of: withAddresses(pod, id)),
      source: configuration(in: pod.metadata.namespace),
      nodeName: pod.spec.nodeName
    )
    let known = kubelet.workers[id].volumes.files
    for volume in pod.spec.volumes where known[volume.name] != nil {
      do throws(ConfigurationError) {
        guard case .files(let files) = try maker.make(volume) else { continue }
        let tree = kubelet.volumeTrees.tree(of: files, at: now).tree
        kubelet.workers[id].volumes.add(volume.name, tree, isWritable: false)
        show(tree, of: volume.name, id, pod.spec)
      } catch {
        let text = "MountVolume.SetUp failed for volume \"\(volume.name)\" : \(error.message)"
        report(id, .warning, "FailedMount", text)
      }
    }
  }

  /// Puts a volume's new files into the containers that have all of it mounted.
  private mutating func show(
    _ tree: VirtualTree,
    of volume: String,
    _ id: PodWorker.ID,
    _ spec: PodSpec
  ) {
    for (index, container) in spec.allContainers.enumerated() {
      let paths = container.volumeMounts
        .filter { $0.name == volume && $0.subPath.isEmpty && $0.subPathExpr.isEmpty }
        .map(\.mountPath)
      guard !paths.isEmpty else { continue }
      kubelet.workers[id].records[index].process?.replaceVolumes(at: paths, by: tree)
    }
  }
}

extension PodSpec {
  /// Whether a volume shows what that ConfigMap or Secret holds.
  fileprivate func mounts(_ key: ObjectKey) -> Bool {
    volumes.contains { volume in
      let parts = volume.projected?.sources ?? []
      switch key.kind {
      case .configMap:
        return volume.configMap?.name == key.name
          || parts.contains { $0["configMap"]?["name"]?.text == key.name }
      case .secret:
        return volume.secret?.secretName == key.name
          || parts.contains { $0["secret"]?["name"]?.text == key.name }
      default: return false
      }
    }
  }

  /// Whether a volume shows the pod's labels or annotations, which may change.
  var showsOwnLabels: Bool {
    func isVolatile(_ item: Value) -> Bool {
      let path = item["fieldRef"]?["fieldPath"]?.text ?? ""
      return path.hasPrefix("metadata.labels") || path.hasPrefix("metadata.annotations")
    }
    return volumes.contains { volume in
      let parts = volume.projected?.sources ?? []
      let items =
        (volume.downwardAPI?.items ?? [])
        + parts.flatMap { $0["downwardAPI"]?["items"]?.elements ?? [] }
      return items.contains(where: isVolatile)
    }
  }
}
