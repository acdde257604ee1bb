public import KubeAPI
import Simulation

/// The types of conditions that a Job can have.
public enum JobConditionType {
  public static let suspended = "Suspended"
  public static let successCriteriaMet = "SuccessCriteriaMet"
  public static let failureTarget = "FailureTarget"
  public static let complete = "Complete"
  public static let failed = "Failed"
}

extension JobStatus {
  /// The condition of that type, when it holds.
  public func trueCondition(_ type: String) -> JobCondition? { conditions.whatHolds(type) }

  /// `Complete` or `Failed`, which a finished Job keeps for ever.
  public var finishedCondition: JobCondition? { conditions.first(where: \.isEnd) }

  /// Sets a condition in its place in the list; a condition that never held is not made false.
  ///
  /// - Returns: whether the list has changed (`ensureJobConditionStatus` upstream).
  mutating func ensure(_ condition: JobCondition) -> Bool {
    guard let index = conditions.firstIndex(where: { $0.type == condition.type }) else {
      guard condition.status != .false else { return false }
      conditions.append(condition)
      return true
    }
    let present = conditions[index]
    let isSame =
      present.status == condition.status && present.reason == condition.reason
      && present.message == condition.message
    if isSame { return false }
    conditions[index] = condition
    return true
  }
}

extension [JobCondition] {
  /// Whether the Job that has them is Complete or Failed.
  var haveEnd: Bool { contains(where: \.isEnd) }

  /// The condition of that type, when it holds.
  func whatHolds(_ type: String) -> JobCondition? {
    first { $0.type == type && $0.status == .true }
  }
}

extension Job {
  /// Whether it is Complete or Failed.
  var isFinished: Bool { status.conditions.haveEnd }
}

extension JobCondition {
  /// Whether it says that the Job has ended.
  fileprivate var isEnd: Bool {
    (type == JobConditionType.complete || type == JobConditionType.failed) && status == .true
  }

  init(
    _ type: String,
    _ status: ConditionStatus = .true,
    reason: String,
    message: String,
    at moment: Instant
  ) {
    self.init()
    self.type = type
    self.status = status
    self.reason = reason
    self.message = message
    lastProbeTime = moment.wholeSecond
    lastTransitionTime = moment.wholeSecond
  }
}
