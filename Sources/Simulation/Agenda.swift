import HeapModule

/// What is still to happen, by moment, and within one moment in the order of entry.
package struct Agenda<Event: Sendable>: Sendable {
  /// One thing to happen.
  package struct Entry: Sendable {
    package let moment: Instant
    package let event: Event
  }

  /// What the heap moves about: when, in which order, and where the event is kept meanwhile.
  private struct Ticket: Comparable, Sendable {
    let moment: Instant
    let number: UInt64
    let slot: Int

    static func < (a: Ticket, b: Ticket) -> Bool {
      a.moment == b.moment ? a.number < b.number : a.moment < b.moment
    }
  }

  private var tickets = Heap<Ticket>()
  private var nextNumber: UInt64 = 0
  private var slots: [Event?] = []
  private var freeSlots: [Int] = []

  package init() {}

  package var isEmpty: Bool { tickets.isEmpty }
  package var count: Int { tickets.count }

  /// When the next entry is due.
  package var nextMoment: Instant? { tickets.min?.moment }

  package mutating func add(_ event: Event, at moment: Instant) {
    let slot: Int
    if let free = freeSlots.popLast() {
      slot = free
      slots[slot] = event
    } else {
      slot = slots.count
      slots.append(event)
    }
    tickets.insert(Ticket(moment: moment, number: nextNumber, slot: slot))
    nextNumber += 1
  }

  /// Takes out the next entry if it is due at `limit` or before.
  package mutating func popNext(until limit: Instant) -> Entry? {
    guard let next = tickets.min, next.moment <= limit else { return nil }
    let ticket = tickets.removeMin()
    guard let event = slots[ticket.slot] else {
      preconditionFailure("a slot is free only when no ticket names it")
    }
    slots[ticket.slot] = nil
    freeSlots.append(ticket.slot)
    return Entry(moment: ticket.moment, event: event)
  }
}
