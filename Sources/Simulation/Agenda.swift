public import HeapModule

/// What is still to happen, by moment, and within one moment in the order of entry.
///
/// Inlinable, so that its users' compilers make it for their own kind of event.
public struct Agenda<Event: Sendable>: Sendable {
  /// One thing to happen.
  public struct Entry: Sendable {
    public let moment: Instant
    public let event: Event

    @inlinable
    public init(moment: Instant, event: Event) {
      self.moment = moment
      self.event = event
    }
  }

  /// What the heap moves about: when, in which order, and where the event is kept meanwhile.
  @usableFromInline
  struct Ticket: Comparable, Sendable {
    @usableFromInline let moment: Instant
    @usableFromInline let number: UInt64
    @usableFromInline let slot: Int

    @inlinable
    init(moment: Instant, number: UInt64, slot: Int) {
      self.moment = moment
      self.number = number
      self.slot = slot
    }

    @inlinable
    static func < (a: Ticket, b: Ticket) -> Bool {
      a.moment == b.moment ? a.number < b.number : a.moment < b.moment
    }
  }

  @usableFromInline var tickets = Heap<Ticket>()
  @usableFromInline var nextNumber: UInt64 = 0
  @usableFromInline var slots: [Event?] = []
  @usableFromInline var freeSlots: [Int] = []

  @inlinable public init() {}

  @inlinable public var isEmpty: Bool { tickets.isEmpty }
  @inlinable public var count: Int { tickets.count }

  /// When the next entry is due.
  @inlinable public var nextMoment: Instant? { tickets.min?.moment }

  @inlinable
  public mutating func add(_ event: Event, at moment: Instant) {
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
  @inlinable
  public mutating func popNext(until limit: Instant) -> Entry? {
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
