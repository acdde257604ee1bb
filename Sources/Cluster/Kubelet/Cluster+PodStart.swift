import KubeAPI
import ShellRuntime
import Simulation

/// From a pod's binding to the point where its containers can start.
extension Cluster {
  /// Takes a pod on: its first status, its deadline, its volumes.
  mutating func admitPod(_ uid: String) {
    guard let pod = workerPod(uid), kubelet.workers[uid]?.stage == .preparing else { return }
    if kubelet.workers[uid]?.isPlacedByHand == true, rejectPod(uid, pod) { return }
    let start = pod.status.startTime ?? now.wholeSecond
    let address = address(ofNode: pod.spec.nodeName)
    kubelet.workers[uid]?.startTime = start
    kubelet.workers[uid]?.hostAddress = address
    writePodStatus(uid)
    planDeadline(uid, pod, start: start)
    mountVolumes(uid)
  }

  /// Plans the end of a pod that may be active for a limited time only.
  mutating func planDeadline(_ uid: String, _ pod: Pod, start: Instant) {
    guard let seconds = pod.spec.activeDeadlineSeconds else { return }
    plan(.deadline, uid, at: max(now, start + .seconds(min(max(seconds, 0), 4_000_000_000))))
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
  mutating func mountVolumes(_ uid: String) {
    guard let pod = workerPod(uid), kubelet.workers[uid]?.stage == .preparing else { return }
    let problems = makeVolumes(uid, pod)
    if problems.isEmpty {
      prepareForMore(uid, pod.spec)
      let delay = workloadFaults.startDelay(of: pod)
      let sandbox = KubeletLatencies.sandbox
      plan(.enterSandbox, uid, in: sandbox.lowerBound + delay...sandbox.upperBound + delay)
      return
    }
    for problem in problems { report(uid, .warning, "FailedMount", problem) }
    let retry = KubeletLatencies.mountRetry
    let previous = kubelet.workers[uid]?.mountDelay
    let delay = previous.map { min($0 * 2, retry.upperBound) } ?? retry.lowerBound
    kubelet.workers[uid]?.mountDelay = delay
    plan(.mount, uid, at: now + delay)
  }

  /// Begins with what few pods have beyond containers and volumes: probes and limits.
  private mutating func prepareForMore(_ uid: String, _ spec: PodSpec) {
    guard let blueprint = kubelet.workers[uid]?.blueprint else { return }
    if blueprint.hasProbes { beginProbing(uid, spec) }
    if blueprint.limitsStorage {
      plan(.checkStorage, uid, at: now + KubeletLatencies.evictionInterval)
    }
  }

  /// - Returns: what keeps volumes from being made.
  private mutating func makeVolumes(_ uid: String, _ pod: Pod) -> [String] {
    let revision = kubelet.configurationRevision
    let prototype = kubelet.prototypes.current(pod, configurationRevision: revision)
    if let known = prototype?.volumes {
      kubelet.workers[uid]?.volumes = known
      return []
    }
    if let prototype, let known = prototype.remade(&kubelet.volumeTrees, at: now) {
      kubelet.workers[uid]?.volumes = known
      kubelet.prototypes.keep(for: pod, configurationRevision: revision) { $0.volumes = known }
      return []
    }
    let maker = VolumeMaker(
      downward: downwardAPI(of: pod),
      source: configuration(in: pod.metadata.namespace),
      nodeName: pod.spec.nodeName
    )
    var volumes = PodVolumes()
    var trees: [String: VolumeTree] = [:]
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
          trees[volume.name] = tree
          volumes.add(volume.name, tree.tree, isWritable: false)
        }
      } catch {
        problems.append(
          "MountVolume.SetUp failed for volume \"\(volume.name)\" : \(error.message)"
        )
      }
    }
    guard problems.isEmpty else { return problems }
    kubelet.workers[uid]?.volumes = volumes
    if kubelet.workers[uid]?.blueprint.hasCommonVolumes == true {
      kubelet.prototypes.keep(for: pod, configurationRevision: revision) {
        $0.volumes = volumes
        $0.volumeTrees = trees
      }
    }
    return []
  }

  /// The sandbox and its network stand; containers can be started.
  mutating func enterSandbox(_ uid: String) {
    guard kubelet.workers[uid]?.stage == .preparing, let pod = workerPod(uid) else { return }
    if !pod.spec.subdomain.isEmpty, let problem = problem(withNamesOf: pod) {
      report(
        uid,
        .warning,
        "FailedCreatePodSandBox",
        "Failed to create pod sandbox: \(problem)"
      )
      plan(.enterSandbox, uid, in: KubeletLatencies.sandboxRetry)
      return
    }
    let address =
      pod.spec.hostNetwork ? kubelet.workers[uid]?.hostAddress ?? "" : kubelet.nextAddress()
    kubelet.workers[uid]?.hasSandbox = true
    kubelet.workers[uid]?.address = address
    kubelet.workers[uid]?.stage = .syncing
    decideOnContainers(uid, pod)
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
