import KubeAPI
import Simulation

/// Which pods are to be made and which to be deleted: `manageJob` upstream.
extension JobPlanner {
  /// Deletes the active pods of a Job that is to end; keeps the right number of them otherwise.
  mutating func act() {
    if verdict != nil {
      delete(active, releasingFirst: false)
      return
    }
    // A Job under deletion gets no new pods and no new conditions.
    let isManaged = job.metadata.deletionTimestamp == nil
    if isManaged { managePods() }
    if isComplete {
      verdict = .completionsReached
    } else if isManaged {
      noteSuspension()
    }
  }

  private var isComplete: Bool {
    guard activeCount == 0 else { return false }
    guard let completions = job.completions else { return succeeded > 0 }
    return succeeded >= completions
  }

  private mutating func managePods() {
    if job.isSuspended {
      delete(podsToRemove(atLeast: activeCount), releasingFirst: true)
      return
    }
    let wanted = wantedActive
    let surplus = podsToRemove(atLeast: max(0, activeCount - wanted)).prefix(Self.maxPodsPerPass)
    guard surplus.isEmpty else {
      // Deletions and creations never share a pass.
      delete(Array(surplus), releasingFirst: true)
      return
    }
    let reserved = job.replacesOnlyFailedPods ? terminatingCount : 0
    let missing = wanted - reserved - activeCount
    if missing > 0 { create(min(missing, Self.maxPodsPerPass)) }
  }

  /// How many pods are to be active now.
  private var wantedActive: Int {
    guard let completions = job.completions else {
      // A work queue starts no more pods after the first success.
      return succeeded > 0 ? activeCount : job.parallelism
    }
    return max(0, min(completions - succeeded, job.parallelism))
  }

  // MARK: creating

  private mutating func create(_ count: Int) {
    if !job.hasBackoffLimitPerIndex {
      let wait = plan.backoff.remaining(at: now)
      if wait > .zero {
        requeue(after: wait)
        return
      }
    }
    if isIndexed {
      createIndexes(count)
    } else {
      plan.creations = Array(repeating: JobPlan.Creation(), count: count)
    }
    activeCount += plan.creations.count
  }

  private mutating func createIndexes(_ count: Int) {
    var taken = succeededIndexes.union(activeIndexes)
    if job.replacesOnlyFailedPods {
      taken = taken.union(pods.filter(\.isTerminating).compactMap { index(of: $0) })
    }
    if let failedIndexes { taken = taken.union(failedIndexes) }
    var indexes = taken.lowestFree(count, below: job.completions ?? 0)
    if job.hasBackoffLimitPerIndex {
      let waits = indexes.map { remainingBackoff(of: $0) }
      let ready = zip(indexes, waits).filter { $0.1 <= .zero }.map(\.0)
      if ready.isEmpty, let shortest = waits.min() { requeue(after: shortest) }
      indexes = ready
    }
    plan.creations = indexes.map { creation(of: $0) }
  }

  /// Each index waits for itself when it has a limit of its own.
  private func remainingBackoff(of index: Int) -> Duration {
    guard let pod = podsToReplace[index] else { return .zero }
    return BackoffPolicy.remaining(
      afterFailures: pod.earlierFailures + 1,
      last: pod.pod.finishTime,
      now: now
    )
  }

  private func creation(of index: Int) -> JobPlan.Creation {
    var creation = JobPlan.Creation(index: index)
    guard let replaced = podsToReplace[index] else { return creation }
    creation.failures = replaced.pod.count(in: IndexAnnotation.failureCount)
    creation.ignoredFailures = replaced.pod.count(in: IndexAnnotation.ignoredFailureCount)
    if policyVerdict(on: replaced).counts {
      creation.failures += 1
    } else {
      creation.ignoredFailures += 1
    }
    return creation
  }

  /// `enqueueSyncJobWithDelay`: a second at least.
  private mutating func requeue(after delay: Duration) {
    plan.requeues.append(max(delay, Latencies.jobBatch))
  }

  // MARK: deleting

  private mutating func delete(_ surplus: [OpenPod], releasingFirst: Bool) {
    plan.deletions = surplus.map {
      JobPlan.Deletion(pod: $0.key, releasesFirst: releasingFirst)
    }
    activeCount -= surplus.count
    terminatingCount += surplus.count
    readyCount -= surplus.count(where: \.isReady)
  }

  /// Active pods to delete: those with a wrong or doubled index, and then as many as are needed of
  /// the others.
  private func podsToRemove(atLeast count: Int) -> [OpenPod] {
    let isOrderly = !isIndexed || hasOwnIndexes
    if isOrderly, count == 0 { return [] }
    var removed: [OpenPod] = []
    var left = active
    if !isOrderly { (removed, left) = partitionByIndex(left) }
    guard removed.count < count else { return removed }
    left.sort { ActivePodRanking.goesBefore($0.pod, $1.pod) }
    return removed + left.prefix(count - removed.count)
  }

  /// The indexes of the active pods, in ascending order.
  var activeIndexes: [Int] {
    var indexes: [Int] = []
    indexes.reserveCapacity(activeCount)
    for position in pods.indices where pods[position].isActive {
      if let index = pods[position].completionIndex { indexes.append(index) }
    }
    indexes.sort()
    return indexes
  }

  /// Whether every active pod has a wanted index of its own, as is nearly always so.
  private var hasOwnIndexes: Bool {
    let indexes = activeIndexes
    return indexes.count == activeCount && indexes.last ?? -1 < job.completions ?? 0
      && zip(indexes, indexes.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// Splits off pods without a wanted index and, of several with one index, all but the most
  /// advanced one.
  private func partitionByIndex(_ pods: [OpenPod]) -> (removed: [OpenPod], left: [OpenPod]) {
    var removed = pods.filter { !hasValidIndex($0) }
    var left: [OpenPod] = []
    let sorted = pods.filter { hasValidIndex($0) }.sorted { a, b in
      let (index, other) = (a.completionIndex ?? 0, b.completionIndex ?? 0)
      return index == other ? ActivePodRanking.goesBefore(a.pod, b.pod) : index < other
    }
    for (position, pod) in sorted.enumerated() {
      let isLast =
        position + 1 == sorted.count
        || sorted[position + 1].completionIndex != pod.completionIndex
      if isLast { left.append(pod) } else { removed.append(pod) }
    }
    return (removed, left)
  }

  // MARK: suspension

  /// Keeps the condition Suspended, and with it the start of the Job.
  ///
  /// Since 1.36 a suspension clears `startTime` (MutableSchedulingDirectivesForSuspendedJobs).
  private mutating func noteSuspension() {
    guard job.isSuspended || !plan.status.conditions.isEmpty else { return }
    let condition =
      job.isSuspended
      ? JobCondition(
        JobConditionType.suspended,
        reason: "JobSuspended",
        message: "Job suspended",
        at: now
      )
      : JobCondition(
        JobConditionType.suspended,
        .false,
        reason: "JobResumed",
        message: "Job resumed",
        at: now
      )
    guard plan.status.ensure(condition) else { return }
    plan.writesStatus = true
    if job.isSuspended {
      plan.suspensionEvent = ("Suspended", condition.message)
      plan.status.startTime = nil
    } else {
      plan.suspensionEvent = ("Resumed", condition.message)
      plan.status.startTime = now.wholeSecond
    }
  }
}
