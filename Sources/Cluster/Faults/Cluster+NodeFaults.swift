public import KubeAPI
public import Simulation

/// Faults that exercises and tests inject into nodes.
extension Cluster {
  /// Stops a node: its kubelet falls silent and its containers freeze until `resumeNode`.
  ///
  /// The node's conditions turn Unknown after `nodeMonitorGracePeriod`; what follows from that is
  /// the node controllers' work. Stopping a node that is stopped changes nothing.
  ///
  /// - Throws: NotFound.
  public mutating func stopNode(_ name: String) throws(APIStatus) {
    let object = try get(.node, name, namespace: "")
    guard !nodeFaults.isStopped(name) else { return }
    nodeFaults.stop(name, lastHeartbeat: lastHeartbeat(since: object.metadata.creationTimestamp))
    planNodeMonitoring(of: name)
  }

  /// When the kubelet of a node has last renewed its lease; nil when there is no such node.
  public func lastHeartbeat(ofNode name: String) -> Instant? {
    let key = ObjectKey(kind: .node, namespace: "", name: name)
    guard let object = server.store.object(key) else { return nil }
    return nodeFaults.stopped[name]?.lastHeartbeat
      ?? lastHeartbeat(since: object.metadata.creationTimestamp)
  }

  private func lastHeartbeat(since creation: Instant?) -> Instant {
    let creation = creation ?? now
    let renewals = (now - creation).nanoseconds / Latencies.leaseRenewal.nanoseconds
    return creation + Latencies.leaseRenewal * renewals
  }

  /// Lets a stopped node go on: its kubelet reports the node as ready and catches up.
  ///
  /// A node that is not stopped is left as it is.
  ///
  /// - Throws: NotFound.
  public mutating func resumeNode(_ name: String) throws(APIStatus) {
    _ = try get(.node, name, namespace: "")
    guard nodeFaults.isStopped(name) else { return }
    let postponed = nodeFaults.resume(name)
    reportNodeReady(name)
    for step in postponed {
      guard kubelet.workers.contains(step.event.worker) else { continue }
      kubelet.workers[step.event.worker].postpone(from: step.moment, to: now)
      runKubelet(step.event)
    }
    reportPods(of: name)
    deliverChanges()
  }

  /// Whether a kubelet's step has to wait because its node stands still.
  mutating func postpone(_ event: KubeletEvent) -> Bool {
    guard !nodeFaults.stopped.isEmpty, kubelet.workers.contains(event.worker) else {
      return false
    }
    return nodeFaults.postpone(event, of: kubelet.workers[event.worker].nodeName, at: now)
  }

  /// The kubelet's first report after a silence.
  private mutating func reportNodeReady(_ name: String) {
    let key = ObjectKey(kind: .node, namespace: "", name: name)
    guard case .node(var node)? = server.store.object(key) else { return }
    let wasReady = node.readiness == .true
    let moment = now.wholeSecond
    for condition in NodeCondition.healthy(heartbeat: moment) {
      node.status.set(condition)
    }
    server.update(.node(node))
    guard !wasReady else { return }
    var source = EventSource(component: "kubelet")
    source.host = name
    var reference = ObjectReference(node: node)
    // A kubelet names its node without a uid.
    reference.uid = ""
    recordEvent(
      on: reference,
      type: .normal,
      reason: "NodeReady",
      message: "Node \(name) status is now: NodeReady",
      from: source
    )
  }

  /// Has the kubelet write the statuses that the node controller has changed meanwhile.
  private mutating func reportPods(of node: String) {
    for object in server.store.objects(of: .pod) {
      guard case .pod(let pod) = object, pod.spec.nodeName == node,
        let id = kubelet.workers.id(of: pod.metadata.uid), kubelet.workers[id].stage == .syncing
      else { continue }
      planSync(id, in: KubeletLatencies.exitNoticed)
    }
  }
}

extension PodWorker {
  /// Moves what was planned for one moment to a later one.
  fileprivate mutating func postpone(from moment: Instant, to later: Instant) {
    if nextSync == moment { nextSync = later }
    for index in records.indices {
      if records[index].nextRun == moment { records[index].nextRun = later }
      if records[index].killTime == moment { records[index].killTime = later }
    }
  }
}
