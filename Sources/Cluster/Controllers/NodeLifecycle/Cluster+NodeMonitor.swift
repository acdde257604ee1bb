import KubeAPI
import Simulation

/// The passes over all nodes: who is silent, who is back, whose pods are to go.
extension Cluster {
  /// Plans the pass that will find a stopped node silent for too long.
  mutating func planNodeMonitoring(of name: String) {
    guard let silence = silenceLimit(of: name) else { return }
    planNodePass(at: silence)
  }

  /// When the silence of a stopped node becomes too long; nil for a node that runs.
  ///
  /// It is counted from the pass that saw the last lease, not from the lease itself.
  private func silenceLimit(of name: String) -> Instant? {
    guard let node = nodeFaults.stopped[name] else { return nil }
    let sighting = nodeLifecycleController.passes.first(from: node.lastHeartbeat)
    return sighting + Latencies.nodeMonitorGrace
  }

  /// Plans the first pass at a moment or later that is still to come.
  mutating func planNodePass(at moment: Instant) {
    let earliest = max(moment, now + .nanoseconds(1))
    if let pass = nodeLifecycleController.passes.plan(from: earliest) {
      agenda.add(.monitorNodes, at: pass)
    }
  }

  /// `monitorNodeHealth`.
  mutating func monitorNodes() {
    guard nodeLifecycleController.passes.take(at: now) else { return }
    noteMembers()
    var readyCount = 0
    var unreadyCount = 0
    for object in server.store.objects(of: .node) {
      guard case .node(let node) = object else { continue }
      let observed = node.readiness
      noteSilence(of: object.key)
      guard case .node(let present)? = server.store.object(object.key) else { continue }
      // A node without the condition has a kubelet that is still to report.
      let isReady = present.readiness == .true || present.readiness == nil
      if isReady { readyCount += 1 } else { unreadyCount += 1 }
      noteTaint(of: present)
      guard !isReady, observed == .true else { continue }
      reportNode(present.metadata.name, present.metadata.uid, .normal, "NodeNotReady")
      markPodsUnready(on: present.metadata.name)
    }
    handleDisruption(readyCount: readyCount, unreadyCount: unreadyCount)
    planTainting()
  }

  // MARK: members

  private mutating func noteMembers() {
    var present: [String: String] = [:]
    for object in server.store.objects(of: .node) {
      let (name, uid) = (object.metadata.name, object.metadata.uid)
      present[name] = uid
      guard nodeLifecycleController.known[name] == nil else { continue }
      reportNode(name, uid, .normal, "RegisteredNode", "Registered Node \(name) in Controller")
    }
    for (name, uid) in nodeLifecycleController.known.sorted(by: { $0.key < $1.key })
    where present[name] == nil {
      nodeLifecycleController.tainting.removeAll { $0 == name }
      reportNode(name, uid, .normal, "RemovingNode", "Removing Node \(name) from Controller")
    }
    nodeLifecycleController.known = present
  }

  /// Reports something about a node; without `event` its new status.
  private mutating func reportNode(
    _ name: String,
    _ uid: String,
    _ type: EventType,
    _ reason: String,
    _ event: String? = nil
  ) {
    var reference = ObjectReference()
    reference.apiVersion = Kind.node.apiVersion
    reference.kind = Kind.node.rawValue
    reference.name = name
    reference.uid = uid
    recordEvent(
      on: reference,
      type: type,
      reason: reason,
      message: event.map { "Node \(name) event: \($0)" } ?? "Node \(name) status is now: \(reason)",
      from: .nodeController
    )
  }

  // MARK: silence

  /// Turns the conditions of a node Unknown when nothing was heard of it for too long
  /// (`tryUpdateNodeHealth`).
  private mutating func noteSilence(of key: ObjectKey) {
    guard let limit = silenceLimit(of: key.name), case .node(var node)? = server.store.object(key)
    else { return }
    // Upstream's passes drift a little, so that the tenth after the sighting is late enough.
    guard now >= limit else {
      planNodePass(at: limit)
      return
    }
    guard node.readiness != .unknown else { return }
    for type in ["Ready", "MemoryPressure", "DiskPressure", "PIDPressure"] {
      var condition = node.status.conditions.first { $0.type == type } ?? NodeCondition()
      guard condition.status != .unknown else { continue }
      condition.type = type
      condition.status = .unknown
      condition.reason = "NodeStatusUnknown"
      condition.message = "Kubelet stopped posting node status."
      condition.lastHeartbeatTime = condition.lastHeartbeatTime ?? node.metadata.creationTimestamp
      condition.lastTransitionTime = now.wholeSecond
      node.status.set(condition)
    }
    server.update(.node(node))
  }

