import KubeAPI
import Simulation

/// What a new cluster holds: its namespaces and its node.
extension Cluster {
  mutating func populate() {
    for name in ["default", "kube-node-lease", "kube-public", "kube-system"] {
      var namespace = Namespace()
      namespace.metadata.name = name
      store(.namespace(namespace))
    }
    store(.node(.standard(heartbeat: now.wholeSecond)))
    for object in server.store.objects(of: .node) {
      nodeLifecycleController.known[object.metadata.name] = object.metadata.uid
    }
    deliverChanges()
  }

  private mutating func store(_ object: APIObject) {
    do {
      _ = try server.register(object, now: now)
    } catch {
      preconditionFailure("the first objects of a cluster have different names: \(error.message)")
    }
  }
}

extension Node {
  /// `node-1` with 2 CPUs, as the cluster of the recordings had it.
  static func standard(heartbeat: Instant) -> Node {
    var node = Node()
    node.metadata.name = "node-1"
    node.metadata.labels = [
      "beta.kubernetes.io/arch": "amd64",
      "beta.kubernetes.io/os": "linux",
      "kubernetes.io/arch": "amd64",
      "kubernetes.io/hostname": "node-1",
      "kubernetes.io/os": "linux",
    ]
    let resources: StringMap = [
      "cpu": "2",
      "hugepages-1Gi": "0",
      "hugepages-2Mi": "0",
      "memory": "24684096Ki",
      "pods": "110",
    ]
    node.status.capacity = resources
    node.status.allocatable = resources
    node.status.addresses = [
      .of("InternalIP", "192.168.1.10"),
      .of("Hostname", "node-1"),
    ]
    node.status.conditions = NodeCondition.healthy(heartbeat: heartbeat)
    node.status.nodeInfo = [
      "architecture": "amd64",
      "containerRuntimeVersion": "containerd://1.6.20",
      "kubeletVersion": "v1.36.2",
      "kubeProxyVersion": "",
      "operatingSystem": "linux",
      "osImage": "Debian GNU/Linux 12 (bookworm)",
    ]
    return node
  }
}

extension NodeAddress {
  static func of(_ type: String, _ address: String) -> NodeAddress {
    var entry = NodeAddress()
    entry.type = type
    entry.address = address
    return entry
  }
}

extension NodeCondition {
  /// What a kubelet says of a node that is well.
  static func healthy(heartbeat: Instant) -> [NodeCondition] {
    [
      of(
        "MemoryPressure",
        "False",
        "KubeletHasSufficientMemory",
        "kubelet has sufficient memory available",
        heartbeat
      ),
      of(
        "DiskPressure",
        "False",
        "KubeletHasNoDiskPressure",
        "kubelet has no disk pressure",
        heartbeat
      ),
      of(
        "PIDPressure",
        "False",
        "KubeletHasSufficientPID",
        "kubelet has sufficient PID available",
        heartbeat
      ),
      of("Ready", "True", "KubeletReady", "kubelet is posting ready status", heartbeat),
    ]
  }

  private static func of(
    _ type: String,
    _ status: ConditionStatus,
    _ reason: String,
    _ message: String,
    _ moment: Instant
  ) -> NodeCondition {
    var condition = NodeCondition()
    condition.type = type
    condition.status = status
    condition.reason = reason
    condition.message = message
    condition.lastHeartbeatTime = moment
    condition.lastTransitionTime = moment
    return condition
  }
}
