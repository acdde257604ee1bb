import KubeAPI
import Simulation

/// Puts the taint of cordoned nodes on them, and takes it off again.
///
/// It does so a moment after the cordon itself, so that a pod that waits can be refused for either
/// reason. Nodes never fail here, so that nothing else is left of
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/nodelifecycle/node_lifecycle_controller.go
struct NodeLifecycleController: Sendable {
  var queue = WorkQueue()
}

extension Cluster {
  mutating func observeForNodeLifecycle(_ change: Change) {
    guard change.kind != .deleted, case .node(let node) = change.object,
      node.spec.unschedulable != node.hasUnschedulableTaint
    else { return }
    wake(.nodeLifecycle, change.object.key, after: Latencies.nodeTaint)
  }

  /// Makes a node's taint agree with its cordon (`doNoScheduleTaintingPass`).
  mutating func reconcileNode(_ key: ObjectKey) {
    guard nodeLifecycleController.queue.take(key, now: now) else { return }
    defer { finish(.nodeLifecycle, key) }
    guard case .node(var node)? = server.store.object(key),
      node.spec.unschedulable != node.hasUnschedulableTaint
    else { return }
    if node.spec.unschedulable {
      var taint = Taint.unschedulable
      taint.timeAdded = now.wholeSecond
      node.spec.taints.append(taint)
    } else {
      node.spec.taints.removeAll { $0.isSame(as: .unschedulable) }
    }
    server.update(.node(node))
  }
}

extension Node {
  fileprivate var hasUnschedulableTaint: Bool {
    spec.taints.contains { $0.isSame(as: .unschedulable) }
  }
}

extension Taint {
  /// The taint of a cordoned node.
  static var unschedulable: Taint {
    var taint = Taint()
    taint.key = "node.kubernetes.io/unschedulable"
    taint.effect = "NoSchedule"
    return taint
  }

  /// `MatchTaint`: by key and effect alone.
  fileprivate func isSame(as other: Taint) -> Bool { key == other.key && effect == other.effect }
}
