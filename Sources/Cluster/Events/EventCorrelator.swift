import KubeAPI
import Simulation

/// Decides what becomes of an event: a new object, one more count of an old one, or nothing.
///
/// It follows client-go's `EventCorrelator`
/// (https://github.com/kubernetes/client-go/blob/master/tools/record/events_cache.go): many
/// different messages for one reason are folded into one, equal events are counted, and a source
/// that reports too much about one object is not heard for a while. Upstream keeps three caches
/// for that; here one keeps all that is known of a source's reports about an object.
struct EventCorrelator: Sendable {
  /// An event that is to be written.
  struct Outcome: Sendable {
    var event: Event
    /// The name of the object that counts it already; nil for a new object.
    var counts: String?
  }

  private var reports = BoundedCache<EventReporter, EventReports>(limit: 4_096)

  /// Takes note of an event.
  ///
  /// - Returns: what is to be written; nil when the source has used up its allowance.
  mutating func correlate(_ event: consuming Event, now: Instant) -> Outcome? {
    var outcome = Outcome(event: event)
    let reporter = EventReporter(outcome.event)
    let isHeard = reports.use(reporter, initial: EventReports(now: now)) { reports in
      outcome.counts = reports.count(&outcome.event, now: now)
      return reports.takeAllowance(now: now)
    }
    return isHeard ? outcome : nil
  }
}

/// A source that reports about an object, for one type of events: `getSpamKey` upstream.
private struct EventReporter: Hashable, Sendable {
  private let source: EventSource
  private let kind: String
  private let namespace: String
  private let name: String
  private let uid: String
  private let type: EventType

  init(_ event: Event) {
    source = event.source
    kind = event.involvedObject.kind
    namespace = event.involvedObject.namespace
    name = event.involvedObject.name
    uid = event.involvedObject.uid
    type = event.type
  }

  /// The object tells most reporters apart.
  func hash(into hasher: inout Hasher) {
    hasher.combine(uid.isEmpty ? name : uid)
  }
}
