import KubeAPI
import ShellRuntime
import Simulation

/// From a pod's binding to the point where its containers can start.
extension Cluster {
  /// Takes a pod on: its first status, its deadline, its volumes.
  mutating func admitPod(_ id: PodWorker.ID) {
    guard let pod = workerPod(id), kubelet.workers[id].stage == .preparing else { return }
    if kubelet.workers[id].isPlacedByHand, rejectPod(id, pod) { return }
    let start = pod.status.startTime ?? now.wholeSecond
    let address = address(ofNode: pod.spec.nodeName)
    kubelet.workers[id].startTime = start
    kubelet.workers[id].hostAddress = address
    writePodStatus(id)
    planDeadline(id, pod, start: start)
    mountVolumes(id)
  }

  /// Plans the end of a pod that may be active for a limited time only.
  mutating func planDeadline(_ id: PodWorker.ID, _ pod: Pod, start: Instant) {
    guard let seconds = pod.spec.activeDeadlineSeconds else { return }
    plan(.deadline, id, at: max(now, start + .seconds(min(max(seconds, 0), 4_000_000_000))))
  }

  private func problem(withNamesOf pod: Pod) -> String? {
    do throws(ConfigurationError) {
      _ = try PodNames(pod)
      return nil
    } catch {
      return error.message
    }
  }

  private func address(ofNode name: String) -> String {
    let key = ObjectKey(kind: .node, namespace: "", name: name)
    guard case .node(let node)? = server.store.object(key) else { return "" }
    return node.status.addresses.first { $0.type == "InternalIP" }?.address ?? ""
  }

  /// Makes the pod's volumes; what is missing is tried again, less and less often.
  mutating func mountVolumes(_ id: PodWorker.ID) {
    guard let pod = workerPod(id), kubelet.workers[id].stage == .preparing else { return }
    let problems = makeVolumes(id, pod)
    if problems.isEmpty {
      prepareForMore(id, pod.spec)
      let delay = workloadFaults.startDelay(of: pod)
      let sandbox = KubeletLatencies.sandbox
      plan(.enterSandbox, id, in: sandbox.lowerBound + delay...sandbox.upperBound + delay)
      return
    }
    for problem in problems { report(id, .warning, "FailedMount", problem) }
    let retry = KubeletLatencies.mountRetry
    let previous = kubelet.workers[id].mountDelay
    let delay = previous.map { min($0 * 2, retry.upperBound) } ?? retry.lowerBound
    kubelet.workers[id].mountDelay = delay
    plan(.mount, id, at: now + delay)
  }

  /// Begins with what few pods have beyond containers and volumes: probes and limits.
  private mutating func prepareForMore(_ id: PodWorker.ID, _ spec: PodSpec) {
    let blueprint = kubelet.workers[id].blueprint
    if blueprint.hasProbes { beginProbing(id, spec) }
    if blueprint.limitsStorage {
      plan(.checkStorage, id, at: now + KubeletLatencies.evictionInterval)
    }
  }

  /// - Returns: what keeps volumes from being made.
  private mutating func makeVolumes(_ id: PodWorker.ID, _ pod: Pod) -> [String] {
    if let known = kubelet.knownVolumes(of: pod, at: now) {
      kubelet.workers[id].volumes = known
      return []
    }
    let maker = VolumeMaker(
      downward: downwardAPI(of: pod),
      source: configuration(in: pod.metadata.namespace),
      nodeName: pod.spec.nodeName
    )
    var volumes = PodVolumes()
    var trees: [PodPrototype.NamedTree] = []
    var problems: [String] = []
    for volume in pod.spec.volumes {
      do throws(ConfigurationError) {
        switch try maker.make(volume) {
        case .empty:
          var tree = VirtualTree()
          tree.byteLimit = volume.emptyDir?.memorySize
          volumes.add(volume.name, tree, isWritable: true)
        case .lasting(let key):
          try HostPath(volume)?.check(isMade: kubelet.lastingFolders[key] != nil)
          volumes.addLasting(volume.name, key)
        case .files(let files):
          let tree = kubelet.volumeTrees.tree(of: files, at: now)
          trees.append(PodPrototype.NamedTree(name: volume.name, tree: tree))
          volumes.add(volume.name, tree.tree, isWritable: false)
        }
      } catch {
        problems.append(
          "MountVolume.SetUp failed for volume \"\(volume.name)\" : \(error.message)"
        )
      }
    }
    guard problems.isEmpty else { return problems }
    kubelet.workers[id].volumes = volumes
    if kubelet.workers[id].blueprint.hasCommonVolumes {
      kubelet.keep(for: pod) {
        $0.volumes = volumes
        $0.volumeTrees = trees
      }
    }
    return []
  }

  /// The sandbox and its network stand; containers can be started.
  mutating func enterSandbox(_ id: PodWorker.ID) {
    guard kubelet.workers[id].stage == .preparing, let pod = workerPod(id) else { return }
    if !pod.spec.subdomain.isEmpty, let problem = problem(withNamesOf: pod) {
      report(
        id,
        .warning,
        "FailedCreatePodSandBox",
        "Failed to create pod sandbox: \(problem)"
      )
      plan(.enterSandbox, id, in: KubeletLatencies.sandboxRetry)
      return
    }
    let address =
      pod.spec.hostNetwork ? kubelet.workers[id].hostAddress : kubelet.nextAddress()
    kubelet.workers[id].hasSandbox = true
    kubelet.workers[id].address = address
    kubelet.workers[id].stage = .syncing
    decideOnContainers(id, pod)
  }

  func downwardAPI(of pod: Pod) -> DownwardAPI {
    let key = ObjectKey(kind: .node, namespace: "", name: pod.spec.nodeName)
    var allocatable = StringMap()
    if case .node(let node)? = server.store.object(key) { allocatable = node.status.allocatable }
    return DownwardAPI(pod: pod, allocatable: allocatable)
  }

  func configuration(in namespace: String) -> ConfigurationSource {
    ConfigurationSource(store: server.store, namespace: namespace)
  }
}
