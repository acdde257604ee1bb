import KubeAPI
import Simulation

/// Which nodes stand still, and what their kubelets have not done since.
///
/// A stopped node is a machine that no time passes on: its kubelet says and does nothing, its
/// containers are frozen. The API server and all controllers go on without it.
struct NodeFaults: Sendable {
  /// A kubelet's step that fell due while its node stood still.
  struct Postponed: Sendable {
    var event: KubeletEvent
    var moment: Instant
  }

  struct StoppedNode: Sendable {
    /// The last time that its kubelet renewed its lease.
    var lastHeartbeat: Instant
    var postponed: [Postponed] = []
  }

  private(set) var stopped: [String: StoppedNode] = [:]

  func isStopped(_ node: String) -> Bool { stopped[node] != nil }

  mutating func stop(_ node: String, lastHeartbeat: Instant) {
    stopped[node] = StoppedNode(lastHeartbeat: lastHeartbeat)
  }

  /// Lets a node go on.
  ///
  /// - Returns: what its kubelet has to catch up on, in order.
  mutating func resume(_ node: String) -> [Postponed] {
    stopped.removeValue(forKey: node)?.postponed ?? []
  }

  /// Keeps a kubelet's step for later if its node stands still.
  ///
  /// - Returns: whether it was kept.
  mutating func postpone(_ event: KubeletEvent, of node: String, at moment: Instant) -> Bool {
    stopped[node]?.postponed.append(Postponed(event: event, moment: moment)) != nil
  }
}
