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
    guard let id = kubelet.workers.id(of: pod.metadata.uid) else {
      if change.kind != .deleted { meet(pod, isNew: change.previous == nil) }
      return
    }
    if change.kind == .deleted {
      forget(pod, id)
    } else if pod.metadata.deletionTimestamp != nil,
      !kubelet.workers[id].isDeleting || graceHasChanged(pod, change.previous)
    {
      kubelet.workers[id].isDeleting = true
      plan(.terminate, id, in: KubeletLatencies.deletionNoticed)
    } else if case .pod(let previous)? = change.previous,
      previous.spec.activeDeadlineSeconds != pod.spec.activeDeadlineSeconds,
      let start = kubelet.workers[id].startTime
    {
      planDeadline(id, pod, start: start)
    } else if kubelet.workers[id].blueprint.showsOwnLabels,
      change.previous?.metadata.labels != pod.metadata.labels
        || change.previous?.metadata.annotations != pod.metadata.annotations
    {
      observeLabels(id)
    }
  }

  /// A pod that no kubelet has seen yet.
  private mutating func meet(_ pod: Pod, isNew: Bool) {
    let node = ObjectKey(kind: .node, namespace: "", name: pod.spec.nodeName)
    guard server.store.object(node) != nil, !pod.status.phase.isTerminal else { return }
    let blueprint = kubelet.prototypes.blueprint(of: pod.spec)
    var worker = PodWorker(pod, blueprint: blueprint, seed: seed)
    // A pod that has its node from the first has not been through the scheduler.
    worker.isPlacedByHand = isNew
    let id = kubelet.workers.add(worker)
    plan(.admit, id, in: KubeletLatencies.admission)
    if pod.metadata.deletionTimestamp != nil {
      kubelet.workers[id].isDeleting = true
      plan(.terminate, id, in: KubeletLatencies.deletionNoticed)
    }
  }

  private func graceHasChanged(_ pod: Pod, _ previous: APIObject?) -> Bool {
    previous?.metadata.deletionGracePeriodSeconds != pod.metadata.deletionGracePeriodSeconds
  }

  /// The object is gone; containers that still run get the shortest grace.
  private mutating func forget(_ pod: Pod, _ id: PodWorker.ID) {
    kubelet.workers[id].isGone = true
    kubelet.workers[id].lastPod = pod
    kubelet.workers[id].isDeleting = true
    if kubelet.workers[id].hasRunningContainers {
      plan(.terminate, id, in: KubeletLatencies.deletionNoticed)
    } else {
      kubelet.remove(id)
    }
  }

  /// Does the next step for a pod; a step for a pod that is gone is void.
  mutating func runKubelet(_ event: KubeletEvent) {
    let id = event.worker
    guard kubelet.workers.contains(id) else { return }
    server.focus(onPod: kubelet.workers[id].key)
    switch event.step {
    case .admit: admitPod(id)
    case .mount: mountVolumes(id)
    case .enterSandbox: enterSandbox(id)
    case .sync: syncPod(id)
    case .startNext: startNextContainer(id)
    case .finishPull(let index): finishPull(id, index)
    case .run(let index): wakeContainer(id, index)
    case .terminate: terminatePod(id)
    case .refreshVolumes: refreshVolumes(id)
    case .checkStorage: checkStorage(id)
    case .probe(let index): tickProbe(id, index)
    case .execTimeout(let serial): endExecTime(id, serial)
    case .endPostStart(let index, let run): endPostStart(id, index, run)
    case .endPreStop(let index, let run): endPreStop(id, index, run)
    case .endTurn(let index, let run): endTurn(id, index, run)
    case .signal(let index, let run): signalContainer(id, index, run)
    case .kill(let index, let run): killContainer(id, index, run)
    case .deadline: enforceDeadline(id)
    case .finish: finishPod(id)
    case .remove: removePod(id)
    }
  }

  // MARK: helpers of all steps

  /// The object of a worker's pod, unless it is gone or another one has its name.
  func workerPod(_ id: PodWorker.ID) -> Pod? {
    guard let pod = server.store.pod(kubelet.workers[id].key),
      pod.metadata.uid == kubelet.workers[id].uid
    else { return nil }
    return pod
  }

  /// The pod as the kubelet knows it, even when its object is gone.
  func knownPod(_ id: PodWorker.ID) -> Pod? {
    workerPod(id) ?? kubelet.workers[id].lastPod
  }

  mutating func plan(
    _ step: KubeletEvent.Step,
    _ id: PodWorker.ID,
    in range: ClosedRange<Duration>
  ) {
    plan(step, id, at: now + kubelet.workers[id].random.duration(in: range))
  }

  mutating func plan(_ step: KubeletEvent.Step, _ id: PodWorker.ID, at moment: Instant) {
    agenda.add(.kubelet(KubeletEvent(worker: id, step: step)), at: moment)
  }

  /// Plans a sync unless a sooner one is planned.
  mutating func planSync(_ id: PodWorker.ID, at moment: Instant) {
    if kubelet.workers[id].bringForward(nextSync: moment) { plan(.sync, id, at: moment) }
  }

  mutating func planSync(_ id: PodWorker.ID, in range: ClosedRange<Duration>) {
    planSync(id, at: now + kubelet.workers[id].random.duration(in: range))
  }

  /// Reports something about a pod or one of its containers.
  mutating func report(
    _ id: PodWorker.ID,
    _ type: EventType,
    _ reason: String,
    _ message: String,
    container index: Int? = nil
  ) {
    guard let pod = knownPod(id) else { return }
    var source = EventSource()
    source.component = "kubelet"
    source.host = pod.spec.nodeName
    recordEvent(
      on: .pod(pod),
      type: type,
      reason: reason,
      message: message,
      from: source,
      fieldPath: index.map { kubelet.workers[id].blueprint.containers[$0].fieldPath } ?? ""
    )
  }

  /// Writes the pod's status as the kubelet knows it now, if that is news.
  mutating func writePodStatus(_ id: PodWorker.ID, isFinal: Bool = false) {
    guard let pod = workerPod(id) else { return }
    var next = pod
    kubelet.workers[id].update(&next.status, of: pod, at: now.wholeSecond, isFinal: isFinal)
    server.update(.pod(next))
  }
}

extension Kubelet {
  /// Forgets a pod with its logs.
  mutating func remove(_ id: PodWorker.ID) {
    for record in workers[id].records {
      logSize -= record.log.size + (record.previousLog?.size ?? 0)
    }
    workers.remove(id)
  }
}
