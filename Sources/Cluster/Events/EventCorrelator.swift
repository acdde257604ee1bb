import KubeAPI
import Simulation

/// What becomes of a report.
enum EventOutcome: Sendable {
  /// A new object, the name of which ends in `stamp`.
  case new(EventName.Stamp)
  /// One more count of an object, which is the name's that ends in the repetition's stamp.
  case repeated(EventRepetition)
  /// The event of this stamp becomes a series of so many; it is made as another one, of the stamp
  /// `next`, should it be gone.
  case series(EventName.Stamp, count: Int64, next: EventName.Stamp)
}

/// How often an event has been seen, this time included.
struct EventRepetition: Hashable, Sendable {
  /// Ends the name of the object that counts it.
  var stamp: EventName.Stamp
  var count: Int32
  /// In whole seconds.
  var first: Instant
}

/// Decides what becomes of an event: a new object, one more count of an old one, or nothing.
///
/// It follows client-go's `EventCorrelator`
/// (https://github.com/kubernetes/client-go/blob/master/tools/record/events_cache.go): many
/// different messages for one reason are folded into one, equal events are counted, and a source
/// that reports too much about one object is not heard for a while. Upstream keeps three caches
/// for that; here one keeps all that is known of a source's reports about an object.
struct EventCorrelator: Sendable {
  private var reports = BoundedCache<EventReporter, EventReports>(limit: 4_096)

  /// Takes note of a report, which is the name's that ends in `stamp` if it becomes a new object.
  ///
  /// The message of one that is folded into others becomes another one.
  ///
  /// - Returns: what is to be written; nil when the source has used up its allowance.
  mutating func correlate(
    _ report: inout EventReport,
    _ stamp: EventName.Stamp,
    now: Instant
  ) -> EventOutcome? {
    reports.use(EventReporter(report), initial: EventReports(now: now)) { reports in
      let repetition = reports.count(&report, stamp, now: now)
      guard reports.takeAllowance(now: now) else { return nil }
      return repetition.map { .repeated($0) } ?? .new(stamp)
    }
  }
}

/// A source that reports about an object, for one type of events: `getSpamKey` upstream.
private struct EventReporter: TableKey {
  private let source: EventSource
  private let subject: Shared<ObjectReference>
  private let type: EventType

  init(_ report: EventReport) {
    source = report.reporter
    subject = report.subject
    type = report.type
  }

  func hash(into hasher: inout Hasher) { hasher.combine(tableHash) }

  /// The object tells most reporters apart.
  var tableHash: UInt {
    let object = subject.wrappedValue
    return object.uid.isEmpty ? object.name.tableHash : object.uid.tableHash
  }
}
