import KubeAPI
import Simulation

/// Which writes make the job controller look at which Jobs, and how soon.
extension Cluster {
  mutating func observeForJobs(_ job: Job, _ change: Change) {
    let key = job.key
    switch change.kind {
    case .added:
      wake(.job, key)
    case .deleted:
      wake(.job, key)
      jobController.forget(key)
      releasePods(of: job)
    case .modified:
      if job.isFinished {
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

  mutating func observeForJobs(_ write: PodWrite) {
    let pod = write.pod
    if write.kind == .modified, !write.keepsIdentity,
      let owner = write.previous?.metadata.controller, owner != pod.metadata.controller
    {
      wakeJob(owner, namespace: pod.metadata.namespace)
    }
    guard let position = pod.metadata.controllerPosition else {
      observeOrphan(write)
      return
    }
    let owners = pod.metadata.ownerReferences
    guard owners[position].kind == Kind.job.rawValue else { return }
    let name = owners[position].name
    let key = ObjectKey(kind: .job, namespace: pod.metadata.namespace, name: name)
    let job = job(key, uid: owners[position].uid)
    guard let job, !job.isFinished else {
      let isGoing = write.isDeleting && write.kind != .deleted
      // No pass over the Job will remove this finalizer any more.
      if isGoing, owners[position].apiVersion == Kind.job.apiVersion,
        job?.isManagedElsewhere != true
      {
        release(write.key)
      }
      return
    }
    if isLost(write, to: job) {
      jobController.strays[key] = (jobController.strays[key] ?? []) + [write.key]
    }
    wake(.job, key, after: Latencies.jobBatch)
  }

  /// Whether a pod that has ended and been counted is not selected by its Job any more.
  ///
  /// A pass looks at open pods alone, so that it is told of such a one.
  private func isLost(_ write: PodWrite, to job: Job) -> Bool {
    guard write.kind == .modified, !write.keepsIdentity, write.isTerminal,
      write.pod.metadata.finalizers.isEmpty
    else { return false }
    let labels = write.pod.metadata.labels
    return write.previous?.metadata.labels != labels && job.selection?.matches(labels) == false
  }

  /// A pod without a controller loses the finalizer, and Jobs that select it may adopt it.
  private mutating func observeOrphan(_ write: PodWrite) {
    let pod = write.pod
    guard write.kind != .deleted else { return }
    release(write.key)
    guard !write.isDeleting else { return }
    if let previous = write.previous, previous.metadata.labels == pod.metadata.labels,
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
    let key = ObjectKey(kind: .job, namespace: namespace, name: owner.name)
    guard owner.kind == Kind.job.rawValue, job(key, uid: owner.uid) != nil else { return }
    wake(.job, key, after: Latencies.jobBatch)
  }

  /// The Job of that identity; nil when it is gone or another one has its name.
  private func job(_ key: ObjectKey, uid: String) -> Job? {
    guard let job = server.store.job(key), job.metadata.uid == uid else { return nil }
    return job
  }

  /// Takes the tracking finalizer off the pods of a Job that nobody counts for any more.
  private mutating func releasePods(of job: Job) {
    for open in server.store.openPods(ownedBy: job.metadata.uid) {
      release(open.pod.key)
    }
  }

  /// Takes the tracking finalizer off a pod.
  mutating func release(_ key: ObjectKey) {
    updatePod(key) { pod in
      guard pod.metadata.finalizers.contains(Finalizer.jobTracking) else { return }
      pod.metadata.finalizers.removeAll { $0 == Finalizer.jobTracking }
    }
  }
}
