import KubeAPI
import Simulation

extension Cluster {
  /// Notes what a write means for placing pods, and lets pods that wait be tried again.
  mutating func observeForScheduling(_ change: Change) {
    switch change.object {
    case .node(let node):
      scheduler.observe(node, isGone: change.kind == .deleted)
      if change.kind != .deleted { retryWaitingPods(on: node, change.previous) }
    case .persistentVolumeClaim: retryWaitingPods { $1.contains(.claims) }
    default: break
    }
  }

  mutating func observeForScheduling(_ write: PodWrite) {
    // The status is none of the scheduler's concern until the pod has ended.
    if write.kind == .modified, write.keepsSpec, write.isTerminal == write.wasTerminal,
      write.isDeleting == write.wasDeleting
    {
      return
    }
    let pod = write.pod
    if write.holdsRoom != write.heldRoom {
      if write.heldRoom {
        scheduler.free(pod.metadata.uid)
        retryWaitingPods { $1.contains(.neighbors) }
      } else {
        scheduler.place(pod)
        retryWaitingPods { $1.contains(.absences) && $0.rules?.concern(pod) == true }
      }
    }
    let isOpen = write.kind != .deleted && pod.awaitsScheduling
    if !isOpen {
      // A pod that had its node does not wait for one.
      if !write.heldRoom, let next = scheduler.waiting.remove(write.key) { scheduleSoon(next) }
    } else if !write.keepsSpec {
      // It is new, or a gate is gone or a selector has changed.
      scheduleSoon(write.key, uid: pod.metadata.uid)
    }
  }

  private mutating func retryWaitingPods(
    where isWorthwhile: (PodDemand, RefusalCauses) -> Bool
  ) {
    guard !scheduler.waiting.isEmpty else { return }
    for key in scheduler.waiting.retry(where: isWorthwhile) { scheduleSoon(key) }
  }

  private mutating func retryWaitingPods(on node: Node, _ previous: APIObject?) {
    guard !scheduler.waiting.isEmpty else { return }
    let used = scheduler.usage(of: node.metadata.name)
    var before: Node?
    if case .node(let previous)? = previous { before = previous }
    retryWaitingPods { demand, causes in
      causes.contains(.nodes) && demand.concerns(node, previous: before, using: used)
    }
  }

  private mutating func scheduleSoon(_ key: ObjectKey) {
    guard let uid = server.store.pod(key)?.metadata.uid else { return }
    scheduleSoon(key, uid: uid)
  }

  private mutating func scheduleSoon(_ key: ObjectKey, uid: String) {
    var jitter = RandomStream(seed: seed, purpose: "scheduler/", of: uid)
    agenda.add(.schedule(key), at: jitter.moment(after: now, in: KubeletLatencies.scheduling))
  }

  /// Places a pod that has no node, or says why that cannot be.
  mutating func schedulePod(_ key: ObjectKey) {
    guard case .pod(let pod)? = server.store.object(key), pod.awaitsScheduling else { return }
    guard pod.spec.schedulingGates.isEmpty else {
      let message = "Scheduling is blocked due to non-empty scheduling gates"
      markUnscheduled(key, reason: "SchedulingGated", message: message)
      return
    }
    var demand = scheduler.demand(of: pod)
    var surroundings: Surroundings?
    if scheduler.needsSurroundings(demand.wrappedValue) {
      demand.wrappedValue.labels = pod.metadata.labels
      surroundings = self.surroundings(pod, demand.wrappedValue)
    }
    let asked = demand.wrappedValue
    let decision = scheduler.decide(
      asked,
      precondition: claimProblem(asked),
      near: surroundings,
      awaitsVictims: awaitsVictims(pod),
      ties: &schedulingTies
    )
    switch decision {
    case .bind(let node): bind(key, pod, to: node)
    case .refuse(let error): refuse(key, pod, demand, error)
    case .preempt(let node, let victims, let error):
      refuse(key, pod, demand, error)
      preempt(victims, for: key, on: node)
    }
  }

  private func surroundings(_ pod: Pod, _ demand: PodDemand) -> Surroundings {
    var labels: [String: StringMap] = [:]
    for object in server.store.objects(of: .namespace) {
      labels[object.metadata.name] = object.metadata.labels
    }
    return Surroundings(
      pod,
      demand,
      neighbors: scheduler.neighbors(in: server.store),
      nodes: scheduler.nodes,
      namespaceLabels: labels
    )
  }

