import KubeAPI
import Simulation

/// Writes what components report about objects as Event objects, and forgets them after an hour.
struct EventRecorder: Sendable {
  private var correlator = EventCorrelator()
  private var series = EventSeries()
  /// Part of the events' names; no two are the same.
  private var lastStamp: Int64 = 0
  private var expiries: [Expiry] = []
  private var firstExpiry = 0

  private struct Expiry: Sendable {
    var key: ObjectKey
    var moment: Instant
  }

  /// What is to be written for a report; nil when the source reports too much.
  mutating func correlate(
    _ event: consuming Event,
    now: Instant
  ) -> EventCorrelator.Outcome? {
    lastStamp = max(now.nanoseconds, lastStamp + 1)
    // client-go: fmt.Sprintf("%v.%x", ref.Name, t.UnixNano()).
    event.metadata.name = event.involvedObject.name + Self.suffix(UInt64(lastStamp))
    return event.eventTime == nil
      ? correlator.correlate(event, now: now) : series.note(event, now: now)
  }

  /// A dot and the digits of `%x`, of which a moment after 2006 has sixteen.
  private static func suffix(_ stamp: UInt64) -> String {
    stamp >> 60 == 0
      ? "." + String(stamp, radix: 16)
      : String(hexadecimal: [stamp], pattern: ".xxxxxxxxxxxxxxxx")
  }

  /// Notes that an event object was written.
  mutating func keep(_ key: ObjectKey, now: Instant) {
    expiries.append(Expiry(key: key, moment: now + Latencies.eventLifetime))
  }

  /// Takes out the next event object that may have outlived its time.
  mutating func nextExpired(now: Instant) -> ObjectKey? {
    guard firstExpiry < expiries.count, expiries[firstExpiry].moment <= now else {
      if firstExpiry > 1_024 {
        expiries.removeFirst(firstExpiry)
        firstExpiry = 0
      }
      return nil
    }
    firstExpiry += 1
    return expiries[firstExpiry - 1].key
  }
}

/// Components that report events.
extension EventSource {
  init(component: String, host: String = "") {
    self.init()
    self.component = component
    self.host = host
  }

  static let jobController = EventSource(component: "job-controller")
  static let scheduler = EventSource(component: "default-scheduler")
}
