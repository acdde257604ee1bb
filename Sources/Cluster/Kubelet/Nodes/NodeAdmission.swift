import KubeAPI

/// Why a kubelet turns a pod away that somebody has put on its node without asking the scheduler.
///
/// `generalFilter` of the kubelet:
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/lifecycle/predicate.go
struct NodeAdmission: Hashable, Sendable {
  var reason: String
  var message: String

  /// Nil when the node takes the pod; `used` is what the other pods on the node hold.
  init?(_ demand: PodDemand, on node: Node, using used: NodeUsage) {
    if let shortage = Self.shortage(demand, node, used) {
      self = shortage
    } else if !demand.selection.allows(node) {
      self.init("NodeAffinity", "node(s) didn't match Pod's node affinity/selector")
    } else if demand.conflicts(with: used.ports) {
      self.init("NodePorts", NodeVerdict.noPorts)
    } else if !demand.toleratesEvictions(of: node) {
      self.init("TaintToleration", "node(s) had taints that the pod didn't tolerate")
    } else {
      return nil
    }
  }

  private init(_ predicate: String, _ text: String) {
    reason = predicate
    message = "Predicate \(predicate) failed: \(text)"
  }

  private init(_ resource: String, requested: Int64, used: Int64, capacity: Int64) {
    reason = "OutOf\(resource)"
    message =
      "Node didn't have enough resource: \(resource), requested: \(requested), used: \(used), "
      + "capacity: \(capacity)"
  }

  private static func shortage(
    _ demand: PodDemand,
    _ node: Node,
    _ used: NodeUsage
  ) -> NodeAdmission? {
    func capacity(_ resource: String) -> Quantity {
      Quantity(decoded: node.status.allocatable[resource] ?? "0")
    }
    let pods = capacity("pods").units
    if Int64(used.podCount) >= pods {
      return NodeAdmission("pods", requested: 1, used: Int64(used.podCount), capacity: pods)
    }
    for amount in demand.requests.amounts where amount.quantity > Quantity(0) {
      let taken = used.requests[amount.resource]
      guard amount.quantity > capacity(amount.resource) - taken else { continue }
      func number(_ quantity: Quantity) -> Int64 {
        amount.resource == "cpu" ? quantity.milliunits : quantity.units
      }
      return NodeAdmission(
        amount.resource,
        requested: number(amount.quantity),
        used: number(taken),
        capacity: number(capacity(amount.resource))
      )
    }
    return nil
  }
}

extension Cluster {
  /// Turns a pod away that its node cannot take; true when it did (`rejectPod`).
  mutating func rejectPod(_ id: PodWorker.ID, _ pod: Pod) -> Bool {
    let key = ObjectKey(kind: .node, namespace: "", name: pod.spec.nodeName)
    guard case .node(let node)? = server.store.object(key) else { return false }
    let demand = scheduler.demand(of: pod).wrappedValue
    let others = scheduler.usage(of: pod.spec.nodeName, without: pod.metadata.uid)
    guard let rejection = NodeAdmission(demand, on: node, using: others) else { return false }
    report(id, .warning, rejection.reason, rejection.message)
    kubelet.workers[id].stage = .ended
    updatePod(pod.key) { pod in
      pod.status.phase = .failed
      pod.status.reason = rejection.reason
      pod.status.message = "Pod was rejected: \(rejection.message)"
      pod.status.observedGeneration = pod.metadata.generation
    }
    return true
  }
}
