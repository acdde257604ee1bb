public import KubeAPI
import Simulation

/// Nodes beyond the first: a Node object that somebody creates is a machine, whose kubelet the
/// simulation runs.
extension Cluster {
  /// Adds a node to the cluster; what it leaves open is as on `node-1`.
  ///
  /// - Throws: AlreadyExists; what is invalid.
  public mutating func addNode(_ node: Node) throws(APIStatus) {
    _ = try server.register(.node(node), now: now)
    deliverChanges()
  }

  /// The kubelet of a new node fills in what it knows of its machine.
  ///
  /// In a real cluster an object alone makes no node; here nothing else could.
  /// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/kubelet_node_status.go
  mutating func registerNode(_ node: Node) {
    let model = Node.standard(heartbeat: now.wholeSecond)
    var node = node
    for label in model.metadata.labels where node.metadata.labels[label.key] == nil {
      node.metadata.labels[label.key] = label.value
    }
    node.metadata.labels["kubernetes.io/hostname"] = node.metadata.name
    if node.status.capacity.isEmpty { node.status.capacity = node.status.allocatable }
    for amount in model.status.capacity where node.status.capacity[amount.key] == nil {
      node.status.capacity[amount.key] = amount.value
    }
    for amount in node.status.capacity where node.status.allocatable[amount.key] == nil {
      node.status.allocatable[amount.key] = amount.value
    }
    if node.status.addresses.isEmpty {
      node.status.addresses = [
        .of("InternalIP", freeAddress()), .of("Hostname", node.metadata.name),
      ]
    }
    node.status.conditions = model.status.conditions
    node.status.nodeInfo = model.status.nodeInfo
    server.update(.node(node))
  }

  /// The first address of the nodes' network that no node has.
  private func freeAddress() -> String {
    var taken: Set<String> = []
    for object in server.store.objects(of: .node) {
      guard case .node(let node) = object else { continue }
      taken.formUnion(node.status.addresses.map(\.address))
    }
    let free = (10...254).lazy.map { "192.168.1.\($0)" }.first { !taken.contains($0) }
    return free ?? "192.168.2.\(taken.count % 254 + 1)"
  }
}
