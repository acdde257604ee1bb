import Simulation
import Testing

@Suite struct RandomStreamTests {
  @Test("the numbers are SplitMix64's, on every machine")
  func reference() {
    var stream = RandomStream(seed: 1_234_567)
    let numbers = (0..<3).map { _ in stream.next() }
    #expect(
      numbers == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
    )
  }

  @Test("streams of different purposes differ, and repeat with the seed")
  func purposes() {
    var pods = RandomStream(seed: 1, purpose: "pods")
    var jitter = RandomStream(seed: 1, purpose: "jitter")
    var again = RandomStream(seed: 1, purpose: "pods")
    let (first, other, repeated) = (pods.next(), jitter.next(), again.next())
    #expect(first != other)
    #expect(first == repeated)
  }

  @Test("draws stay below their bound and reach every value")
  func bounds() {
    var stream = RandomStream(seed: 3)
    var seen: Set<UInt64> = []
    for _ in 0..<1_000 {
      let draw = stream.below(7)
      #expect(draw < 7)
      seen.insert(draw)
    }
    #expect(seen.count == 7)
    let only = stream.below(1)
    #expect(only == 0)
  }

  @Test("durations stay in their range, and chances are kept or not")
  func durationsAndChances() {
    var stream = RandomStream(seed: 4)
    for _ in 0..<200 {
      let duration = stream.duration(in: .milliseconds(2)...(.milliseconds(10)))
      #expect(duration >= .milliseconds(2) && duration <= .milliseconds(10))
    }
    let fixed = stream.duration(in: .seconds(1)...(.seconds(1)))
    #expect(fixed == .seconds(1))
    let (always, never) = (stream.chance(1, in: 1), stream.chance(0, in: 5))
    #expect(always)
    #expect(!never)
  }
}
