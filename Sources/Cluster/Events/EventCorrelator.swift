import KubeAPI
import Simulation

/// What becomes of a report.
enum EventOutcome: Sendable {
  /// A new object, the name of which ends in `stamp`.
  case new(EventReport, EventName.Stamp)
  /// One more count of an object, which is the name's that ends in the repetition's stamp.
  case repeated(EventReport, EventRepetition)
  /// The event of this stamp becomes a series of so many; it is made as another one, of the stamp
  /// `next`, should it be gone.
  case series(EventReport, EventName.Stamp, count: Int64, next: EventName.Stamp)
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
  /// - Returns: what is to be written; nil when the source has used up its allowance.
  mutating func correlate(
    _ report: consuming EventReport,
    _ stamp: EventName.Stamp,
    now: Instant
  ) -> EventOutcome? {
    var report = report
    var repetition: EventRepetition?
    let reporter = EventReporter(report)
    let isHeard = reports.use(reporter, initial: EventReports(now: now)) { reports in
      repetition = reports.count(&report, stamp, now: now)
      return reports.takeAllowance(now: now)
    }
    guard isHeard else { return nil }
    return repetition.map { .repeated(report, $0) } ?? .new(report, stamp)
  }
}

/// A source that reports about an object, for one type of events: `getSpamKey` upstream.
private struct EventReporter: Hashable, Sendable {
  private let source: EventSource
  private let subject: Shared<ObjectReference>
  private let type: EventType

  init(_ report: EventReport) {
    source = report.reporter
    subject = report.subject
    type = report.type
  }

  /// The object tells most reporters apart.
  func hash(into hasher: inout Hasher) {
    let object = subject.wrappedValue
    hasher.combine(object.uid.isEmpty ? object.name : object.uid)
  }
}
