import KubeAPI
import Simulation

/// Which start of a schedule is due: the most recent one that has not been made, if there is any.
///
/// It follows `mostRecentScheduleTime` step by step:
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/cronjob/utils.go
struct MissedStarts: Hashable, Sendable {
  enum Extent: Hashable, Sendable {
    case none
    case few
    /// More than a hundred: somebody is to be warned.
    case many
  }

  /// A schedule that looks well and never comes, such as the 31st of February.
  struct NeverComes: Error, Hashable, Sendable {
    let message = "time difference between two schedules is less than 1 second"
  }

  /// From where on starts are looked for.
  var earliest: Instant
  var mostRecent: Instant?
  var extent = Extent.none

  /// - Parameters:
  ///   - cronJob: Its creation, its last start and its starting deadline count.
  ///   - timetable: Its schedule.
  ///   - now: The present.
  ///   - withinDeadline: Whether starts that are too late are left out.
  /// - Throws: `NeverComes`.
  init(
    of cronJob: CronJob,
    by timetable: CronTimetable,
    now: Instant,
    withinDeadline: Bool
  ) throws(NeverComes) {
    earliest =
      cronJob.status.lastScheduleTime ?? cronJob.metadata.creationTimestamp ?? now.wholeSecond
    if withinDeadline, let deadline = cronJob.startingDeadline {
      earliest = max(earliest, now - deadline)
    }
    guard let first = timetable.next(after: earliest) else { throw NeverComes() }
    guard now >= first else { return }
    guard let second = timetable.next(after: first) else { throw NeverComes() }
    guard now >= second else {
      mostRecent = first
      return
    }
    // The first distance stands for all: a guess, which an uneven schedule may put wrong.
    let distance = (second - first).wholeSeconds
    guard distance >= 1 else { throw NeverComes() }
    let count = (now - first).wholeSeconds / distance + 1
    extent = count > 100 ? .many : .few
    var next = timetable.next(after: first + .seconds((count - 2) * distance))
    while let start = next, start <= now {
      mostRecent = start
      next = timetable.next(after: start)
    }
  }
}

extension CronJob {
  /// How late a start may be; a hundred years stand for any time.
  var startingDeadline: Duration? {
    spec.startingDeadlineSeconds.map { .seconds(min($0, 100 * 365 * 86_400)) }
  }

  /// How long until the next start (`nextScheduleTimeDuration`).
  func delayToNextStart(by timetable: CronTimetable, now: Instant) -> Duration {
    var base = now
    if let starts = try? MissedStarts(of: self, by: timetable, now: now, withinDeadline: false) {
      // A schedule that never comes is looked for from now on, as one that nothing is known of.
      base = starts.mostRecent ?? (starts.extent == .none ? starts.earliest : now)
    }
    guard let next = timetable.next(after: base) else { return .zero }
    return next + Latencies.cronJobStart - now
  }
}
