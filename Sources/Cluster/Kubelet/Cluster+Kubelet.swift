import KubeAPI
import Simulation

extension Cluster {
  /// Notes what a write means for the kubelets: new pods on their nodes, and deletions.
  mutating func observeForKubelet(_ change: Change) {
    switch change.object {
    case .pod(let pod): observe(pod, change)
    case .node(let node):
      if change.kind == .added, node.status.conditions.isEmpty { registerNode(node) }
    case .configMap, .secret:
      kubelet.configurationRevision += 1
      observeForVolumes(change)
    default: break
    }
  }

  private mutating func observe(_ pod: Pod, _ change: Change) {
    guard !pod.spec.nodeName.isEmpty else { return }
    let uid = pod.metadata.uid
    guard let isDeleting = kubelet.workers[uid]?.isDeleting else {
      if change.kind != .deleted { meet(pod, uid, isNew: change.previous == nil) }
      return
    }
    if change.kind == .deleted {
      forget(pod, uid)
    } else if pod.metadata.deletionTimestamp != nil,
      !isDeleting || graceHasChanged(pod, change.previous)
    {
      kubelet.workers[uid]?.isDeleting = true
      plan(.terminate, uid, in: KubeletLatencies.deletionNoticed)
    } else if case .pod(let previous)? = change.previous,
      previous.spec.activeDeadlineSeconds != pod.spec.activeDeadlineSeconds,
      let start = kubelet.workers[uid]?.startTime
    {
      planDeadline(uid, pod, start: start)
    } else if kubelet.workers[uid]?.blueprint.showsOwnLabels == true,
      change.previous?.metadata.labels != pod.metadata.labels
        || change.previous?.metadata.annotations != pod.metadata.annotations
    {
      observeLabels(uid)
    }
  }

  /// A pod that no kubelet has seen yet.
  private mutating func meet(_ pod: Pod, _ uid: String, isNew: Bool) {
    let node = ObjectKey(kind: .node, namespace: "", name: pod.spec.nodeName)
    guard server.store.object(node) != nil, !pod.status.phase.isTerminal else { return }
    let blueprint = kubelet.prototypes.blueprint(of: pod.spec)
    kubelet.workers[uid] = PodWorker(pod, blueprint: blueprint, seed: seed)
    // A pod that has its node from the first has not been through the scheduler.
    if isNew { kubelet.workers[uid]?.isPlacedByHand = true }
    plan(.admit, uid, in: KubeletLatencies.admission)
    if pod.metadata.deletionTimestamp != nil {
      kubelet.workers[uid]?.isDeleting = true
      plan(.terminate, uid, in: KubeletLatencies.deletionNoticed)
    }
  }

  private func graceHasChanged(_ pod: Pod, _ previous: APIObject?) -> Bool {
    previous?.metadata.deletionGracePeriodSeconds != pod.metadata.deletionGracePeriodSeconds
  }

  /// The object is gone; containers that still run get the shortest grace.
  private mutating func forget(_ pod: Pod, _ uid: String) {
    kubelet.workers[uid]?.isGone = true
    kubelet.workers[uid]?.lastPod = pod
    kubelet.workers[uid]?.isDeleting = true
    if kubelet.workers[uid]?.hasRunningContainers == true {
      plan(.terminate, uid, in: KubeletLatencies.deletionNoticed)
    } else {
      kubelet.remove(uid)
    }
  }

