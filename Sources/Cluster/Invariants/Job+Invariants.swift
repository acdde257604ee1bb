import KubeAPI
import Simulation

extension Job {
  /// The checks of `validateJobStatus` in pkg/apis/batch/validation/validation.go, and more.
  var brokenRules: [String] {
    var rules: [String] = []
    let isComplete = status.trueCondition(JobConditionType.complete) != nil
    let hasFailed = status.trueCondition(JobConditionType.failed) != nil
    let isToComplete = status.trueCondition(JobConditionType.successCriteriaMet) != nil
    let isToFail = status.trueCondition(JobConditionType.failureTarget) != nil
    if isToComplete, isToFail { rules.append("is to succeed and to fail") }
    if isComplete, hasFailed { rules.append("is both Complete and Failed") }
    if isComplete, !isToComplete { rules.append("is Complete without SuccessCriteriaMet") }
    if hasFailed, !isToFail { rules.append("is Failed without FailureTarget") }
    if isComplete != (status.completionTime != nil) {
      rules.append("completionTime and Complete do not go together")
    }
    let uncounted = status.uncountedTerminatedPods ?? UncountedTerminatedPods()
    if isComplete || hasFailed {
      if status.active != 0 || status.terminating ?? 0 != 0 { rules.append("has ended with pods") }
      if !uncounted.succeeded.isEmpty || !uncounted.failed.isEmpty {
        rules.append("has ended with uncounted pods")
      }
    }
    let uids = uncounted.succeeded + uncounted.failed
    if Set(uids).count != uids.count { rules.append("is to count a pod twice") }
    if status.ready ?? 0 > status.active { rules.append("has more ready than active pods") }
    if status.active < 0 || status.ready ?? 0 < 0 || status.terminating ?? 0 < 0 {
      rules.append("has a negative number of pods")
    }
    return rules + (isIndexed ? brokenIndexRules : [])
  }

  private var brokenIndexRules: [String] {
    var rules: [String] = []
    let succeeded = CompletionIndexes(text: status.completedIndexes, below: .max)
    if succeeded.count != Int(status.succeeded) {
      rules.append("counts \(status.succeeded) for the indexes \(status.completedIndexes)")
    }
    let failed = CompletionIndexes(text: status.failedIndexes ?? "", below: .max)
    if succeeded.overlap(with: failed) > 0 { rules.append("has indexes that succeeded and failed") }
    return rules
  }

  func brokenRules(after previous: Job) -> [String] {
    var rules: [String] = []
    if let end = previous.status.finishedCondition {
      if status.finishedCondition?.type != end.type { rules.append("is no longer \(end.type)") }
      if status != previous.status { rules.append("changed its status after its end") }
    }
    for type in [JobConditionType.successCriteriaMet, JobConditionType.failureTarget]
    where previous.status.trueCondition(type) != nil && status.trueCondition(type) == nil {
      rules.append("is no longer \(type)")
    }
    if status.failed < previous.status.failed { rules.append("counts fewer failed pods") }
    if !isIndexed, status.succeeded < previous.status.succeeded {
      rules.append("counts fewer succeeded pods")
    }
    if isIndexed { rules += brokenIndexRules(after: previous) }
    let suspensionChanged =
      status.trueCondition(JobConditionType.suspended) != nil
      || previous.status.trueCondition(JobConditionType.suspended) != nil
    if let start = previous.status.startTime, status.startTime != start, !suspensionChanged {
      rules.append("changed its startTime")
    }
    return rules
  }

  /// An elastic Job that has shrunk forgets the indexes beyond its size, and no others.
  private func brokenIndexRules(after previous: Job) -> [String] {
    var rules: [String] = []
    let size = completions ?? 0
    let succeeded = CompletionIndexes(text: status.completedIndexes, below: size)
    let before = CompletionIndexes(text: previous.status.completedIndexes, below: size)
    if before.overlap(with: succeeded) != before.count { rules.append("forgot completed indexes") }
    let failed = CompletionIndexes(text: status.failedIndexes ?? "", below: size)
    let failedBefore = CompletionIndexes(text: previous.status.failedIndexes ?? "", below: size)
    if failedBefore.overlap(with: failed) != failedBefore.count {
      rules.append("forgot failed indexes")
    }
    return rules
  }

  var rulesBrokenAtRest: [String] {
    let uncounted = status.uncountedTerminatedPods ?? UncountedTerminatedPods()
    let hasUncounted = !uncounted.succeeded.isEmpty || !uncounted.failed.isEmpty
    return hasUncounted ? ["has pods that were never counted"] : []
  }

  /// What a Job must not have done when it has just made pods; `pods`: those that are open now.
  func rulesBrokenByCreation(with pods: [OpenPod]) -> [String] {
    var rules: [String] = []
    if status.finishedCondition != nil { rules.append("made a pod after its end") }
    if isSuspended { rules.append("made a pod while it was suspended") }
    if metadata.deletionTimestamp != nil { rules.append("made a pod while it was going") }
    if isManagedElsewhere { rules.append("made a pod though another controller is to") }
    let active = pods.filter(\.isActive)
    let standing = replacesOnlyFailedPods ? pods.filter { !$0.hasEnded } : active
    let limit = activeLimit(with: pods)
    if standing.count > limit { rules.append("has \(standing.count) pods where \(limit) may be") }
    guard isIndexed else { return rules }
    let indexes = standing.compactMap(\.completionIndex)
    if indexes.count != standing.count { rules.append("has pods without an index") }
    if Set(indexes).count != indexes.count { rules.append("has two pods for an index") }
    let completed = CompletionIndexes(text: status.completedIndexes, below: .max)
    let failed = CompletionIndexes(text: status.failedIndexes ?? "", below: .max)
    for index in indexes where index >= completions ?? 0 {
      rules.append("has a pod for index \(index), which is not wanted")
    }
    for index in active.compactMap(\.completionIndex)
    where completed.contains(index) || failed.contains(index) {
      rules.append("has a pod for index \(index), which is done")
    }
    return rules
  }

  /// How many pods may be active: no more than parallelism, nor than successes are missing.
  private func activeLimit(with pods: [OpenPod]) -> Int {
    guard let completions else { return parallelism }
    let ended = pods.filter { $0.isTracked && $0.isSucceeded }
    let succeeded: Int
    if isIndexed {
      succeeded =
        CompletionIndexes(text: status.completedIndexes, below: completions)
        .union(ended.compactMap(\.completionIndex)).count
    } else {
      let uncounted = Set(status.uncountedTerminatedPods?.succeeded ?? []).union(ended.map(\.uid))
      succeeded = Int(status.succeeded) + uncounted.count
    }
    return max(0, min(parallelism, completions - succeeded))
  }
}
