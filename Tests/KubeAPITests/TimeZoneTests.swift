import Simulation
import Testing

@testable import KubeAPI

@Suite struct TimeZoneTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var zone: String
    var utc: String
    var local: String
    var testDescription: String { "\(zone) at \(utc)" }

    static let cases: [Case] = [
      Case(zone: "Etc/UTC", utc: "2026-07-01T09:00:00Z", local: "2026-07-01T09:00:00Z"),
      Case(zone: "Etc/GMT+5", utc: "2026-07-01T09:00:00Z", local: "2026-07-01T04:00:00-05:00"),
      Case(zone: "Europe/Paris", utc: "2026-03-29T00:59:59Z", local: "2026-03-29T01:59:59+01:00"),
      Case(zone: "Europe/Paris", utc: "2026-03-29T01:00:00Z", local: "2026-03-29T03:00:00+02:00"),
      Case(zone: "Europe/Paris", utc: "2026-10-25T00:59:59Z", local: "2026-10-25T02:59:59+02:00"),
      Case(zone: "Europe/Paris", utc: "2026-10-25T01:00:00Z", local: "2026-10-25T02:00:00+01:00"),
      Case(zone: "Europe/London", utc: "2026-12-01T09:00:00Z", local: "2026-12-01T09:00:00Z"),
      Case(zone: "Europe/Dublin", utc: "2026-07-01T09:00:00Z", local: "2026-07-01T10:00:00+01:00"),
      Case(zone: "Europe/Dublin", utc: "2026-12-01T09:00:00Z", local: "2026-12-01T09:00:00Z"),
      Case(
        zone: "America/New_York",
        utc: "2026-03-08T07:00:00Z",
        local: "2026-03-08T03:00:00-04:00"
      ),
      Case(
        zone: "Australia/Sydney",
        utc: "2026-01-01T00:00:00Z",
        local: "2026-01-01T11:00:00+11:00"
      ),
      Case(
        zone: "Australia/Sydney",
        utc: "2026-06-30T20:00:00Z",
        local: "2026-07-01T06:00:00+10:00"
      ),
      Case(
        zone: "Australia/Lord_Howe",
        utc: "2026-12-31T14:00:00Z",
        local: "2027-01-01T01:00:00+11:00"
      ),
      Case(zone: "Asia/Kolkata", utc: "2026-07-01T09:00:00Z", local: "2026-07-01T14:30:00+05:30"),
      Case(zone: "Asia/Kathmandu", utc: "2026-07-01T09:00:00Z", local: "2026-07-01T14:45:00+05:45"),
      Case(
        zone: "America/St_Johns",
        utc: "2026-07-01T09:00:00Z",
        local: "2026-07-01T06:30:00-02:30"
      ),
      Case(
        zone: "America/Nuuk",
        utc: "2026-03-29T01:00:00Z",
        local: "2026-03-29T00:00:00-01:00"
      ),
      Case(
        zone: "Pacific/Chatham",
        utc: "2026-09-26T14:00:00Z",
        local: "2026-09-27T03:45:00+13:45"
      ),
      Case(
        zone: "America/Santiago",
        utc: "2026-09-06T04:00:00Z",
        local: "2026-09-06T01:00:00-03:00"
      ),
    ]
  }

  @Test("a zone's clocks show the right time", arguments: Case.cases)
  func clocks(_ testCase: Case) throws {
    let zone = try #require(TimeZoneRule.named(testCase.zone))
    let moment = try #require(Instant(rfc3339: testCase.utc))
    #expect(zone.rfc3339(moment) == testCase.local)
    #expect(Instant(rfc3339: testCase.local) == moment)
  }

  @Test("names are exact, and every zone of the table has a rule that can be read")
  func table() {
    #expect(TimeZoneRule.named("europe/paris") == nil)
    #expect(TimeZoneRule.named("Mars/Olympus") == nil)
    #expect(TimeZoneTable.names.count == 597)
    #expect(TimeZoneTable.names.filter { TimeZoneRule.named($0) == nil } == [])
  }

  @Test(
    "what is no rule is refused",
    arguments: ["", "5", "CET", "CET-1CEST", "A0B,M1.9.0,M2.1.0"]
  )
  func malformed(_ text: String) {
    var parser = TimeZoneRuleParser(text)
    #expect(parser.rule() == nil)
  }

  @Test("a local time that clocks skip, or show twice, is read as Go reads it")
  func changes() throws {
    let zone = try #require(TimeZoneRule.named("Europe/Paris"))
    let skipped = zone.instant(of: CalendarDate(year: 2026, month: 3, day: 29, hour: 2, minute: 30))
    #expect(skipped.rfc3339 == "2026-03-29T01:30:00Z")
    let double = zone.instant(of: CalendarDate(year: 2026, month: 10, day: 25, hour: 2))
    #expect(double.rfc3339 == "2026-10-25T01:00:00Z")
  }
}

