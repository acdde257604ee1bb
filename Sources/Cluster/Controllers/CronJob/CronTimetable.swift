import KubeAPI
import Simulation

/// A schedule and the clocks that it goes by.
struct CronTimetable: Sendable {
  let schedule: CronSchedule
  let zone: TimeZoneRule

  init(schedule: CronSchedule, zone: TimeZoneRule = .utc) {
    self.schedule = schedule
    self.zone = zone
  }

  /// Reads the schedule and the zone of a CronJob.
  ///
  /// - Throws: what is wrong with the schedule. An unknown zone counts as none (`formatSchedule`).
  init(_ spec: CronJobSpec) throws(CronSchedule.Problem) {
    self.init(
      schedule: try CronSchedule(spec.schedule),
      zone: spec.timeZone.flatMap { TimeZoneRule.named($0) } ?? .utc
    )
  }

  func next(after moment: Instant) -> Instant? { schedule.next(after: moment, in: zone) }
}
