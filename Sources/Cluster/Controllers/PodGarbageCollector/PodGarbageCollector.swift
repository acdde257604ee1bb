import KubeAPI
import Simulation

/// Removes pods that nobody else would: of nodes that are gone, and old ones when there are many.
///
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/podgc/gc_controller.go
struct PodGarbageCollector: Sendable {
  /// `--terminated-pod-gc-threshold`: so many pods that have ended are kept.
  static let terminatedPodLimit = 12_500

  var passes: PassGrid
  /// How many pods have ended.
  var terminatedCount = 0
  /// Nodes that were found missing, and when that is sure (`quarantineTime`).
  var quarantine: [String: Instant] = [:]
  /// Whether there may be pods whose node is gone or out of service, or that go without a node.
  var mayHaveLostPods = false

  init(seed: UInt64, start: Instant) {
    passes = PassGrid(seed: seed, purpose: "pod-gc", start: start, Latencies.podCollection)
  }

  /// The pods that are to go because too many have ended: evicted ones first, then the oldest.
  static func surplus(of pods: [Pod], limit: Int = terminatedPodLimit) -> [Pod] {
    let terminated = pods.filter { $0.status.phase.isTerminal }
    guard terminated.count > limit else { return [] }
    let count = terminated.count - limit
    // Numbers are sorted to find how old a pod must be to go, and only those pods by name too.
    let ranks = terminated.map(\.collectionRank)
    let last = ranks.sorted()[count - 1]
    let oldest = zip(ranks, terminated).filter { $0.0 <= last }.sorted { a, b in
      (a.0, a.1.metadata.name) < (b.0, b.1.metadata.name)
    }
    return oldest.prefix(count).map(\.1)
  }
}

extension Cluster {
  /// Plans a pass when a write leaves something for it.
  mutating func observeForPodCollection(_ change: Change) {
    guard case .node(let node) = change.object else { return }
    if change.kind == .deleted || node.isOutOfService { planLostPodCollection() }
  }

  mutating func observeForPodCollection(_ write: PodWrite) {
    let isTerminal = write.kind != .deleted && write.isTerminal
    if isTerminal != write.wasTerminal {
      podGarbageCollector.terminatedCount += isTerminal ? 1 : -1
      if isTerminal, podGarbageCollector.terminatedCount > PodGarbageCollector.terminatedPodLimit {
        planPodCollection()
      }
    }
    guard write.kind != .deleted else { return }
    let pod = write.pod
    if pod.spec.nodeName.isEmpty {
      if write.isDeleting { planLostPodCollection() }
      return
    }
    let isGoing = write.isDeleting && !write.wasDeleting
    guard isGoing || write.previous?.spec.nodeName != pod.spec.nodeName else { return }
    let node = node(of: pod)
    if node == nil || isGoing && node?.isOutOfService == true { planLostPodCollection() }
  }

  private func node(of pod: Pod) -> Node? {
    let key = ObjectKey(kind: .node, namespace: "", name: pod.spec.nodeName)
    return if case .node(let node)? = server.store.object(key) { node } else { nil }
  }

  private mutating func planLostPodCollection() {
    podGarbageCollector.mayHaveLostPods = true
    planPodCollection()
  }

  private mutating func planPodCollection() {
    if let pass = podGarbageCollector.passes.plan(from: now + .nanoseconds(1)) {
      agenda.add(.collectPods, at: pass)
    }
  }

  /// One pass over all pods (`gc`).
  mutating func collectPods() {
    guard podGarbageCollector.passes.take(at: now) else { return }
    let pods = server.store.pods
    if podGarbageCollector.terminatedCount > PodGarbageCollector.terminatedPodLimit {
      for pod in PodGarbageCollector.surplus(of: pods) { markFailedAndDelete(pod) }
    }
    guard podGarbageCollector.mayHaveLostPods else { return }
    podGarbageCollector.mayHaveLostPods = false
    for pod in pods where pod.metadata.deletionTimestamp != nil {
      if node(of: pod)?.isOutOfService == true { markFailedAndDelete(pod) }
    }
    collectOrphans(pods)
    for pod in pods
    where pod.metadata.deletionTimestamp != nil && pod.spec.nodeName.isEmpty {
      markFailedAndDelete(pod)
    }
  }

  /// Deletes the pods of nodes that have been missing for long enough (`gcOrphaned`).
  private mutating func collectOrphans(_ pods: [Pod]) {
    let orphans = pods.filter {
      // What has been marked and deleted already waits for finalizers alone.
      let isDone = $0.status.phase.isTerminal && $0.metadata.deletionTimestamp != nil
      return !$0.spec.nodeName.isEmpty && !isDone && node(of: $0) == nil
    }
    var missing: [String: Instant] = [:]
    for pod in orphans {
      let name = pod.spec.nodeName
      guard let due = podGarbageCollector.quarantine[name] else {
        missing[name] = now + Latencies.nodeQuarantine
        continue
      }
      guard due <= now else {
        missing[name] = due
        continue
      }
      var condition = PodCondition()
      condition.type = "DisruptionTarget"
      condition.reason = "DeletionByPodGC"
      condition.message = "PodGC: node no longer exists"
      markFailedAndDelete(pod, condition)
    }
    podGarbageCollector.quarantine = missing
    if !missing.isEmpty { planLostPodCollection() }
  }

  /// `markFailedAndDeletePodWithCondition`: nobody else will end such a pod.
  private mutating func markFailedAndDelete(_ pod: Pod, _ condition: PodCondition? = nil) {
    let key = pod.key
    guard server.store.pod(key)?.metadata.uid == pod.metadata.uid else { return }
    let moment = now.wholeSecond
    if !pod.status.phase.isTerminal {
      updatePod(key) { pod in
        pod.status.phase = .failed
        pod.status.observedGeneration = pod.metadata.generation
        guard let condition else { return }
        pod.setCondition(
          condition.type,
          .true,
          reason: condition.reason,
          message: condition.message,
          at: moment
        )
      }
    }
    guard server.store.contains(key) else { return }
    do {
      try server.delete(key, DeleteOptions(gracePeriodSeconds: 0), now: now)
    } catch {
      preconditionFailure("a pod that was just read can be deleted: \(error.message)")
    }
  }
}

extension Pod {
  /// The lower, the sooner it goes when there are too many: evicted pods first, then the oldest.
  fileprivate var collectionRank: Int64 {
    isEvicted ? .min : metadata.creationTimestamp?.nanoseconds ?? 0
  }

  /// Whether the kubelet has ended the pod to save its node (`PodIsEvicted`).
  fileprivate var isEvicted: Bool { status.phase == .failed && status.reason == "Evicted" }
}

extension Node {
  /// Whether somebody has said that the node is down and that its pods may be given up.
  fileprivate var isOutOfService: Bool {
    readiness != .true && spec.taints.contains { $0.key == "node.kubernetes.io/out-of-service" }
  }
}
