import KubeAPI
import Simulation

/// Deletes the pods of nodes with a `NoExecute` taint that they do not tolerate, or not for ever.
///
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/tainteviction/taint_eviction.go
struct TaintEvictionController: Sendable {
  struct Eviction: Sendable {
    var uid: String
    /// Since when the taints are tolerated for a time.
    var start: Instant
    var due: Instant
  }

  var evictions: [ObjectKey: Eviction] = [:]

  /// How long a pod may stay on a node with such taints; nil for ever (`getMinTolerationTime`).
  static func patience(of tolerations: [Toleration], with taints: [Taint]) -> Duration? {
    var shortest: Duration?
    for taint in taints {
      guard let toleration = tolerations.first(where: { $0.tolerates(taint) }) else { return .zero }
      guard let seconds = toleration.tolerationSeconds else { continue }
      // A hundred years stand for any longer time.
      let patience = Duration.seconds(max(0, min(seconds, 100 * 365 * 86_400)))
      shortest = min(shortest ?? patience, patience)
    }
    return shortest
  }
}

extension Cluster {
  mutating func observeForTaintEviction(_ change: Change) {
    // Evictions that are planned outlive their node.
    guard change.kind != .deleted, case .node(let node) = change.object else { return }
    var before: [Taint] = []
    if case .node(let previous)? = change.previous { before = previous.evictingTaints }
    let taints = node.evictingTaints
    if before != taints { reconsiderPods(of: node.metadata.name, taints) }
  }

  mutating func observeForTaintEviction(_ write: PodWrite) {
    let pod = write.pod
    if write.kind == .deleted {
      cancelEviction(of: write.key)
    } else if !pod.spec.nodeName.isEmpty, !write.keepsPlace {
      let node = ObjectKey(kind: .node, namespace: "", name: pod.spec.nodeName)
      guard case .node(let node)? = server.store.object(node) else { return }
      let taints = node.evictingTaints
      if !taints.isEmpty { reconsider(pod, taints) }
    }
  }

  private mutating func reconsiderPods(of node: String, _ taints: [Taint]) {
    for object in server.store.objects(of: .pod) {
      guard case .pod(let pod) = object, pod.spec.nodeName == node else { continue }
      if taints.isEmpty {
        cancelEviction(of: object.key)
      } else {
        reconsider(pod, taints)
      }
    }
  }

  /// Plans a pod's eviction, or drops the plan (`processPodOnNode`).
  private mutating func reconsider(_ pod: Pod, _ taints: [Taint]) {
    let key = pod.key
    guard
      let patience = TaintEvictionController.patience(of: pod.spec.tolerations, with: taints)
    else {
      cancelEviction(of: key)
      return
    }
    var start = now
    let isTolerated = taints.allSatisfy { taint in
      pod.spec.tolerations.contains { $0.tolerates(taint) }
    }
    if isTolerated, let present = taintEvictionController.evictions[key] {
      // The time that a pod has already been tolerated for counts.
      start = present.start
      if start + patience < now + patience { return }
    }
    cancelEviction(of: key)
    let due = max(start + patience, now + Latencies.informer)
    taintEvictionController.evictions[key] = TaintEvictionController.Eviction(
      uid: pod.metadata.uid,
      start: start,
      due: due
    )
    agenda.add(.evict(key), at: due)
  }

  private mutating func cancelEviction(of key: ObjectKey) {
    guard !taintEvictionController.evictions.isEmpty,
      taintEvictionController.evictions.removeValue(forKey: key) != nil
    else { return }
    reportEviction("Cancelling deletion of Pod \(key.namespace)/\(key.name)", key)
  }

  /// Marks a pod as disrupted and deletes it (`addConditionAndDeletePod`).
  mutating func evictPod(_ key: ObjectKey) {
    guard let eviction = taintEvictionController.evictions[key], eviction.due <= now else { return }
    taintEvictionController.evictions[key] = nil
    guard server.store.pod(key)?.metadata.uid == eviction.uid else { return }
    reportEviction("Marking for deletion Pod \(key.namespace)/\(key.name)", key)
    let moment = now.wholeSecond
    updatePod(key) { pod in
      pod.setCondition(
        "DisruptionTarget",
        .true,
        reason: "DeletionByTaintManager",
        message: "Taint manager: deleting due to NoExecute taint",
        at: moment
      )
    }
    do {
      try server.delete(key, now: now)
    } catch {
      preconditionFailure("a pod that was just read can be deleted: \(error.message)")
    }
  }

  /// The controller knows the pod's name alone.
  private mutating func reportEviction(_ message: String, _ key: ObjectKey) {
    var reference = ObjectReference()
    reference.apiVersion = Kind.pod.apiVersion
    reference.kind = Kind.pod.rawValue
    reference.namespace = key.namespace
    reference.name = key.name
    recordEvent(
      on: reference,
      type: .normal,
      reason: "TaintManagerEviction",
      message: message,
      from: EventSource(component: "taint-eviction-controller")
    )
  }
}

extension PodWrite {
  /// Whether node and tolerations are those of the version before.
  fileprivate var keepsPlace: Bool {
    if keepsSpec { return true }
    guard let previous else { return false }
    return previous.spec.nodeName == pod.spec.nodeName
      && previous.spec.tolerations == pod.spec.tolerations
  }
}

extension Node {
  /// The taints that drive running pods away.
  fileprivate var evictingTaints: [Taint] { spec.taints.filter { $0.effect == "NoExecute" } }
}