  /// Whether pods that were to make room for this one still end on the node that it waits for.
  private func awaitsVictims(_ pod: Pod) -> Bool {
    guard let node = pod.status.others["nominatedNodeName"]?.text else { return false }
    return scheduler.neighbors(in: server.store).contains { neighbor in
      neighbor.node.metadata.name == node && neighbor.pod.metadata.deletionTimestamp != nil
        && (neighbor.pod.spec.priority ?? 0) < (pod.spec.priority ?? 0)
        && neighbor.pod.status.conditions.contains {
          $0.type == "DisruptionTarget" && $0.reason == "PreemptionByScheduler"
        }
    }
  }

  /// Drives pods of lower priority from a node, and reserves it (`prepareCandidate`).
  private mutating func preempt(_ victims: [ObjectKey], for key: ObjectKey, on node: String) {
    let uid = server.store.pod(key)?.metadata.uid ?? ""
    let moment = now.wholeSecond
    for victim in victims {
      guard let pod = server.store.pod(victim), pod.metadata.deletionTimestamp == nil else {
        continue
      }
      updatePod(victim) { pod in
        pod.setCondition(
          "DisruptionTarget",
          .true,
          reason: "PreemptionByScheduler",
          message: "default-scheduler: preempting to accommodate a higher priority pod",
          at: moment
        )
      }
      do {
        try server.delete(victim, now: now)
      } catch {
        preconditionFailure("a pod that was just read can be deleted: \(error.message)")
      }
      recordEvent(
        on: .pod(pod),
        type: .normal,
        reason: "Preempted",
        message: "Preempted by pod \(uid) on node \(node)",
        from: .scheduler
      )
    }
    updatePod(key) { $0.status.others["nominatedNodeName"] = .string(node) }
  }

  private mutating func bind(_ key: ObjectKey, _ pod: Pod, to node: String) {
    let moment = now.wholeSecond
    updatePod(key) { pod in
      pod.spec.nodeName = node
      if pod.status.others["nominatedNodeName"] != nil {
        pod.status.others["nominatedNodeName"] = nil
      }
      pod.setCondition("PodScheduled", .true, at: moment)
    }
    recordEvent(
      on: .pod(pod),
      type: .normal,
      reason: "Scheduled",
      message: String(
        joining: ["Successfully assigned ", key.namespace, "/", key.name, " to ", node]
      ),
      from: .scheduler
    )
  }

  private mutating func refuse(
    _ key: ObjectKey,
    _ pod: Pod,
    _ demand: Shared<PodDemand>,
    _ error: FitError
  ) {
    if let next = scheduler.waiting.add(key, demand, causes: RefusalCauses(error), at: now) {
      agenda.add(.schedule(key), at: next)
    }
    let message = scheduler.message(of: error)
    recordEvent(
      on: .pod(pod),
      type: .warning,
      reason: "FailedScheduling",
      message: message,
      from: .scheduler
    )
    markUnscheduled(key, reason: "Unschedulable", message: message)
  }

  private mutating func markUnscheduled(_ key: ObjectKey, reason: String, message: String) {
    let moment = now.wholeSecond
    updatePod(key) { pod in
      pod.setCondition("PodScheduled", .false, reason: reason, message: message, at: moment)
    }
  }

  /// What keeps the pod's claims from being used; the simulator provisions no volumes.
  private func claimProblem(_ demand: PodDemand) -> String? {
    for name in demand.claims {
      let key = ObjectKey(kind: .persistentVolumeClaim, namespace: demand.namespace, name: name)
      guard case .persistentVolumeClaim(let claim)? = server.store.object(key) else {
        return "persistentvolumeclaim \"\(name)\" not found"
      }
      if claim.metadata.deletionTimestamp != nil {
        return "persistentvolumeclaim \"\(name)\" is being deleted"
      }
      if claim.others["status"]?["phase"]?.text != "Bound" {
        return "pod has unbound immediate PersistentVolumeClaims"
      }
    }
    return nil
  }
}

extension Pod {
  /// Whether the default scheduler is to find a node for the pod.
  fileprivate var awaitsScheduling: Bool {
    spec.nodeName.isEmpty && metadata.deletionTimestamp == nil && !status.phase.isTerminal
      && (spec.schedulerName.isEmpty || spec.schedulerName == "default-scheduler")
  }

  /// Sets a condition in its place or at the end; its time changes with its status alone.
  mutating func setCondition(
    _ type: String,
    _ status: ConditionStatus,
    reason: String = "",
    message: String = "",
    at moment: Instant
  ) {
    var condition = PodCondition()
    condition.type = type
    condition.status = status
    condition.reason = reason
    condition.message = message
    condition.observedGeneration = metadata.generation
    condition.lastTransitionTime = moment
    guard let index = self.status.conditions.firstIndex(where: { $0.type == type }) else {
      self.status.conditions.append(condition)
      return
    }
    let previous = self.status.conditions[index]
    if previous.status == status { condition.lastTransitionTime = previous.lastTransitionTime }
    self.status.conditions[index] = condition
  }
}
