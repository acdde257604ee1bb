import KubeAPI
import Simulation

/// What one source has reported about one object.
struct EventReports: Sendable {
  /// From so many different messages on they are folded.
  static let similarEventsLimit = 10
  /// Folding starts anew after so long without a similar event.
  static let similarEventsInterval: Duration = .seconds(600)
  /// How many events a source may report about an object at once, and how soon one more.
  static let burst: Int64 = 25
  static let refillInterval: Duration = .seconds(300)
  /// How many different events of a group are counted; the oldest is forgotten.
  private static let observationLimit = 64

  /// Events that differ in their message alone.
  fileprivate struct Group: Sendable {
    var reason: String
    var messages: [String] = []
    var last: Instant
    var observations: [Observation] = []
  }

  /// An event that was written, and how often it was seen.
  fileprivate struct Observation: Sendable {
    /// Nil for the one that all messages beyond the limit are folded into.
    var message: String?
    var fieldPath: String
    var name: String
    var count: Int32
    var first: Instant?
  }

  private var groups: [Group] = []
  private var tokens = burst
  /// When the present number of tokens was reached.
  private var since: Instant

  init(now: Instant) {
    since = now
  }

  /// Folds an event into its like when there are many, and counts it.
  ///
  /// - Returns: the name of the object that counts it already; nil for a new one.
  mutating func count(_ event: inout Event, now: Instant) -> String? {
    let index = groups.firstIndex { $0.reason == event.reason } ?? groups.count
    if index == groups.count { groups.append(Group(reason: event.reason, last: now)) }
    let isFolded = groups[index].note(event.message, now: now)
    let message = isFolded ? nil : event.message
    let fieldPath = isFolded ? "" : event.involvedObject.fieldPath
    if isFolded { event.message = "(combined from similar events): " + event.message }
    return groups[index].count(&event, message: message, fieldPath: fieldPath)
  }

  /// A bucket of `burst` tokens that gains one every `refillInterval`.
  mutating func takeAllowance(now: Instant) -> Bool {
    let gained = (now - since).nanoseconds / Self.refillInterval.nanoseconds
    if tokens + gained >= Self.burst {
      tokens = Self.burst
      since = now
    } else {
      tokens += gained
      since += Self.refillInterval * gained
    }
    guard tokens > 0 else { return false }
    tokens -= 1
    return true
  }
}

extension EventReports.Group {
  /// Takes note of a message; true when there are so many that it is to be folded.
  ///
  /// Of a full group the oldest message is forgotten; upstream forgets any of them.
  fileprivate mutating func note(_ message: String, now: Instant) -> Bool {
    if now - last > EventReports.similarEventsInterval { messages = [] }
    last = now
    if !messages.contains(message) { messages.append(message) }
    guard messages.count >= EventReports.similarEventsLimit else { return false }
    messages.removeFirst()
    return true
  }

  fileprivate mutating func count(
    _ event: inout Event,
    message: String?,
    fieldPath: String
  ) -> String? {
    let known = observations.firstIndex { $0.message == message && $0.fieldPath == fieldPath }
    if let known {
      observations[known].count &+= 1
      event.metadata.name = observations[known].name
      event.count = observations[known].count
      event.firstTimestamp = observations[known].first
      return observations[known].name
    }
    if observations.count >= EventReports.observationLimit { observations.removeFirst() }
    observations.append(
      EventReports.Observation(
        message: message,
        fieldPath: fieldPath,
        name: event.metadata.name,
        count: event.count,
        first: event.firstTimestamp
      )
    )
    return nil
  }
}
