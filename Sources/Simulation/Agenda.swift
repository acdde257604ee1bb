import HeapModule

/// What is still to happen, by moment, and within one moment in the order of entry.
package struct Agenda<Event: Sendable>: Sendable {
  /// One thing to happen; the ticket orders entries of the same moment.
  package struct Entry: Comparable, Sendable {
    package let moment: Instant
    package let ticket: UInt64
    package let event: Event

    package static func < (a: Entry, b: Entry) -> Bool {
      (a.moment, a.ticket) < (b.moment, b.ticket)
    }

    package static func == (a: Entry, b: Entry) -> Bool {
      a.moment == b.moment && a.ticket == b.ticket
    }
  }

  private var entries = Heap<Entry>()
  private var nextTicket: UInt64 = 0

  package init() {}

  package var isEmpty: Bool { entries.isEmpty }
  package var count: Int { entries.count }

  /// When the next entry is due.
  package var nextMoment: Instant? { entries.min?.moment }

  package mutating func add(_ event: Event, at moment: Instant) {
    entries.insert(Entry(moment: moment, ticket: nextTicket, event: event))
    nextTicket += 1
  }

  /// Takes out the next entry if it is due at `limit` or before.
  package mutating func popNext(until limit: Instant) -> Entry? {
    guard let next = entries.min, next.moment <= limit else { return nil }
    return entries.popMin()
  }
}
