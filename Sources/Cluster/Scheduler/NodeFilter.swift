import KubeAPI

/// Why a pod cannot go to a node; no reasons when it can.
///
/// The plugins are asked in the order of the default scheduler profile, and the first that refuses
/// ends the asking.
struct NodeVerdict: Hashable, Sendable {
  var reasons: [String] = []
  /// Whether preempting other pods could not help either.
  var isUnresolvable = false

  var isFit: Bool { reasons.isEmpty }

  static let fit = NodeVerdict()

  static func never(_ reason: String) -> NodeVerdict {
    NodeVerdict(reasons: [reason], isUnresolvable: true)
  }
}

/// What the scheduler needs to know of a pod to place it.
///
/// Pods of one template have equal demands: when one of them fits nowhere, none does.
struct PodDemand: Hashable, Sendable {
  var requests: PodRequests
  var selection: NodeSelection
  var tolerations: [Toleration]
  var claims: [String]
  var namespace: String
  var share: ComputeShare
  var ports: [HostPort]
  var rules: PlacementRules?
  /// The pod's labels, where rules are about them.
  var labels = StringMap()
  var priority: Int32
  var neverPreempts: Bool

  init(_ pod: Pod) {
    let spec = pod.spec
    requests = PodRequests(spec)
    selection = NodeSelection(spec)
    tolerations = spec.tolerations
    claims = spec.volumes.compactMap { $0.persistentVolumeClaim?["claimName"]?.text }
    namespace = pod.metadata.namespace
    share = ComputeShare(spec)
    ports = HostPort.ports(of: spec)
    rules = PlacementRules(pod)
    priority = spec.priority ?? 0
    neverPreempts = spec.preemptionPolicy == "Never"
  }

  /// Whether the pod can go to the node beside those that are there.
  func verdict(
    on node: Node,
    using used: NodeUsage,
    near surroundings: Surroundings? = nil
  ) -> NodeVerdict {
    if selection.skips(node) { return .never("node(s) didn't satisfy plugin(s) [NodeAffinity]") }
    if node.spec.unschedulable, !tolerates(Taint.unschedulable) {
      return .never("node(s) were unschedulable")
    }
    if !toleratesAll(of: node) {
      return .never("node(s) had untolerated taint(s)")
    }
    if !selection.allows(node) {
      return .never("node(s) didn't match Pod's node affinity/selector")
    }
    if conflicts(with: used.ports) {
      return NodeVerdict(reasons: [NodeVerdict.noPorts])
    }
    let verdict = resourceVerdict(on: node, using: used)
    guard verdict.isFit, let surroundings else { return verdict }
    let spread = surroundings.spreadVerdict(on: node)
    return spread.isFit ? surroundings.affinityVerdict(on: node) : spread
  }

  /// Whether the pod asks for a port that is taken.
  func conflicts(with taken: [HostPort]) -> Bool {
    taken.contains { other in ports.contains { $0.conflicts(with: other) } }
  }

  /// Whether no taint of the node would drive the pod away once it runs.
  func toleratesEvictions(of node: Node) -> Bool {
    !node.spec.taints.contains { $0.effect == "NoExecute" && !tolerates($0) }
  }

  /// Whether no taint of the node keeps the pod away.
  func toleratesAll(of node: Node) -> Bool {
    !node.spec.taints.contains { $0.keepsAway && !tolerates($0) }
  }

  /// How many taints only make the node less welcome.
  func untoleratedWarnings(of node: Node) -> Int {
    node.spec.taints.count { $0.effect == "PreferNoSchedule" && !tolerates($0) }
  }

  private func resourceVerdict(on node: Node, using used: NodeUsage) -> NodeVerdict {
    var verdict = NodeVerdict()
    let allocatable = node.status.allocatable
    func available(_ resource: String) -> Quantity {
      Quantity(decoded: allocatable[resource] ?? "0")
    }
    if Quantity(Int64(used.podCount)) >= available("pods") {
      verdict.reasons.append(NodeVerdict.noRoom)
    }
    for amount in requests.amounts where amount.quantity > Quantity(0) {
      let capacity = available(amount.resource)
      guard amount.quantity > capacity - used.requests[amount.resource] else { continue }
      verdict.reasons.append(NodeVerdict.insufficient + amount.resource)
      if amount.quantity > capacity { verdict.isUnresolvable = true }
    }
    return verdict
  }

  private func tolerates(_ taint: Taint) -> Bool {
    tolerations.contains { $0.tolerates(taint) }
  }
}

/// What the pods on a node hold of it.
struct NodeUsage: Hashable, Sendable {
  var podCount = 0
  var requests = PodRequests()
  var share = ComputeShare()
  var ports: [HostPort] = []
}

extension Taint {
  /// PreferNoSchedule only makes a node less welcome.
  fileprivate var keepsAway: Bool { effect == "NoSchedule" || effect == "NoExecute" }
}

extension Toleration {
  /// `ToleratesTaint`.
  func tolerates(_ taint: Taint) -> Bool {
    guard effect.isEmpty || effect == taint.effect else { return false }
    if `operator` == "Exists" { return key.isEmpty || key == taint.key }
    return key == taint.key && assigned == taint.assigned
  }
}
