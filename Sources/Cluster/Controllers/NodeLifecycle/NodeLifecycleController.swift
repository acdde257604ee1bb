import KubeAPI
import Simulation

/// Watches over the nodes: their taints, their silence, and what their loss means for pods.
///
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/nodelifecycle/node_lifecycle_controller.go
/// Upstream looks at all nodes every five seconds; here those passes take place that can find
/// something new, at the moments at which upstream's would. All nodes count as of one zone.
struct NodeLifecycleController: Sendable {
  /// Nodes whose `NoSchedule` taints do not agree with their conditions and their cordon.
  var queue = WorkQueue()
  /// The moments of the passes.
  var passes: PassGrid
  /// The nodes that the controller has seen, with their uids.
  var known: [String: String] = [:]
  /// The nodes that are to get a `NoExecute` taint, in order.
  var tainting: [String] = []
  /// When the next node may get one; nil while that is stopped.
  var nextTaint: Instant?
  /// Whether no node at all is ready: nothing is evicted then.
  var isFullyDisrupted = false

  init(seed: UInt64, start: Instant) {
    passes = PassGrid(seed: seed, purpose: "node-lifecycle", start: start, Latencies.nodeMonitor)
    nextTaint = start
  }
}

/// Cordons and conditions as taints.
extension Cluster {
  mutating func observeForNodeLifecycle(_ change: Change) {
    guard case .node(let node) = change.object else { return }
    var isNews = true
    if case .node(let previous)? = change.previous, change.kind == .modified {
      isNews = previous.readiness != node.readiness || previous.spec.taints != node.spec.taints
    }
    if isNews, !isKnown(node, change.kind) { planNodePass(at: now) }
    guard change.kind != .deleted, node.wrongTaints != nil else { return }
    wake(.nodeLifecycle, change.object.key, after: Latencies.nodeTaint)
  }

  /// Whether a node is one that was there from the beginning.
  private func isKnown(_ node: Node, _ kind: Change.Kind) -> Bool {
    kind == .added && nodeLifecycleController.known[node.metadata.name] == node.metadata.uid
  }

  /// Makes a node's taints agree with its cordon and its conditions (`doNoScheduleTaintingPass`).
  ///
  /// It does so a moment after the cordon itself, so that a pod that waits can be refused for
  /// either reason.
  mutating func reconcileNode(_ key: ObjectKey) {
    guard nodeLifecycleController.queue.take(key, now: now) else { return }
    defer { finish(.nodeLifecycle, key) }
    guard case .node(let node)? = server.store.object(key), let wrong = node.wrongTaints else {
      return
    }
    swapTaints(of: key, adding: wrong.missing, removing: wrong.surplus)
  }

  /// Puts taints on a node and takes others off it (`SwapNodeControllerTaint`).
  mutating func swapTaints(of key: ObjectKey, adding: [Taint], removing: [Taint]) {
    guard case .node(var node)? = server.store.object(key) else { return }
    for taint in adding {
      var taint = taint
      taint.timeAdded = now.wholeSecond
      if let index = node.spec.taints.firstIndex(where: { $0.isSame(as: taint) }) {
        node.spec.taints[index] = taint
      } else {
        node.spec.taints.append(taint)
      }
    }
    node.spec.taints.removeAll { present in removing.contains { $0.isSame(as: present) } }
    server.update(.node(node))
  }
}

extension Node {
  /// The `NoSchedule` taints that the node lacks and those that it has no reason for; nil when all
  /// is as it should be.
  fileprivate var wrongTaints: (missing: [Taint], surplus: [Taint])? {
    var wanted: [Taint] = []
    for condition in status.conditions {
      guard let key = condition.taintKey else { continue }
      wanted.append(Taint(key, "NoSchedule"))
    }
    if spec.unschedulable { wanted.append(.unschedulable) }
    let present = spec.taints.filter {
      $0.effect == "NoSchedule"
        && ($0.key == Taint.unschedulable.key || NodeCondition.taintKeys.contains($0.key))
    }
    let missing = wanted.filter { taint in !present.contains { $0.isSame(as: taint) } }
    let surplus = present.filter { taint in !wanted.contains { $0.isSame(as: taint) } }
    return missing.isEmpty && surplus.isEmpty ? nil : (missing, surplus)
  }
}

extension NodeCondition {
  /// The keys of the taints that conditions lead to.
  fileprivate static let taintKeys: Set<String> = [
    "node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable",
    "node.kubernetes.io/memory-pressure", "node.kubernetes.io/disk-pressure",
    "node.kubernetes.io/network-unavailable", "node.kubernetes.io/pid-pressure",
  ]

  /// The key of the taint that the condition leads to (`nodeConditionToTaintKeyStatusMap`).
  fileprivate var taintKey: String? {
    switch (type, status) {
    case ("Ready", .false): "node.kubernetes.io/not-ready"
    case ("Ready", .unknown): "node.kubernetes.io/unreachable"
    case ("MemoryPressure", .true): "node.kubernetes.io/memory-pressure"
    case ("DiskPressure", .true): "node.kubernetes.io/disk-pressure"
    case ("NetworkUnavailable", .true): "node.kubernetes.io/network-unavailable"
    case ("PIDPressure", .true): "node.kubernetes.io/pid-pressure"
    default: nil
    }
  }
}

extension Taint {
  init(_ key: String, _ effect: String) {
    self.init()
    self.key = key
    self.effect = effect
  }

  /// The taint of a cordoned node.
  static var unschedulable: Taint { Taint("node.kubernetes.io/unschedulable", "NoSchedule") }
  /// The taint that drives pods away from a node that is not heard of.
  static var unreachable: Taint { Taint("node.kubernetes.io/unreachable", "NoExecute") }
  /// The taint that drives pods away from a node that says that it is not ready.
  static var notReady: Taint { Taint("node.kubernetes.io/not-ready", "NoExecute") }

  /// `MatchTaint`: by key and effect alone.
  func isSame(as other: Taint) -> Bool { key == other.key && effect == other.effect }
}