  /// Does the next step for a pod; a step for a pod that is gone is void.
  mutating func runKubelet(_ event: KubeletEvent) {
    let uid = event.uid
    kubelet.workers.focus(on: uid)
    guard let key = kubelet.workers[uid]?.key else { return }
    server.focus(onPod: key)
    switch event.step {
    case .admit: admitPod(uid)
    case .mount: mountVolumes(uid)
    case .enterSandbox: enterSandbox(uid)
    case .sync: syncPod(uid)
    case .startNext: startNextContainer(uid)
    case .finishPull(let index): finishPull(uid, index)
    case .run(let index): wakeContainer(uid, index)
    case .terminate: terminatePod(uid)
    case .refreshVolumes: refreshVolumes(uid)
    case .checkStorage: checkStorage(uid)
    case .probe(let index): tickProbe(uid, index)
    case .execTimeout(let serial): endExecTime(uid, serial)
    case .endPostStart(let index, let run): endPostStart(uid, index, run)
    case .endPreStop(let index, let run): endPreStop(uid, index, run)
    case .endTurn(let index, let run): endTurn(uid, index, run)
    case .signal(let index, let run): signalContainer(uid, index, run)
    case .kill(let index, let run): killContainer(uid, index, run)
    case .deadline: enforceDeadline(uid)
    case .finish: finishPod(uid)
    case .remove: removePod(uid)
    }
  }

  // MARK: helpers of all steps

  /// The object of a worker's pod, unless it is gone or another one has its name.
  func workerPod(_ uid: String) -> Pod? {
    kubelet.workers[uid].flatMap { presentPod(of: $0, uid) }
  }

  /// The pod as the kubelet knows it, even when its object is gone.
  func knownPod(_ uid: String) -> Pod? {
    kubelet.workers[uid].flatMap { presentPod(of: $0, uid) ?? $0.lastPod }
  }

  private func presentPod(of worker: PodWorker, _ uid: String) -> Pod? {
    guard case .pod(let pod)? = server.store.object(worker.key), pod.metadata.uid == uid else {
      return nil
    }
    return pod
  }

  mutating func plan(
    _ step: KubeletEvent.Step,
    _ uid: String,
    in range: ClosedRange<Duration>
  ) {
    guard let delay = kubelet.workers[uid]?.random.duration(in: range) else { return }
    plan(step, uid, at: now + delay)
  }

  mutating func plan(_ step: KubeletEvent.Step, _ uid: String, at moment: Instant) {
    agenda.add(.kubelet(KubeletEvent(uid: uid, step: step)), at: moment)
  }

  /// Plans a sync unless a sooner one is planned.
  mutating func planSync(_ uid: String, at moment: Instant) {
    guard kubelet.workers[uid]?.bringForward(nextSync: moment) == true else { return }
    plan(.sync, uid, at: moment)
  }

  mutating func planSync(_ uid: String, in range: ClosedRange<Duration>) {
    guard let delay = kubelet.workers[uid]?.random.duration(in: range) else { return }
    planSync(uid, at: now + delay)
  }

  /// Reports something about a pod or one of its containers.
  mutating func report(
    _ uid: String,
    _ type: EventType,
    _ reason: String,
    _ message: String,
    container index: Int? = nil
  ) {
    guard let worker = kubelet.workers[uid],
      let pod = presentPod(of: worker, uid) ?? worker.lastPod
    else { return }
    var source = EventSource()
    source.component = "kubelet"
    source.host = pod.spec.nodeName
    recordEvent(
      on: .pod(pod),
      type: type,
      reason: reason,
      message: message,
      from: source,
      fieldPath: index.map { worker.blueprint.containers[$0].fieldPath } ?? ""
    )
  }

  /// Writes the pod's status as the kubelet knows it now, if that is news.
  mutating func writePodStatus(_ uid: String, isFinal: Bool = false) {
    guard var pod = workerPod(uid),
      let status = kubelet.workers[uid]?.status(of: pod, at: now.wholeSecond, isFinal: isFinal)
    else { return }
    pod.status = status
    server.update(.pod(pod))
  }
}

extension Kubelet {
  /// Forgets a pod with its logs.
  mutating func remove(_ uid: String) {
    guard let worker = workers.removeValue(forKey: uid) else { return }
    for record in worker.records { logSize -= record.log.size + (record.previousLog?.size ?? 0) }
  }
}
