import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct MissedStartsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var schedule = "* * * * *"
    var created: String = "2026-07-01T09:00:30Z"
    var last: String?
    var deadline: Int64?
    var now: String
    var mostRecent: String?
    var extent = MissedStarts.Extent.none
    var delay: Duration
    var testDescription: String { name }

    static let cases: [Case] = [
      Case(
        name: "nothing is due before the first start",
        now: "2026-07-01T09:00:40Z",
        delay: .milliseconds(20_100)
      ),
      Case(
        name: "the first start is due when it has come",
        now: "2026-07-01T09:01:00Z",
        mostRecent: "2026-07-01T09:01:00Z",
        delay: .milliseconds(60_100)
      ),
      Case(
        name: "of several starts the last is due",
        now: "2026-07-01T09:05:20Z",
        mostRecent: "2026-07-01T09:05:00Z",
        extent: .few,
        delay: .milliseconds(40_100)
      ),
      Case(
        name: "what was made is not due again",
        last: "2026-07-01T09:05:00Z",
        now: "2026-07-01T09:05:20Z",
        delay: .milliseconds(40_100)
      ),
      Case(
        name: "a hundred missed starts are a few",
        now: "2026-07-01T10:40:59Z",
        mostRecent: "2026-07-01T10:40:00Z",
        extent: .few,
        delay: .milliseconds(1_100)
      ),
      Case(
        name: "more are many, and the last is due all the same",
        now: "2026-07-01T10:41:59Z",
        mostRecent: "2026-07-01T10:41:00Z",
        extent: .many,
        delay: .milliseconds(1_100)
      ),
      Case(
        name: "with a deadline older starts are not looked at",
        deadline: 200,
        now: "2026-07-01T10:41:59Z",
        mostRecent: "2026-07-01T10:41:00Z",
        extent: .few,
        delay: .milliseconds(1_100)
      ),
      Case(
        name: "a deadline shorter than the time since the start leaves nothing",
        deadline: 15,
        now: "2026-07-01T09:05:20Z",
        delay: .milliseconds(40_100)
      ),
      Case(
        name: "a distance counts from the creation",
        schedule: "@every 90s",
        now: "2026-07-01T09:04:00Z",
        mostRecent: "2026-07-01T09:03:30Z",
        extent: .few,
        delay: .milliseconds(60_100)
      ),
      Case(
        name: "an uneven schedule",
        schedule: "30 6-16/4 * * 1-5",
        created: "2026-07-03T08:00:00Z",
        now: "2026-07-06T12:00:00Z",
        mostRecent: "2026-07-06T10:30:00Z",
        extent: .few,
        delay: .milliseconds(9_000_100)
      ),
    ]

    var cronJob: CronJob {
      var cronJob = CronJob()
      cronJob.metadata.name = "c"
      cronJob.metadata.creationTimestamp = Instant(rfc3339: created)
      cronJob.spec.schedule = schedule
      cronJob.spec.startingDeadlineSeconds = deadline
      cronJob.status.lastScheduleTime = last.flatMap { Instant(rfc3339: $0) }
      return cronJob
    }
  }

  @Test("the most recent start that was not made is due", arguments: Case.cases)
  func starts(_ testCase: Case) throws {
    let now = try #require(Instant(rfc3339: testCase.now))
    let cronJob = testCase.cronJob
    let timetable = try CronTimetable(cronJob.spec)
    let starts = try MissedStarts(of: cronJob, by: timetable, now: now, withinDeadline: true)
    #expect(starts.mostRecent?.rfc3339 == testCase.mostRecent)
    #expect(starts.extent == testCase.extent)
    #expect(cronJob.delayToNextStart(by: timetable, now: now) == testCase.delay)
  }

  @Test("a schedule that never comes is an error")
  func never() throws {
    var cronJob = CronJob()
    cronJob.spec.schedule = "0 0 31 2 *"
    let timetable = try CronTimetable(cronJob.spec)
    #expect(throws: MissedStarts.NeverComes()) {
      try MissedStarts(
        of: cronJob,
        by: timetable,
        now: Instant(seconds: 1_782_896_400),
        withinDeadline: true
      )
    }
  }
}
