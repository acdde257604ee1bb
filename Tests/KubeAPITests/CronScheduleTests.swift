import KubeAPI
import Simulation
import Testing

@Suite struct CronScheduleTests {
  struct Refusal: Sendable, CustomTestStringConvertible {
    let text: String
    let message: String
    var testDescription: String { text }
  }

  static let refusals: [Refusal] = [
    Refusal(text: "* * * *", message: "expected exactly 5 fields, found 4: [* * * *]"),
    Refusal(text: "60 * * * *", message: "end of range (60) above maximum (59): 60"),
    Refusal(text: "0 0 * * 7", message: "end of range (7) above maximum (6): 7"),
    Refusal(text: "0 0 0 * *", message: "beginning of range (0) below minimum (1): 0"),
    Refusal(text: "*/0 * * * *", message: "step of range should be a positive number: */0"),
    Refusal(
      text: "30-10 * * * *",
      message: "beginning of range (30) beyond end of range (10): 30-10"
    ),
    Refusal(
      text: "-1 * * * *",
      message: "failed to parse int from : strconv.Atoi: parsing \"\": invalid syntax"
    ),
    Refusal(
      text: "0 0 L * *",
      message: "failed to parse int from L: strconv.Atoi: parsing \"L\": invalid syntax"
    ),
    Refusal(text: "@reboot", message: "unrecognized descriptor: @reboot"),
    Refusal(text: "@every", message: "unrecognized descriptor: @every"),
    Refusal(text: "1-2-3 * * * *", message: "too many hyphens: 1-2-3"),
    Refusal(text: "1/2/3 * * * *", message: "too many slashes: 1/2/3"),
    Refusal(
      text: "@every 1d",
      message: "failed to parse duration @every 1d: time: unknown unit \"d\" in duration \"1d\""
    ),
    Refusal(
      text: "@every 5",
      message: "failed to parse duration @every 5: time: missing unit in duration \"5\""
    ),
    Refusal(
      text: "@every often",
      message: "failed to parse duration @every often: time: invalid duration \"often\""
    ),
    Refusal(
      text: "TZ=0",
      message: "invalid schedule format: runtime error: slice bounds out of range [:-1]"
    ),
    Refusal(
      text: "TZ=Berlin * * * * *",
      message: "provided bad location Berlin: unknown time zone Berlin"
    ),
    Refusal(
      text: "TZ=../x * * * * *",
      message: "provided bad location ../x: time: invalid location name"
    ),
    Refusal(
      text: "TZ=Europe * * * * *",
      message: "provided bad location Europe: is a directory"
    ),
  ]

  @Test("a schedule that makes no sense is refused in robfig's words", arguments: refusals)
  func refusal(_ refusal: Refusal) {
    #expect(throws: CronSchedule.Problem(message: refusal.message)) {
      try CronSchedule(refusal.text)
    }
  }

  struct Start: Sendable, CustomTestStringConvertible {
    let text: String
    let after: String
    let next: String?
    var testDescription: String { "\(text) after \(after)" }
  }

  static let starts: [Start] = [
    Start(text: "* * * * *", after: "2026-07-01T09:00:00Z", next: "2026-07-01T09:01:00Z"),
    Start(text: "*/5 * * * *", after: "2026-07-01T09:57:30Z", next: "2026-07-01T10:00:00Z"),
    Start(text: "0 0 31 * *", after: "2026-02-01T00:00:00Z", next: "2026-03-31T00:00:00Z"),
    Start(text: "0 0 29 2 *", after: "2026-01-01T00:00:00Z", next: "2028-02-29T00:00:00Z"),
    Start(text: "0 0 31 2 *", after: "2026-01-01T00:00:00Z", next: nil),
    Start(text: "0 9 * * MON", after: "2026-07-01T09:00:00Z", next: "2026-07-06T09:00:00Z"),
    Start(text: "0 0 13 * 5", after: "2026-07-01T00:00:00Z", next: "2026-07-03T00:00:00Z"),
    Start(text: "10/15 * * * *", after: "2026-07-01T09:26:00Z", next: "2026-07-01T09:40:00Z"),
    Start(text: "1,,2 * * * ?", after: "2026-07-01T09:01:00Z", next: "2026-07-01T09:02:00Z"),
    Start(text: "@yearly", after: "2026-07-01T09:00:00Z", next: "2027-01-01T00:00:00Z"),
    Start(text: "@every 90s", after: "2026-07-01T09:00:00Z", next: "2026-07-01T09:01:30Z"),
  ]

  @Test("the next start is the first that fits", arguments: starts)
  func next(_ start: Start) throws {
    let after = try #require(Instant(rfc3339: start.after))
    #expect(try CronSchedule(start.text).next(after: after)?.rfc3339 == start.next)
  }

  struct Zone: Sendable, CustomTestStringConvertible {
    let name: String
    let isKnown: Bool
    var testDescription: String { name }
  }

  static let zones: [Zone] = [
    Zone(name: "Europe/Zurich", isKnown: true), Zone(name: "Etc/UTC", isKnown: true),
    Zone(name: "europe/zurich", isKnown: false), Zone(name: "Mars/Olympus", isKnown: false),
    Zone(name: "", isKnown: false), Zone(name: "Local", isKnown: false),
  ]

  @Test("time zones are those of the IANA, letter by letter", arguments: zones)
  func timeZone(_ zone: Zone) {
    var cronJob = CronJob()
    cronJob.spec.timeZone = zone.name
    let fields = Strategy.validateCreate(.cronJob(cronJob)).map(\.field)
    #expect(fields.contains("spec.timeZone") != zone.isKnown)
  }
}
