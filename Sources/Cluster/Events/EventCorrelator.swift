import KubeAPI
import Simulation

/// Decides what becomes of an event: a new object, one more count of an old one, or nothing.
///
/// It follows client-go's `EventCorrelator`
/// (https://github.com/kubernetes/client-go/blob/master/tools/record/events_cache.go): many
/// different messages for one reason are folded into one, equal events are counted, and a source
/// that reports too much about one object is not heard for a while.
struct EventCorrelator: Sendable {
  /// From so many different messages on they are folded.
  static let similarEventsLimit = 10
  /// Folding starts anew after so long without a similar event.
  static let similarEventsInterval: Duration = .seconds(600)
  /// How many events a source may report about an object at once, and how soon one more.
  static let burst: Int64 = 25
  static let refillInterval: Duration = .seconds(300)
  private static let cacheLimit = 4_096

  /// An event that is to be written.
  struct Outcome: Sendable {
    var event: Event
    /// The name of the object that counts it already; nil for a new object.
    var counts: String?
  }

  private struct SimilarEvents: Sendable {
    var messages: [String] = []
    var last: Instant
  }

  private struct Observation: Sendable {
    var name: String
    var count: Int32
    var first: Instant?
  }

  private struct Allowance: Sendable {
    var tokens: Int64
    /// When the present number of tokens was reached.
    var since: Instant
  }

  private var similar = BoundedCache<String, SimilarEvents>(limit: cacheLimit)
  private var observed = BoundedCache<String, Observation>(limit: cacheLimit)
  private var allowances = BoundedCache<String, Allowance>(limit: cacheLimit)

  /// Takes note of an event.
  ///
  /// - Returns: what is to be written; nil when the source has used up its allowance.
  mutating func correlate(_ event: Event, now: Instant) -> Outcome? {
    let (folded, identity) = fold(event, now: now)
    let outcome = count(folded, as: identity)
    return takeAllowance(for: event, now: now) ? outcome : nil
  }

  /// Folds an event into its like when there are many.
  ///
  /// Of a full group the oldest message is forgotten; upstream forgets any of them.
  private mutating func fold(_ event: Event, now: Instant) -> (Event, String) {
    let group = EventKey.group(event, reason: event.reason)
    var record = similar[group] ?? SimilarEvents(last: now)
    if now - record.last > Self.similarEventsInterval { record.messages = [] }
    if !record.messages.contains(event.message) { record.messages.append(event.message) }
    record.last = now
    guard record.messages.count >= Self.similarEventsLimit else {
      similar.store(record, for: group)
      return (
        event,
        EventKey.identity(
          group: group,
          message: event.message,
          fieldPath: event.involvedObject.fieldPath
        )
      )
    }
    record.messages.removeFirst()
    similar.store(record, for: group)
    var folded = event
    folded.message = "(combined from similar events): " + event.message
    return (folded, EventKey.identity(group: group, message: nil, fieldPath: ""))
  }

  private mutating func count(_ event: Event, as identity: String) -> Outcome {
    var event = event
    var known: String?
    if let last = observed[identity] {
      event.metadata.name = last.name
      event.count = last.count &+ 1
      event.firstTimestamp = last.first
      known = last.name
    }
    observed.store(
      Observation(name: event.metadata.name, count: event.count, first: event.firstTimestamp),
      for: identity
    )
    return Outcome(event: event, counts: known)
  }

  /// A bucket of `burst` tokens that gains one every `refillInterval`.
  private mutating func takeAllowance(for event: Event, now: Instant) -> Bool {
    let key = EventKey.group(event, reason: "")
    var allowance = allowances[key] ?? Allowance(tokens: Self.burst, since: now)
    let gained = (now - allowance.since).nanoseconds / Self.refillInterval.nanoseconds
    if allowance.tokens + gained >= Self.burst {
      allowance = Allowance(tokens: Self.burst, since: now)
    } else {
      allowance.tokens += gained
      allowance.since += Self.refillInterval * gained
    }
    let isAllowed = allowance.tokens > 0
    if isAllowed { allowance.tokens -= 1 }
    allowances.store(allowance, for: key)
    return isAllowed
  }
}

/// Keys of the caches: the parts joined to one text, as upstream joins them.
private enum EventKey {
  /// Events of one source about one object, of one type and reason.
  static func group(_ event: Event, reason: String) -> String {
    let object = event.involvedObject
    return [
      event.source.component, event.source.host, object.kind, object.namespace, object.name,
      object.uid, event.type.rawValue, reason,
    ].joined(separator: "\0")
  }

  /// Events that are counted as one; without a message, all that were folded.
  static func identity(group: String, message: String?, fieldPath: String) -> String {
    guard let message else { return group }
    return [group, fieldPath, message].joined(separator: "\0")
  }
}
