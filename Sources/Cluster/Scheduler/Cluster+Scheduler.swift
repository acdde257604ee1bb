import KubeAPI
import Simulation

extension Cluster {
  /// Notes what a write means for placing pods, and lets pods that wait be tried again.
  mutating func observeForScheduling(_ change: Change) {
    switch change.object {
    case .pod(let pod): observePod(pod, change)
    case .node(let node):
      scheduler.observe(node, isGone: change.kind == .deleted)
      retryWaitingPods()
    case .persistentVolumeClaim: retryWaitingPods()
    default: break
    }
  }

  private mutating func observePod(_ pod: Pod, _ change: Change) {
    let key = change.object.key
    if scheduler.observe(pod, isGone: change.kind == .deleted) { retryWaitingPods() }
    let isOpen = change.kind != .deleted && pod.awaitsScheduling
    if !isOpen {
      if let next = scheduler.waiting.remove(key) { scheduleSoon(next) }
    } else if change.previous == nil || hasNewDemands(pod, change.previous) {
      scheduleSoon(key)
    }
  }

  /// A gate may be gone or a selector changed; the status is none of the scheduler's concern.
  private func hasNewDemands(_ pod: Pod, _ previous: APIObject?) -> Bool {
    guard case .pod(let previous)? = previous else { return true }
    return previous.spec != pod.spec
  }

  private mutating func retryWaitingPods() {
    for key in scheduler.waiting.retry() { scheduleSoon(key) }
  }

  private mutating func scheduleSoon(_ key: ObjectKey) {
    guard let uid = server.store.object(key)?.metadata.uid else { return }
    var jitter = RandomStream(seed: seed, purpose: "scheduler/", of: uid)
    agenda.add(.schedule(key), at: now + jitter.duration(in: KubeletLatencies.scheduling))
  }

  /// Places a pod that has no node, or says why that cannot be.
  mutating func schedulePod(_ key: ObjectKey) {
    guard case .pod(let pod)? = server.store.object(key), pod.awaitsScheduling else { return }
    guard pod.spec.schedulingGates.isEmpty else {
      let message = "Scheduling is blocked due to non-empty scheduling gates"
      markUnscheduled(key, reason: "SchedulingGated", message: message)
      return
    }
    let demand = scheduler.demand(of: pod)
    switch scheduler.decide(demand, precondition: claimProblem(demand)) {
    case .bind(let node): bind(key, pod, to: node)
    case .refuse(let error): refuse(key, pod, demand, error)
    }
  }

  private mutating func bind(_ key: ObjectKey, _ pod: Pod, to node: String) {
    let moment = now.wholeSecond
    updatePod(key) { pod in
      pod.spec.nodeName = node
      pod.setCondition("PodScheduled", .true, at: moment)
    }
    recordEvent(
      on: .pod(pod),
      type: .normal,
      reason: "Scheduled",
      message: "Successfully assigned \(key.namespace)/\(key.name) to \(node)",
      from: .defaultScheduler
    )
  }

  private mutating func refuse(
    _ key: ObjectKey,
    _ pod: Pod,
    _ demand: PodDemand,
    _ error: FitError
  ) {
    if let next = scheduler.waiting.add(key, demand, at: now) {
      agenda.add(.schedule(key), at: next)
    }
    recordEvent(
      on: .pod(pod),
      type: .warning,
      reason: "FailedScheduling",
      message: error.message,
      from: .defaultScheduler
    )
    markUnscheduled(key, reason: "Unschedulable", message: error.message)
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

extension EventSource {
  /// The component that reports about placing pods.
  fileprivate static var defaultScheduler: EventSource {
    var source = EventSource()
    source.component = "default-scheduler"
    return source
  }
}
