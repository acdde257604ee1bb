import Simulation
import Testing

@Suite struct DurationTextTests {
  struct Age: Sendable, CustomTestStringConvertible {
    let seconds: Int
    let text: String
    var testDescription: String { text }
  }

  static let ages: [Age] = [
    Age(seconds: -2, text: "<invalid>"), Age(seconds: -1, text: "0s"), Age(seconds: 7, text: "7s"),
    Age(seconds: 119, text: "119s"), Age(seconds: 120, text: "2m"),
    Age(seconds: 125, text: "2m5s"), Age(seconds: 599, text: "9m59s"),
    Age(seconds: 660, text: "11m"), Age(seconds: 10_799, text: "179m"),
    Age(seconds: 11_040, text: "3h4m"), Age(seconds: 28_800, text: "8h"),
    Age(seconds: 93_600, text: "26h"), Age(seconds: 183_600, text: "2d3h"),
    Age(seconds: 172_800, text: "2d"), Age(seconds: 777_600, text: "9d"),
    Age(seconds: 63_072_000, text: "2y"), Age(seconds: 63_936_000, text: "2y10d"),
    Age(seconds: 252_288_000, text: "8y"),
  ]

  @Test("ages are told as kubectl tells them", arguments: ages)
  func age(_ age: Age) {
    #expect(Duration.seconds(age.seconds).ageText == age.text)
  }

  struct Text: Sendable, CustomTestStringConvertible {
    let duration: Duration
    let text: String
    var testDescription: String { text }
  }

  static let texts: [Text] = [
    Text(duration: .zero, text: "0s"), Text(duration: .nanoseconds(5), text: "5ns"),
    Text(duration: .microseconds(1500), text: "1.5ms"),
    Text(duration: .nanoseconds(1_500), text: "1.5µs"),
    Text(duration: .milliseconds(300), text: "300ms"),
    Text(duration: .milliseconds(1_500), text: "1.5s"),
    Text(duration: .seconds(120), text: "2m0s"), Text(duration: .seconds(3_603), text: "1h0m3s"),
    Text(duration: .seconds(-90), text: "-1m30s"),
  ]

  @Test("Go's form is written, and reads back the same", arguments: texts)
  func goText(_ example: Text) {
    #expect(example.duration.goText == example.text)
    #expect(Duration(goText: example.text) == example.duration)
  }

  struct Reading: Sendable, CustomTestStringConvertible {
    let text: String
    let duration: Duration?
    var testDescription: String { text }
  }

  static let readings: [Reading] = [
    Reading(text: "1h30m", duration: .seconds(5_400)), Reading(text: "0", duration: .zero),
    Reading(text: "+5s", duration: .seconds(5)), Reading(text: ".5s", duration: .milliseconds(500)),
    Reading(text: "1.s", duration: .seconds(1)), Reading(text: "5", duration: nil),
    Reading(text: "", duration: nil), Reading(text: "s", duration: nil),
    Reading(text: "5d", duration: nil), Reading(text: "5s ", duration: nil),
    Reading(text: "99999999999h", duration: nil), Reading(text: "-", duration: nil),
  ]

  @Test("other texts are durations or not, as in Go", arguments: readings)
  func reading(_ reading: Reading) {
    #expect(Duration(goText: reading.text) == reading.duration)
  }

  @Test(
    "a duration of whole nanoseconds gives them back, however long it is",
    arguments: [0, 1, -1, 9_223_372_037, 18_446_744_074, -86_400_000_000_000, .max, .min]
  )
  func nanoseconds(count: Int64) {
    #expect(Duration.nanoseconds(count).nanoseconds == count)
  }

  @Test("parts of a nanosecond are cut off towards zero")
  func partsOfNanoseconds() {
    #expect(Duration(attoseconds: 1_999_999_999).nanoseconds == 1)
    #expect(Duration(attoseconds: -1_999_999_999).nanoseconds == -1)
  }

  @Test("durations beyond 292 years are clamped")
  func clamped() {
    #expect(Duration.seconds(Int64.max).nanoseconds == .max)
    #expect(Duration.seconds(Int64.min).nanoseconds == .min)
  }
}
