import KubeAPI
import Simulation

/// What the controller reports, in its words.
extension CronJobPlan.Report {
  static func createdJob(_ name: String) -> Self {
    Self(type: .normal, reason: "SuccessfulCreate", message: "Created job \(name)")
  }

  static func failedCreate(_ refusal: APIStatus) -> Self {
    Self(type: .warning, reason: "FailedCreate", message: "Error creating job: \(refusal.message)")
  }

  static func deletedJob(_ name: String) -> Self {
    Self(type: .normal, reason: "SuccessfulDelete", message: "Deleted job \(name)")
  }

  static func failedDelete(_ refusal: APIStatus) -> Self {
    Self(type: .warning, reason: "FailedDelete", message: "Deleted job: \(refusal.message)")
  }

  static func unexpectedJob(_ name: String) -> Self {
    Self(
      type: .warning,
      reason: "UnexpectedJob",
      message: "Saw a job that the controller did not create or forgot: \(name)"
    )
  }

  static func sawCompletedJob(_ name: String, _ condition: String) -> Self {
    Self(
      type: .normal,
      reason: "SawCompletedJob",
      message: "Saw completed job: \(name), condition: \(condition)"
    )
  }

  static func missingJob(_ name: String) -> Self {
    Self(type: .normal, reason: "MissingJob", message: "Active job went missing: \(name)")
  }

  static func missedSchedule(_ start: Instant) -> Self {
    Self(
      type: .warning,
      reason: "MissSchedule",
      message: "Missed scheduled time to start a job: \(start.rfc1123)"
    )
  }

  static var jobAlreadyActive: Self {
    Self(
      type: .normal,
      reason: "JobAlreadyActive",
      message: "Not starting job because prior execution is running and concurrency policy is "
        + "Forbid"
    )
  }

  static var tooManyMissedTimes: Self {
    Self(
      type: .warning,
      reason: "TooManyMissedTimes",
      message: "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or "
        + "check clock skew"
    )
  }

  static func unknownTimeZone(_ name: String) -> Self {
    Self(
      type: .warning,
      reason: "UnknownTimeZone",
      message: "invalid timeZone: \(GoSyntax.quoted(name)): unknown time zone \(name)"
    )
  }

  static func unparseableSchedule(_ schedule: String, _ problem: CronSchedule.Problem) -> Self {
    Self(
      type: .warning,
      reason: "UnparseableSchedule",
      message: "unparseable schedule: \(GoSyntax.quoted(schedule)) : \(problem.message)"
    )
  }

  /// What is said when the schedule is changed to one that cannot be read.
  static func unparseableChange(_ schedule: String) -> Self {
    Self(
      type: .warning,
      reason: "UnParseableCronJobSchedule",
      message: "unparseable schedule for cronjob: \(schedule)"
    )
  }

  static func invalidSchedule(_ schedule: String, _ problem: MissedStarts.NeverComes) -> Self {
    Self(
      type: .warning,
      reason: "InvalidSchedule",
      message: "invalid schedule: \(schedule) : \(problem.message)"
    )
  }
}
