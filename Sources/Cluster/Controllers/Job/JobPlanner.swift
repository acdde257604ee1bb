import KubeAPI
import Simulation

/// One pass over a Job: from what there is to what is to be done.
///
/// It decides and touches nothing. It follows `syncJob` and `manageJob` step by step:
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/job/job_controller.go
struct JobPlanner: ~Copyable {
  /// `MaxPodCreateDeletePerSync` and `MaxUncountedPods`.
  static let maxPodsPerPass = 500

  let job: Job
  let isIndexed: Bool
  let pods: [OpenPod]
  let now: Instant

  var plan: JobPlan
  var activeCount: Int
  var readyCount: Int
  var terminatingCount: Int
  var succeeded: Int
  var failed: Int
  /// With the fraction of a second that the status does not keep.
  var startTime: Instant?
  var verdict: JobVerdict?

  /// UIDs that the status lists as ended and not yet counted.
  let uncountedSucceeded: Set<String>
  let uncountedFailed: Set<String>
  /// Indexes in the status, and with those that have succeeded since.
  var countedIndexes = CompletionIndexes()
  var succeededIndexes = CompletionIndexes()
  /// Nil without `backoffLimitPerIndex`.
  var failedIndexes: CompletionIndexes?
  /// For each index that is to be tried again, the failed pod whose counts the next one takes over.
  var podsToReplace: [Int: OpenPod] = [:]

  init(job: Job, pods: [OpenPod], backoff: BackoffRecord, now: Instant) {
    self.job = job
    isIndexed = job.isIndexed
    self.pods = pods
    self.now = now
    activeCount = pods.count(where: \.isActive)
    readyCount = pods.count { $0.isActive && $0.isReady }
    terminatingCount = pods.count(where: \.isTerminating)
    let uncounted = job.status.uncountedTerminatedPods ?? UncountedTerminatedPods()
    uncountedSucceeded = Set(uncounted.succeeded)
    uncountedFailed = Set(uncounted.failed)
    succeeded = 0
    failed = 0
    startTime = job.status.startTime
    plan = JobPlan(status: job.status, backoff: backoff)
    plan.status.uncountedTerminatedPods = uncounted
  }

  /// Fills in the plan.
  mutating func decide() {
    countFinishedPods()
    start()
    judge()
    act()
    account()
  }

  // MARK: pods as the Job sees them

  /// Those that have not ended and are not to.
  var active: [OpenPod] { pods.filter(\.isActive) }

  /// The completion index; nil when it has none or no valid one.
  func index(of pod: OpenPod) -> Int? { isIndexed ? pod.completionIndex : nil }

  /// Whether the pod counts as failed, or will.
  ///
  /// A deleted pod may never reach the phase Failed, so that it counts at once, unless its
  /// replacement waits for it anyway (`isPodFailed`).
  func isFailed(_ pod: OpenPod) -> Bool {
    pod.hasFailed || pod.isDeleting && !pod.isSucceeded && !job.replacesOnlyFailedPods
  }

  // MARK: counting

  /// Counts the pods that have ended since the last pass, and brings the back-off up to date.
  private mutating func countFinishedPods() {
    var successes: [Instant] = []
    var failures: [Instant] = []
    var counted = 0
    for pod in pods where isUncounted(pod) {
      if pod.isSucceeded, !uncountedSucceeded.contains(pod.uid) {
        successes.append(pod.pod.finishTime)
      }
      if isFailed(pod), !uncountedFailed.contains(pod.uid) {
        failures.append(pod.pod.finishTime)
        if policyVerdict(on: pod).counts { counted += 1 }
      }
    }
    succeeded = Int(job.status.succeeded) + successes.count + uncountedSucceeded.count
    failed = Int(job.status.failed) + counted + uncountedFailed.count
    plan.backoff = plan.backoff.adding(successes: successes, failures: failures)
  }

  /// Whether the pod is tracked and, in an Indexed Job, has an index that is wanted.
  func isUncounted(_ pod: OpenPod) -> Bool {
    pod.isTracked && (!isIndexed || hasValidIndex(pod))
  }

  func hasValidIndex(_ pod: OpenPod) -> Bool {
    guard let index = index(of: pod) else { return false }
    return index < job.completions ?? 0
  }

  func policyVerdict(on pod: OpenPod) -> PodFailureVerdict {
    job.spec.podFailurePolicy?.verdict(on: pod.pod) ?? PodFailureVerdict()
  }

