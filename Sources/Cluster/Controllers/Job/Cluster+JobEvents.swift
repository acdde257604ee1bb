import KubeAPI
import Simulation

/// Which writes make the job controller look at which Jobs, and how soon.
extension Cluster {
  mutating func observeForJobs(_ change: Change) {
    switch change.object {
    case .job(let job): observe(job, change)
    case .pod(let pod): observe(pod, change)
    default: break
    }
  }

  private mutating func observe(_ job: Job, _ change: Change) {
    let key = change.object.key
    switch change.kind {
    case .added:
      wake(.job, key)
    case .deleted:
      wake(.job, key)
      jobController.backoffs[key] = nil
      releasePods(of: job)
    case .modified:
      if job.status.finishedCondition != nil {
        // Whoever else looks after the Job also looks after its pods.
        if !job.isManagedElsewhere { releasePods(of: job) }
        return
      }
      guard case .job(let previous)? = change.previous else { return }
      let isStatusOnly = job.metadata.generation == previous.metadata.generation
      wake(.job, key, after: isStatusOnly ? Latencies.jobBatch : .zero)
      wakeAtNewDeadline(job, previous, key)
    }
  }

  private mutating func wakeAtNewDeadline(_ job: Job, _ previous: Job, _ key: ObjectKey) {
    guard let start = job.status.startTime, let seconds = job.spec.activeDeadlineSeconds,
      seconds != previous.spec.activeDeadlineSeconds
    else { return }
    wake(.job, key, after: .seconds(seconds) - (now - start))
  }

  private mutating func observe(_ pod: Pod, _ change: Change) {
    if case .pod(let previous)? = change.previous, change.kind == .modified,
      let owner = previous.metadata.controller, owner != pod.metadata.controller
    {
      wakeJob(owner, namespace: pod.metadata.namespace)
    }
    guard let owner = pod.metadata.controller else {
      observeOrphan(pod, change)
      return
    }
    guard owner.kind == Kind.job.rawValue else { return }
    let job = job(owner, namespace: pod.metadata.namespace)
    guard let job, job.status.finishedCondition == nil else {
      let isGoing = pod.metadata.deletionTimestamp != nil && change.kind != .deleted
      // No pass over the Job will remove this finalizer any more.
      if isGoing, owner.apiVersion == Kind.job.apiVersion, job?.isManagedElsewhere != true {
        release(change.object.key)
      }
      return
    }
    let key = APIObject.job(job).key
    if isLost(pod, to: job, change) {
      jobController.strays[key, default: []].append(change.object.key)
    }
    wake(.job, key, after: Latencies.jobBatch)
  }

  /// Whether a pod that has ended and been counted is not selected by its Job any more.
  ///
  /// A pass looks at open pods alone, so that it is told of such a one.
  private func isLost(_ pod: Pod, to job: Job, _ change: Change) -> Bool {
    guard change.kind == .modified, change.previous?.metadata.labels != pod.metadata.labels,
      pod.status.phase.isTerminal, pod.metadata.finalizers.isEmpty
    else { return false }
    return job.selection?.matches(pod.metadata.labels) == false
  }

  /// A pod without a controller loses the finalizer, and Jobs that select it may adopt it.
  private mutating func observeOrphan(_ pod: Pod, _ change: Change) {
    guard change.kind != .deleted else { return }
    release(change.object.key)
    guard pod.metadata.deletionTimestamp == nil else { return }
    if case .pod(let previous)? = change.previous,
      previous.metadata.labels == pod.metadata.labels,
      previous.metadata.ownerReferences == pod.metadata.ownerReferences
    {
      return
    }
    guard !pod.metadata.labels.isEmpty else { return }
    for object in server.store.objects(of: .job, in: pod.metadata.namespace) {
      guard case .job(let job) = object, job.selection?.matches(pod.metadata.labels) == true
      else { continue }
      wake(.job, object.key, after: Latencies.jobBatch)
    }
  }

  private mutating func wakeJob(_ owner: OwnerReference, namespace: String) {
    guard owner.kind == Kind.job.rawValue, let job = job(owner, namespace: namespace) else {
      return
    }
    wake(.job, APIObject.job(job).key, after: Latencies.jobBatch)
  }

  /// The Job that a reference means; nil when it is gone or another one has its name.
  private func job(_ owner: OwnerReference, namespace: String) -> Job? {
    let key = ObjectKey(kind: .job, namespace: namespace, name: owner.name)
    guard let job = server.store.job(key), job.metadata.uid == owner.uid else { return nil }
    return job
  }

  /// Takes the tracking finalizer off the pods of a Job that nobody counts for any more.
  private mutating func releasePods(of job: Job) {
    for open in server.store.openPods(ownedBy: job.metadata.uid) {
      release(APIObject.pod(open.pod).key)
    }
  }

  /// Takes the tracking finalizer off a pod.
  mutating func release(_ key: ObjectKey) {
    guard let pod = server.store.pod(key),
      pod.metadata.finalizers.contains(Finalizer.jobTracking)
    else { return }
    updatePod(key) { $0.metadata.finalizers.removeAll { $0 == Finalizer.jobTracking } }
  }
}
