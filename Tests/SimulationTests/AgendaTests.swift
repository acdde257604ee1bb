import Simulation
import Testing

@Suite struct AgendaTests {
  @Test("entries come by moment, and within one moment in the order of entry")
  func order() {
    var agenda = Agenda<String>()
    agenda.add("late", at: Instant(seconds: 9))
    agenda.add("first", at: Instant(seconds: 1))
    agenda.add("second", at: Instant(seconds: 1))
    agenda.add("early", at: Instant(seconds: 0))
    var events: [String] = []
    while let entry = agenda.popNext(until: Instant(seconds: 5)) { events.append(entry.event) }
    #expect(events == ["early", "first", "second"])
    #expect(agenda.count == 1)
    #expect(agenda.nextMoment == Instant(seconds: 9))
  }

  @Test("a copy goes its own way")
  func copy() {
    var agenda = Agenda<Int>()
    agenda.add(1, at: Instant(seconds: 1))
    var copy = agenda
    copy.add(2, at: Instant(seconds: 0))
    let first = copy.popNext(until: Instant(seconds: 1))
    let original = agenda.popNext(until: Instant(seconds: 1))
    #expect(first?.event == 2)
    #expect(original?.event == 1)
    #expect(agenda.isEmpty)
    #expect(agenda.nextMoment == nil)
  }

  @Test("many entries of random moments come out sorted")
  func many() {
    var agenda = Agenda<Int>()
    var random = RandomStream(seed: 5)
    for number in 0..<500 { agenda.add(number, at: Instant(seconds: Int64(random.below(50)))) }
    var last: (Instant, Int)?
    while let entry = agenda.popNext(until: Instant(seconds: 50)) {
      if let last { #expect(last < (entry.moment, entry.event)) }
      last = (entry.moment, entry.event)
    }
  }
}
