import KubeAPI
import Simulation

/// How ended pods get into the counters: `trackJobStatusAndRemoveFinalizers` upstream.
///
/// A pod's end is written down first (its uid or its index), then its finalizer goes, then it is
/// counted, so that a crash in between counts no pod twice and forgets none.
extension JobPlanner {
  mutating func account() {
    plan.verdict = verdict
    noteCounts()
    foldReleasedPods()
    noteEndedPods()
    if isIndexed { noteIndexes() }
    if let verdict, !verdict.isRecorded {
      plan.status.conditions.append(verdict.interimCondition(at: now))
      plan.writesStatus = true
    }
  }

  private mutating func noteCounts() {
    let (active, ready) = (Int32(activeCount), Int32(readyCount))
    let terminating = Int32(terminatingCount)
    if plan.status.active != active || plan.status.ready != ready
      || plan.status.terminating != terminating
    {
      plan.writesStatus = true
    }
    plan.status.active = active
    plan.status.ready = ready
    plan.status.terminating = terminating
  }

  /// Counts the pods in `uncountedTerminatedPods` whose finalizers have gone.
  private mutating func foldReleasedPods() {
    let uncounted = plan.status.uncountedTerminatedPods
    guard uncounted?.succeeded.isEmpty == false || uncounted?.failed.isEmpty == false else {
      return
    }
    let tracked = Set(pods.lazy.filter(\.isTracked).map(\.uid))
    if plan.status.countUncounted(except: tracked) { plan.writesStatus = true }
  }

  private mutating func noteEndedPods() {
    var ended = pods.filter { $0.isTracked && mayBeReleased($0) }
    if ended.isEmpty, !isIndexed { return }
    var uncounted = plan.status.uncountedTerminatedPods ?? UncountedTerminatedPods()
    var newIndexes: [Int] = []
    if isIndexed { ended.sort { ($0.completionIndex ?? -1) < ($1.completionIndex ?? -1) } }
    for pod in ended {
      plan.settledPods.append(pod.key)
      if pod.isSucceeded, !uncountedFailed.contains(pod.uid) {
        if !isIndexed {
          if !uncountedSucceeded.contains(pod.uid) { uncounted.succeeded.append(pod.uid) }
        } else if let index = index(of: pod), hasValidIndex(pod), !countedIndexes.contains(index) {
          newIndexes.append(index)
        }
      } else if countsAsFailed(pod) {
        uncounted.failed.append(pod.uid)
      }
      let noted = newIndexes.count + uncounted.succeeded.count + uncounted.failed.count
      if noted >= Self.maxPodsPerPass {
        plan.countsAllPods = false
        break
      }
    }
    if !newIndexes.isEmpty || uncounted != plan.status.uncountedTerminatedPods {
      plan.writesStatus = true
    }
    plan.status.uncountedTerminatedPods = uncounted
    // What this pass could not take in stays for the next one.
    if isIndexed { succeededIndexes = countedIndexes.union(newIndexes) }
  }

  /// `canRemoveFinalizer`: ended pods, unless the next pod of the index still needs their counts.
  private func mayBeReleased(_ pod: OpenPod) -> Bool {
    if job.metadata.deletionTimestamp != nil || verdict != nil || pod.isSucceeded { return true }
    guard isFailed(pod) else { return false }
    guard let index = index(of: pod), let kept = podsToReplace[index] else { return true }
    return kept.uid != pod.uid
  }

  private func countsAsFailed(_ pod: OpenPod) -> Bool {
    // When the Job has failed, every pod that has not ended counts as failed.
    guard isFailed(pod) || verdict?.outcome == .failure, !uncountedFailed.contains(pod.uid),
      !isIndexed || hasValidIndex(pod)
    else { return false }
    return policyVerdict(on: pod).counts
  }

  private mutating func noteIndexes() {
    let completed = succeededIndexes.text
    if completed != job.status.completedIndexes { plan.writesStatus = true }
    plan.status.succeeded = Int32(succeededIndexes.count)
    plan.status.completedIndexes = completed
    let failed = failedIndexes?.text
    if failed != job.status.failedIndexes {
      plan.status.failedIndexes = failed
      plan.writesStatus = true
    }
  }
}

extension JobStatus {
  /// Moves uids out of `uncountedTerminatedPods` into the counters, except those still `tracked`.
  ///
  /// - Returns: whether there were any.
  mutating func countUncounted(except tracked: Set<String>) -> Bool {
    guard var uncounted = uncountedTerminatedPods else { return false }
    let succeededBefore = uncounted.succeeded.count
    let failedBefore = uncounted.failed.count
    uncounted.succeeded.removeAll { !tracked.contains($0) }
    uncounted.failed.removeAll { !tracked.contains($0) }
    let newlySucceeded = succeededBefore - uncounted.succeeded.count
    let newlyFailed = failedBefore - uncounted.failed.count
    succeeded &+= Int32(newlySucceeded)
    failed &+= Int32(newlyFailed)
    uncountedTerminatedPods = uncounted
    return newlySucceeded + newlyFailed > 0
  }
}
