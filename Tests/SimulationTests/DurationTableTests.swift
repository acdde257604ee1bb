import Simulation
import Testing

/// The steps of `HumanDuration` (k8s.io/apimachinery/pkg/util/duration) at their edges.
@Suite struct DurationTableTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var seconds: Int
    var text: String
    var testDescription: String { "\(seconds) s" }
    init(_ seconds: Int, _ text: String) {
      self.seconds = seconds
      self.text = text
    }
  }

  private static let (minute, hour, day, year) = (60, 3_600, 86_400, 31_536_000)

  static let cases: [Case] = [
    Case(-3_600, "<invalid>"), Case(-2, "<invalid>"), Case(-1, "0s"), Case(0, "0s"), Case(1, "1s"),
    Case(59, "59s"), Case(60, "60s"), Case(61, "61s"), Case(90, "90s"), Case(119, "119s"),
    Case(120, "2m"), Case(121, "2m1s"), Case(179, "2m59s"), Case(180, "3m"), Case(299, "4m59s"),
    Case(540, "9m"), Case(541, "9m1s"), Case(599, "9m59s"), Case(600, "10m"), Case(601, "10m"),
    Case(659, "10m"), Case(660, "11m"), Case(59 * minute, "59m"), Case(hour, "60m"),
    Case(hour + 1, "60m"), Case(90 * minute, "90m"), Case(2 * hour, "120m"),
    Case(3 * hour - 1, "179m"), Case(3 * hour, "3h"), Case(3 * hour + 59, "3h"),
    Case(3 * hour + 60, "3h1m"), Case(3 * hour + 59 * minute, "3h59m"), Case(4 * hour, "4h"),
    Case(7 * hour + 30 * minute, "7h30m"), Case(8 * hour - 1, "7h59m"), Case(8 * hour, "8h"),
    Case(8 * hour + 59 * minute, "8h"), Case(23 * hour, "23h"), Case(24 * hour, "24h"),
    Case(47 * hour, "47h"), Case(48 * hour - 1, "47h"), Case(48 * hour, "2d"),
    Case(49 * hour, "2d1h"), Case(71 * hour, "2d23h"), Case(72 * hour, "3d"),
    Case(7 * day + hour, "7d1h"), Case(8 * day - 1, "7d23h"), Case(8 * day, "8d"),
    Case(8 * day + 23 * hour, "8d"), Case(30 * day, "30d"), Case(365 * day, "365d"),
    Case(729 * day, "729d"), Case(2 * year - 1, "729d"), Case(2 * year, "2y"),
    Case(2 * year + day - 1, "2y"), Case(2 * year + day, "2y1d"),
    Case(2 * year + 364 * day, "2y364d"), Case(3 * year, "3y"), Case(7 * year + 5 * day, "7y5d"),
    Case(8 * year - 1, "7y364d"), Case(8 * year, "8y"), Case(8 * year + 100 * day, "8y"),
    Case(100 * year, "100y"),
  ]

  @Test("an age is told in this way", arguments: cases)
  func tells(_ example: Case) {
    #expect(Duration.seconds(example.seconds).ageText == example.text)
  }

  @Test("Go's form of any duration reads back as itself", arguments: 0..<UInt64(20))
  func sweeps(_ seed: UInt64) {
    var random = RandomStream(seed: seed, purpose: "duration")
    for _ in 0..<200 {
      let magnitude = Int64(random.below(1 << (1 + random.below(60))))
      let duration = Duration.nanoseconds(random.below(2) == 0 ? magnitude : -magnitude)
      #expect(Duration(goText: duration.goText) == duration, "\(duration.goText)")
    }
  }
}
