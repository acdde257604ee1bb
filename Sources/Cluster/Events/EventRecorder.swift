import KubeAPI
import Simulation

/// Writes what components report about objects as Event objects, and forgets them after an hour.
struct EventRecorder: Sendable {
  private var correlator = EventCorrelator()
  private var series = EventSeries()
  /// Part of the events' names; no two are the same.
  private var lastStamp: EventName.Stamp = 0
  private var expiries: [Expiry] = []
  private var firstExpiry = 0

  private struct Expiry: Sendable {
    var stamp: EventName.Stamp
    var moment: Instant
  }

  /// What is to be written for a report; nil when the source reports too much.
  mutating func correlate(
    _ event: consuming Event,
    now: Instant
  ) -> EventCorrelator.Outcome? {
    lastStamp = max(EventName.Stamp(now.nanoseconds), lastStamp + 1)
    event.metadata.name = EventName.name(of: event.involvedObject.name, lastStamp)
    return event.eventTime == nil
      ? correlator.correlate(event, now: now) : series.note(event, now: now)
  }

  /// Notes that an event object was written.
  mutating func keep(_ name: String, now: Instant) {
    guard let stamp = EventName.stamp(of: name) else { return }
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
