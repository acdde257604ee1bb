import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct EventCorrelatorTests {
  private func report(
    _ message: String,
    reason: String = "Made",
    about name: String = "x",
    fieldPath: String = ""
  ) -> EventReport {
    var subject = ObjectReference()
    subject.name = name
    subject.uid = "uid-" + name
    return EventReport(
      .normal,
      reason,
      message,
      on: Shared(wrappedValue: subject),
      version: "1",
      fieldPath: fieldPath,
      from: .jobController
    )
  }

  private let start = Instant(seconds: 1_000)

  /// What is written of reports: their messages, which event counts them, and how often.
  private struct Heard: Equatable {
    var message: String
    var stamp: EventName.Stamp
    var count: Int32
  }

  /// Every report is given a stamp of its own, from 1 on.
  private struct Listener {
    private var correlator = EventCorrelator()
    private var stamp: EventName.Stamp = 0

    mutating func hear(_ report: EventReport, at moment: Instant) -> Heard? {
      stamp += 1
      var report = report
      switch correlator.correlate(&report, stamp, now: moment) {
      case nil, .series: return nil
      case .new(let stamp):
        return Heard(message: report.message, stamp: stamp, count: 1)
      case .repeated(let repetition):
        return Heard(message: report.message, stamp: repetition.stamp, count: repetition.count)
      }
    }
  }

  @Test("equal events are counted in the first one")
  func counts() {
    var listener = Listener()
    for count in Int32(1)...4 {
      let heard = listener.hear(report("a"), at: start)
      #expect(heard == Heard(message: "a", stamp: 1, count: count))
    }
  }

  @Test("the tenth different message is combined, and all after it")
  func combines() {
    var listener = Listener()
    let heard = (0..<20).map { listener.hear(report("pod \($0)"), at: start) }
    let combined = "(combined from similar events): pod "
    #expect(heard[8] == Heard(message: "pod 8", stamp: 9, count: 1))
    #expect(heard[9] == Heard(message: combined + "9", stamp: 10, count: 1))
    #expect(heard[19] == Heard(message: combined + "19", stamp: 10, count: 11))
  }

  @Test("one message about several fields is that of several events, and nothing is combined")
  func fields() {
    var listener = Listener()
    for number in 1...12 {
      let heard = listener.hear(report("a", fieldPath: "containers[\(number)]"), at: start)
      #expect(heard == Heard(message: "a", stamp: EventName.Stamp(number), count: 1))
    }
    let heard = listener.hear(report("a", fieldPath: "containers[3]"), at: start)
    #expect(heard == Heard(message: "a", stamp: 3, count: 2))
  }

  @Test("folding starts anew after ten minutes without the like")
  func interval() {
    var listener = Listener()
    for number in 0..<12 { _ = listener.hear(report("pod \(number)"), at: start) }
    let later = start + .seconds(601)
    #expect(listener.hear(report("late"), at: later)?.message == "late")
  }

  @Test("a first message that is ten minutes old is not one of those that are folded")
  func oldFirst() {
    var listener = Listener()
    _ = listener.hear(report("pod 0"), at: start)
    let later = start + .seconds(601)
    let heard = (1...10).map { listener.hear(report("pod \($0)"), at: later)?.message }
    #expect(heard[8] == "pod 9")
    #expect(heard[9] == "(combined from similar events): pod 10")
  }

  @Test("other reasons and other objects are folded apart")
  func groups() {
    var listener = Listener()
    for number in 0..<9 { _ = listener.hear(report("pod \(number)"), at: start) }
    #expect(listener.hear(report("z", reason: "Gone"), at: start)?.message == "z")
    #expect(listener.hear(report("z", about: "y"), at: start)?.message == "z")
  }

  @Test("after 25 events a source is heard once in five minutes")
  func spam() {
    var listener = Listener()
    let heard = (0..<30).filter { _ in listener.hear(report("a"), at: start) != nil }
    #expect(heard.count == 25)
    let later = [299, 300, 301, 600].filter { second in
      listener.hear(report("a"), at: start + .seconds(second)) != nil
    }
    #expect(later == [300, 600])
  }

  @Test("events that were not heard are counted all the same")
  func countsUnheard() {
    var listener = Listener()
    for _ in 0..<30 { _ = listener.hear(report("a"), at: start) }
    #expect(listener.hear(report("a"), at: start + .seconds(300))?.count == 31)
  }
}
