import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct EventCorrelatorTests {
  private func event(_ message: String, reason: String = "Made", about name: String = "x") -> Event
  {
    var event = Event()
    event.metadata.name = "\(name).\(message)"
    event.involvedObject.name = name
    event.involvedObject.uid = "uid-" + name
    event.reason = reason
    event.message = message
    event.type = .normal
    event.source = .jobController
    event.count = 1
    return event
  }

  private let start = Instant(seconds: 1_000)

  private func heard(
    _ event: Event,
    at moment: Instant,
    by correlator: inout EventCorrelator
  ) throws -> EventCorrelator.Outcome {
    let outcome = correlator.correlate(event, now: moment)
    return try #require(outcome)
  }

  @Test("equal events are counted in the first one")
  func counts() throws {
    var correlator = EventCorrelator()
    let first = try heard(event("a"), at: start, by: &correlator)
    #expect(first.counts == nil)
    #expect(first.event.count == 1)
    for expected in Int32(2)...4 {
      let outcome = try heard(event("a"), at: start, by: &correlator)
      #expect(outcome.counts == "x.a")
      #expect(outcome.event.count == expected)
    }
  }

  @Test("the tenth different message is combined, and all after it")
  func combines() throws {
    var correlator = EventCorrelator()
    let outcomes = try (0..<20).map { number in
      try heard(event("pod \(number)"), at: start, by: &correlator)
    }
    #expect(outcomes[8].event.message == "pod 8")
    #expect(outcomes[9].event.message == "(combined from similar events): pod 9")
    #expect(outcomes[9].counts == nil)
    #expect(outcomes[19].event.message == "(combined from similar events): pod 19")
    #expect(outcomes[19].counts == "x.pod 9")
    #expect(outcomes[19].event.count == 11)
  }

  @Test("folding starts anew after ten minutes without the like")
  func interval() throws {
    var correlator = EventCorrelator()
    for number in 0..<12 { _ = correlator.correlate(event("pod \(number)"), now: start) }
    let later = start + .seconds(601)
    let outcome = try heard(event("late"), at: later, by: &correlator)
    #expect(outcome.event.message == "late")
  }

  @Test("other reasons and other objects are folded apart")
  func groups() throws {
    var correlator = EventCorrelator()
    for number in 0..<9 { _ = correlator.correlate(event("pod \(number)"), now: start) }
    let reason = try heard(event("z", reason: "Gone"), at: start, by: &correlator)
    #expect(reason.event.message == "z")
    let other = try heard(event("z", about: "y"), at: start, by: &correlator)
    #expect(other.event.message == "z")
  }

  @Test("after 25 events a source is heard once in five minutes")
  func spam() {
    var correlator = EventCorrelator()
    let heard = (0..<30).filter { _ in correlator.correlate(event("a"), now: start) != nil }
    #expect(heard.count == 25)
    let later = [299, 300, 301, 600].filter { second in
      correlator.correlate(event("a"), now: start + .seconds(second)) != nil
    }
    #expect(later == [300, 600])
  }

  @Test("events that were not heard are counted all the same")
  func countsUnheard() throws {
    var correlator = EventCorrelator()
    for _ in 0..<30 { _ = correlator.correlate(event("a"), now: start) }
    let outcome = try heard(event("a"), at: start + .seconds(300), by: &correlator)
    #expect(outcome.event.count == 31)
  }
}