  /// Tells that the pods of a node are not ready any more (`MarkPodsNotReady`).
  private mutating func markPodsUnready(on node: String) {
    for object in server.store.objects(of: .pod) {
      guard case .pod(let pod) = object, pod.spec.nodeName == node,
        let ready = pod.status.conditions.first(where: { $0.type == "Ready" }),
        ready.status != .false
      else { continue }
      let moment = now.wholeSecond
      updatePod(object.key) { pod in
        pod.setCondition(
          "Ready",
          .false,
          reason: ready.reason,
          message: ready.message,
          at: moment
        )
      }
      recordEvent(
        on: object,
        type: .warning,
        reason: "NodeNotReady",
        message: "Node is not ready",
        from: .nodeController
      )
    }
  }

  // MARK: NoExecute taints

  /// Decides on a node's `NoExecute` taint (`processTaintBaseEviction`).
  private mutating func noteTaint(of node: Node) {
    let name = node.metadata.name
    switch node.readiness {
    case .true?: markReachable(node)
    case .false?: noteTaint(of: node, .notReady, opposite: .unreachable)
    case .unknown?: noteTaint(of: node, .unreachable, opposite: .notReady)
    default: nodeLifecycleController.tainting.removeAll { $0 == name }
    }
  }

  private mutating func noteTaint(of node: Node, _ taint: Taint, opposite: Taint) {
    let name = node.metadata.name
    if node.spec.taints.contains(where: { $0.isSame(as: opposite) }) {
      swapTaints(of: APIObject.node(node).key, adding: [taint], removing: [opposite])
    } else if !node.spec.taints.contains(where: { $0.isSame(as: taint) }),
      !nodeLifecycleController.tainting.contains(name)
    {
      nodeLifecycleController.tainting.append(name)
    }
  }

  private mutating func markReachable(_ node: Node) {
    nodeLifecycleController.tainting.removeAll { $0 == node.metadata.name }
    let key = APIObject.node(node).key
    swapTaints(of: key, adding: [], removing: [.unreachable, .notReady])
  }

  /// Stops all evictions while no node is ready: then the fault may lie with the control plane
  /// (`handleDisruption`).
  private mutating func handleDisruption(readyCount: Int, unreadyCount: Int) {
    let isFull = readyCount == 0 && unreadyCount > 0
    let wasFull = nodeLifecycleController.isFullyDisrupted
    nodeLifecycleController.isFullyDisrupted = isFull
    if isFull {
      nodeLifecycleController.nextTaint = nil
      guard !wasFull else { return }
      for object in server.store.objects(of: .node) {
        if case .node(let node) = object { markReachable(node) }
      }
      return
    }
    let isPartial =
      unreadyCount > 2 && Double(unreadyCount) >= 0.55 * Double(readyCount + unreadyCount)
    if isPartial {
      // `secondaryNodeEvictionRate` is 0 in a cluster of up to 50 nodes.
      nodeLifecycleController.nextTaint = nil
    } else if nodeLifecycleController.nextTaint == nil {
      nodeLifecycleController.nextTaint = now + Latencies.nodeEviction
    }
  }

  private mutating func planTainting() {
    guard let next = nodeLifecycleController.nextTaint, !nodeLifecycleController.tainting.isEmpty
    else { return }
    agenda.add(.taintNodes, at: max(next, now + Latencies.nodeTaint))
  }

  /// Taints the next node that is not heard of; one in ten seconds (`doNoExecuteTaintingPass`).
  mutating func taintNodes() {
    guard let next = nodeLifecycleController.nextTaint, next <= now,
      !nodeLifecycleController.tainting.isEmpty
    else { return }
    let name = nodeLifecycleController.tainting.removeFirst()
    nodeLifecycleController.nextTaint = now + Latencies.nodeEviction
    defer { planTainting() }
    let key = ObjectKey(kind: .node, namespace: "", name: name)
    guard case .node(let node)? = server.store.object(key) else { return }
    switch node.readiness {
    case .false?: swapTaints(of: key, adding: [.notReady], removing: [.unreachable])
    case .unknown?: swapTaints(of: key, adding: [.unreachable], removing: [.notReady])
    default: break
    }
  }
}

extension Node {
  /// The status of the condition Ready; nil when the node has none.
  var readiness: ConditionStatus? { status.conditions.first { $0.type == "Ready" }?.status }
}

extension NodeStatus {
  /// Sets a condition in its place; the time of its last change stays when its status does.
  mutating func set(_ condition: NodeCondition) {
    var condition = condition
    guard let index = conditions.firstIndex(where: { $0.type == condition.type }) else {
      conditions.append(condition)
      return
    }
    if conditions[index].status == condition.status {
      condition.lastTransitionTime = conditions[index].lastTransitionTime
    }
    conditions[index] = condition
  }
}

extension ObjectReference {
  /// What the node controllers and the kubelet name a node by.
  init(node: Node) {
    self.init()
    apiVersion = Kind.node.apiVersion
    kind = Kind.node.rawValue
    name = node.metadata.name
    uid = node.metadata.uid
  }
}

extension EventSource {
  fileprivate static let nodeController = EventSource(component: "node-controller")
}
