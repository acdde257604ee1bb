import KubeAPI
import Simulation

/// That a Job is to end, and why.
struct JobVerdict: Hashable, Sendable {
  enum Outcome: Hashable, Sendable {
    case success
    case failure
  }

  var outcome: Outcome
  var reason: String
  var message: String
  /// Whether the interim condition (SuccessCriteriaMet or FailureTarget) is in the status already.
  var isRecorded = false

  /// The condition that announces the end while pods may still be terminating.
  func interimCondition(at moment: Instant) -> JobCondition {
    let type =
      outcome == .success ? JobConditionType.successCriteriaMet : JobConditionType.failureTarget
    return JobCondition(type, reason: reason, message: message, at: moment)
  }

  /// The condition of the finished Job.
  func finalCondition(at moment: Instant) -> JobCondition {
    let type = outcome == .success ? JobConditionType.complete : JobConditionType.failed
    return JobCondition(type, reason: reason, message: message, at: moment)
  }

  static let completionsReached = JobVerdict(
    outcome: .success,
    reason: "CompletionsReached",
    message: "Reached expected number of succeeded pods"
  )
  static let backoffLimitExceeded = JobVerdict(
    outcome: .failure,
    reason: "BackoffLimitExceeded",
    message: "Job has reached the specified backoff limit"
  )
  static let deadlineExceeded = JobVerdict(
    outcome: .failure,
    reason: "DeadlineExceeded",
    message: "Job was active longer than specified deadline"
  )
  static let maxFailedIndexesExceeded = JobVerdict(
    outcome: .failure,
    reason: "MaxFailedIndexesExceeded",
    message: "Job has exceeded the specified maximal number of failed indexes"
  )
  static let failedIndexes = JobVerdict(
    outcome: .failure,
    reason: "FailedIndexes",
    message: "Job has failed indexes"
  )

  static func podFailurePolicy(_ message: String) -> JobVerdict {
    JobVerdict(outcome: .failure, reason: "PodFailurePolicy", message: message)
  }

  static func successPolicy(rule index: Int) -> JobVerdict {
    JobVerdict(
      outcome: .success,
      reason: "SuccessPolicy",
      message: "Matched rules at index \(index)"
    )
  }

  /// What an earlier pass has decided and written.
  static func recorded(in conditions: [JobCondition]) -> JobVerdict? {
    if conditions.isEmpty { return nil }
    let success = conditions.whatHolds(JobConditionType.successCriteriaMet)
    let failure = conditions.whatHolds(JobConditionType.failureTarget)
    guard let condition = success ?? failure else { return nil }
    return JobVerdict(
      outcome: success == nil ? .failure : .success,
      reason: condition.reason,
      message: condition.message,
      isRecorded: true
    )
  }
}