/// Starts by the clocks of zones, where these are changed.
@Suite struct ZonedScheduleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var schedule: String
    var zone: String
    var after: String
    var starts: [String]
    var testDescription: String { name }

    static let cases: [Case] = [
      Case(
        name: "half past three in Paris is half past one in summer",
        schedule: "30 3 * * *",
        zone: "Europe/Paris",
        after: "2026-07-01T09:00:00Z",
        starts: ["2026-07-02T01:30:00Z", "2026-07-03T01:30:00Z"]
      ),
      Case(
        name: "an hour that is left out brings no start",
        schedule: "30 2 * * *",
        zone: "Europe/Paris",
        after: "2026-03-28T00:00:00Z",
        starts: ["2026-03-28T01:30:00Z", "2026-03-30T00:30:00Z"]
      ),
      Case(
        name: "an hour that comes twice brings two starts",
        schedule: "30 2 * * *",
        zone: "Europe/Paris",
        after: "2026-10-24T12:00:00Z",
        starts: ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-26T01:30:00Z"]
      ),
      Case(
        name: "every hour goes on through the change",
        schedule: "0 * * * *",
        zone: "America/New_York",
        after: "2026-03-08T05:30:00Z",
        starts: ["2026-03-08T06:00:00Z", "2026-03-08T07:00:00Z", "2026-03-08T08:00:00Z"]
      ),
      Case(
        name: "the first of the month is that of the zone",
        schedule: "0 0 1 * *",
        zone: "Asia/Tokyo",
        after: "2026-07-01T09:00:00Z",
        starts: ["2026-07-31T15:00:00Z", "2026-08-31T15:00:00Z"]
      ),
      Case(
        name: "half-hour offsets",
        schedule: "0 9 * * 1-5",
        zone: "Asia/Kolkata",
        after: "2026-07-03T09:00:00Z",
        starts: ["2026-07-06T03:30:00Z", "2026-07-07T03:30:00Z"]
      ),
      Case(
        name: "a midnight that there is not",
        schedule: "30 0 * * *",
        zone: "America/Havana",
        after: "2026-03-07T12:00:00Z",
        starts: ["2026-03-09T04:30:00Z"]
      ),
      Case(
        name: "a date that never comes",
        schedule: "0 0 31 2 *",
        zone: "Europe/Paris",
        after: "2026-03-30T12:00:00Z",
        starts: []
      ),
      Case(
        name: "the end of the calendar",
        schedule: "0 0 1 1 *",
        zone: "Etc/UTC",
        after: "2261-06-01T00:00:00Z",
        starts: []
      ),
      Case(
        name: "a distance goes by no clock",
        schedule: "@every 90m",
        zone: "Europe/Paris",
        after: "2026-03-29T00:00:00Z",
        starts: ["2026-03-29T01:30:00Z", "2026-03-29T03:00:00Z"]
      ),
      Case(
        name: "a distance beyond all time is cut to a hundred years",
        schedule: "@every 2562047h",
        zone: "Etc/UTC",
        after: "2026-03-29T00:00:00Z",
        starts: ["2126-03-05T00:00:00Z"]
      ),
    ]
  }

  @Test("starts follow the clocks", arguments: Case.cases)
  func starts(_ testCase: Case) throws {
    let schedule = try CronSchedule(testCase.schedule)
    let zone = try #require(TimeZoneRule.named(testCase.zone))
    var moment = try #require(Instant(rfc3339: testCase.after))
    var starts: [String] = []
    while starts.count < max(1, testCase.starts.count),
      let next = schedule.next(after: moment, in: zone)
    {
      starts.append(next.rfc3339)
      moment = next
    }
    #expect(starts == testCase.starts)
  }
}
