import KubeAPI

/// A write of a pod as those see it who watch pods: what it means is found out once for all of them.
struct PodWrite {
  let kind: Change.Kind
  let pod: Pod
  /// The pod before the write; nil when it was added.
  let previous: Pod?
  /// Whether the write has left labels, annotations and owners alone; if not, they may be equal.
  let keepsIdentity: Bool
  /// Whether the spec is that of the version before.
  let keepsSpec: Bool
  let isDeleting: Bool
  let wasDeleting: Bool
  let isTerminal: Bool
  let wasTerminal: Bool

  init(_ pod: Pod, _ change: Change) {
    self.pod = pod
    kind = change.kind
    isDeleting = pod.metadata.deletionTimestamp != nil
    isTerminal = pod.status.phase.isTerminal
    guard case .pod(let previous)? = change.previous else {
      previous = nil
      (keepsIdentity, keepsSpec, wasDeleting, wasTerminal) = (false, false, false, false)
      return
    }
    self.previous = previous
    keepsIdentity = pod.metadata.keepsIdentity(of: previous.metadata)
    keepsSpec = pod.keepsSpec(of: previous)
    wasDeleting = previous.metadata.deletionTimestamp != nil
    wasTerminal = previous.status.phase.isTerminal
  }

  var key: ObjectKey { pod.key }

  /// Whether the pod stays with the owners that it had, so that there is nothing to collect.
  var staysWithOwners: Bool { kind == .modified && keepsIdentity && !isDeleting }

  /// Whether the pod holds room on a node.
  var holdsRoom: Bool { kind != .deleted && !pod.spec.nodeName.isEmpty && !isTerminal }

  /// Whether the version before held room on a node.
  var heldRoom: Bool { previous.map { !$0.spec.nodeName.isEmpty && !wasTerminal } ?? false }
}
