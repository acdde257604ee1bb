import KubeAPI
import Simulation

/// Decides what is written of what components report, and when that is forgotten.
struct EventRecorder: Sendable {
  private var correlator = EventCorrelator()
  private var series = EventSeries()
  /// Part of the events' names; no two are the same.
  private var lastStamp: EventName.Stamp = 0
  /// What the last reports about a pod and about something else were about: those about one object
  /// come in a row.
  private var lastPod = Shared(wrappedValue: ObjectReference())
  private var lastOther = Shared(wrappedValue: ObjectReference())
  private var expiries: [Expiry] = []
  private var firstExpiry = 0

  private struct Expiry: Sendable {
    var stamp: EventName.Stamp
    var moment: Instant
  }

  /// A reference to an object as reports share it.
  mutating func subject(_ object: APIObject) -> Shared<ObjectReference> {
    switch object {
    case .pod(let pod):
      let metadata = pod.metadata
      if !lastPod.wrappedValue.isMade(of: .pod, metadata) { lastPod = .subject(.pod, metadata) }
      return lastPod
    default:
      let (kind, metadata) = (object.kind, object.metadata)
      if !lastOther.wrappedValue.isMade(of: kind, metadata) { lastOther = .subject(kind, metadata) }
      return lastOther
    }
  }

  /// What is to be written for a report; nil when the source reports too much.
  mutating func correlate(_ report: inout EventReport, now: Instant) -> EventOutcome? {
    lastStamp = max(EventName.Stamp(now.nanoseconds), lastStamp + 1)
    return report.isOfEventsAPI
      ? series.note(report, lastStamp, now: now)
      : correlator.correlate(&report, lastStamp, now: now)
  }

  /// Notes that an event object was written, the name of which ends in `stamp`.
  mutating func keep(_ stamp: EventName.Stamp, now: Instant) {
    expiries.append(Expiry(stamp: stamp, moment: now + Latencies.eventLifetime))
  }

  /// Takes out the next event object that may have outlived its time.
  ///
  /// - Returns: the moment that ends its name.
  mutating func nextExpired(now: Instant) -> EventName.Stamp? {
    guard firstExpiry < expiries.count, expiries[firstExpiry].moment <= now else {
      if firstExpiry > 1_024 {
        expiries.removeFirst(firstExpiry)
        firstExpiry = 0
      }
      return nil
    }
    firstExpiry += 1
    return expiries[firstExpiry - 1].stamp
  }
}

extension ObjectReference {
  /// Whether it is a reference to that object, but for its version.
  fileprivate func isMade(of kind: Kind, _ metadata: ObjectMeta) -> Bool {
    uid == metadata.uid && name == metadata.name && namespace == metadata.namespace
      && self.kind == kind.rawValue
  }
}

extension Shared<ObjectReference> {
  fileprivate static func subject(_ kind: Kind, _ metadata: ObjectMeta) -> Shared {
    var reference = ObjectReference(kind, metadata)
    reference.resourceVersion = ""
    return Shared(wrappedValue: reference)
  }
}