  private mutating func start() {
    guard startTime == nil, !job.isSuspended else { return }
    startTime = now
    plan.status.startTime = now.wholeSecond
  }

  // MARK: the verdict

  /// Finds out whether the Job is to end; the first reason decides.
  private mutating func judge() {
    verdict = JobVerdict.recorded(in: job.status.conditions)
    if verdict == nil { verdict = policyFailure }
    if verdict == nil { verdict = limitFailure }
    if verdict == nil, case .ahead(let remaining) = deadline { plan.requeues.append(remaining) }
    guard isIndexed else { return }
    countIndexes()
    if verdict == nil { verdict = indexFailure }
    if verdict == nil, let policy = job.spec.successPolicy {
      let rule = policy.matchedRule(
        succeeded: succeededIndexes,
        completions: job.completions ?? 0
      )
      verdict = rule.map { .successPolicy(rule: $0) }
    }
  }

  private var policyFailure: JobVerdict? {
    guard job.spec.podFailurePolicy != nil else { return nil }
    for pod in pods where isFailed(pod) {
      if let message = policyVerdict(on: pod).failureMessage { return .podFailurePolicy(message) }
    }
    return nil
  }

  private var limitFailure: JobVerdict? {
    if BackoffLimitPolicy.isExceeded(failed: failed, limit: job.backoffLimit) {
      return .backoffLimitExceeded
    }
    if job.spec.template.spec.restartPolicy == .onFailure {
      let restarts = pods.reduce(0) { $0 + $1.pod.restartsOfUnfinished }
      if BackoffLimitPolicy.isExceeded(restarts: restarts, limit: job.backoffLimit) {
        return .backoffLimitExceeded
      }
    }
    return deadline == .past ? .deadlineExceeded : nil
  }

  private var deadline: DeadlinePolicy.Standing {
    DeadlinePolicy.standing(
      activeDeadlineSeconds: job.spec.activeDeadlineSeconds,
      startTime: startTime,
      isSuspended: job.isSuspended,
      now: now
    )
  }

  private mutating func countIndexes() {
    let completions = job.completions ?? 0
    countedIndexes = CompletionIndexes(text: job.status.completedIndexes, below: completions)
    let new = pods.filter { $0.isSucceeded && isUncounted($0) }.compactMap { index(of: $0) }
    succeededIndexes = countedIndexes.union(new)
    succeeded = succeededIndexes.count
    guard job.hasBackoffLimitPerIndex else { return }
    let before = CompletionIndexes(text: job.status.failedIndexes ?? "", below: completions)
    failedIndexes = before.union(pods.filter { isIndexFailed($0) }.compactMap { index(of: $0) })
    findPodsToReplace()
  }

  /// Whether the pod's failure is the last that its index may have.
  private func isIndexFailed(_ pod: OpenPod) -> Bool {
    guard isFailed(pod), isUncounted(pod) else { return false }
    let verdict = policyVerdict(on: pod)
    if verdict.action == .failIndex { return true }
    let limit = Int(job.spec.backoffLimitPerIndex ?? 0)
    return verdict.counts && pod.pod.count(in: IndexAnnotation.failureCount) >= limit
  }

  /// The newest failed pod of each index that is still open
  /// (`getPodsWithDelayedDeletionPerIndex`).
  private mutating func findPodsToReplace() {
    let taken = Set(activeIndexes)
    for pod in pods where isUncounted(pod) && isFailed(pod) {
      guard let index = index(of: pod), !succeededIndexes.contains(index),
        failedIndexes?.contains(index) != true, !taken.contains(index)
      else { continue }
      if let other = podsToReplace[index] {
        let isNewer =
          other.earlierFailures <= pod.earlierFailures
          && pod.pod.finishTime >= other.pod.finishTime
        if !isNewer { continue }
      }
      podsToReplace[index] = pod
    }
  }

  private var indexFailure: JobVerdict? {
    guard let failedIndexes else { return nil }
    if let limit = job.spec.maxFailedIndexes, failedIndexes.count > Int(limit) {
      return .maxFailedIndexesExceeded
    }
    let isDone = failedIndexes.count + succeededIndexes.count >= job.completions ?? 0
    return !failedIndexes.isEmpty && isDone ? .failedIndexes : nil
  }
}
