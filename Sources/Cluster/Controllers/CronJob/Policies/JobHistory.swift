import KubeAPI
import Simulation

/// Which finished Jobs a CronJob has too many of.
enum JobHistory {
  /// The Jobs to delete, in that order: first of those that succeeded, then of those that failed
  /// (`cleanupFinishedJobs`).
  static func surplus(of jobs: [Job], _ spec: CronJobSpec) -> [Job] {
    surplus(of: jobs, JobConditionType.complete, limit: spec.successfulJobsHistoryLimit)
      + surplus(of: jobs, JobConditionType.failed, limit: spec.failedJobsHistoryLimit)
  }

  /// The oldest by start, and of equal ones by name; what never started is the youngest.
  private static func surplus(of jobs: [Job], _ end: String, limit: Int32?) -> [Job] {
    guard let limit else { return [] }
    let ended = jobs.filter { $0.status.finishedCondition?.type == end }
    return ended.sorted { a, b in
      switch (a.status.startTime, b.status.startTime) {
      case (let first?, let second?) where first != second: first < second
      case (.some, nil): true
      case (nil, .some): false
      default: a.metadata.name < b.metadata.name
      }
    }
    .dropLast(Int(max(0, limit)))
  }
}
