import Simulation
import Testing

@Suite struct InstantTests {
  @Test("seconds are rounded down, before 1970 too")
  func wholeSeconds() {
    #expect(Instant(nanoseconds: 1_999_999_999).seconds == 1)
    #expect(Instant(nanoseconds: -1).seconds == -1)
    #expect(Instant(nanoseconds: -1_000_000_000).seconds == -1)
    #expect(Instant(nanoseconds: -1_000_000_001).wholeSecond == Instant(seconds: -2))
  }
}
