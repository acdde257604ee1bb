import Simulation
import Testing

@Suite struct CalendarTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let seconds: Int64
    let text: String
    let weekday: Int
    let dayOfYear: Int
    var testDescription: String { text }
  }

  static let cases: [Case] = [
    Case(seconds: 0, text: "1970-01-01T00:00:00Z", weekday: 4, dayOfYear: 1),
    Case(seconds: -1, text: "1969-12-31T23:59:59Z", weekday: 3, dayOfYear: 365),
    Case(seconds: 951_782_400, text: "2000-02-29T00:00:00Z", weekday: 2, dayOfYear: 60),
    Case(seconds: 1_782_896_400, text: "2026-07-01T09:00:00Z", weekday: 3, dayOfYear: 182),
    Case(seconds: 1_735_689_599, text: "2024-12-31T23:59:59Z", weekday: 2, dayOfYear: 366),
    Case(seconds: 4_107_542_400, text: "2100-03-01T00:00:00Z", weekday: 1, dayOfYear: 60),
  ]

  @Test("moments and dates name each other", arguments: cases)
  func dates(_ example: Case) {
    let instant = Instant(seconds: example.seconds)
    #expect(instant.rfc3339 == example.text)
    #expect(Instant(rfc3339: example.text) == instant)
    let date = CalendarDate(instant)
    #expect(date.instant == instant)
    #expect(date.weekday == example.weekday)
    #expect(date.dayOfYear == example.dayOfYear)
  }

  @Test("every day from 1700 to 2240 is the day it was counted as")
  func everyDay() {
    let wrong = (-98_000...98_000).first { days in
      CalendarDate(Instant(seconds: Int64(days) * 86_400)).daysSinceEpoch != days
    }
    #expect(wrong == nil)
  }

  struct Reading: Sendable, CustomTestStringConvertible {
    let text: String
    let seconds: Int64?
    var testDescription: String { text }
  }

  static let readings: [Reading] = [
    Reading(text: "1970-01-01T01:00:00+01:00", seconds: 0),
    Reading(text: "1969-12-31T23:30:00-00:30", seconds: 0),
    Reading(text: "1970-01-01T00:00:00.9Z", seconds: 0),
    Reading(text: "1970-01-01t00:00:01z", seconds: 1),
    Reading(text: "1970-02-30T00:00:00Z", seconds: nil),
    Reading(text: "1970-13-01T00:00:00Z", seconds: nil),
    Reading(text: "1970-01-01T24:00:00Z", seconds: nil),
    Reading(text: "1970-01-01 00:00:00Z", seconds: nil),
    Reading(text: "1970-01-01T00:00:00", seconds: nil),
    Reading(text: "1970-01-01T00:00:00.Z", seconds: nil),
    Reading(text: "", seconds: nil),
    Reading(text: "tomorrow at the latest", seconds: nil),
  ]

  @Test("RFC 3339 is read with offsets and fractions, and nothing else is", arguments: readings)
  func reading(_ reading: Reading) {
    #expect(Instant(rfc3339: reading.text)?.seconds == reading.seconds)
  }

  @Test("other forms carry the fraction or the weekday")
  func forms() {
    let instant = Instant(nanoseconds: 1_782_896_400_000_000_120)
    #expect(instant.rfc3339Nanoseconds == "2026-07-01T09:00:00.000000120Z")
    #expect(instant.rfc1123 == "Wed, 01 Jul 2026 09:00:00 +0000")
  }
}
