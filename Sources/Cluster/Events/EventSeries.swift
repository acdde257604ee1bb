import KubeAPI
import Simulation

/// Joins like events of components that use the newer API, events.k8s.io, into series.
///
/// The scheduler alone does. The second like event within six minutes turns the first into a
/// series; further ones are counted, and written only much later
/// (https://github.com/kubernetes/client-go/blob/master/tools/events/event_broadcaster.go).
struct EventSeries: Sendable {
  /// A series ends after so long without another event.
  static let finishTime: Duration = .seconds(360)

  private struct Identity: Hashable, Sendable {
    var reportingComponent: String
    var type: EventType
    var reason: String
    /// With its resourceVersion: a changed object begins another series.
    var regarding: ObjectReference

    /// The object tells most series apart.
    func hash(into hasher: inout Hasher) {
      hasher.combine(regarding.uid.isEmpty ? regarding.name : regarding.uid)
    }
  }

  private struct Observation: Sendable {
    var name: String
    var count: Int64
    var last: Instant
  }

  private var observed = BoundedCache<Identity, Observation>(limit: 4_096)

  /// Takes note of an event.
  ///
  /// - Returns: what is to be written; nil when the event only continues a series.
  mutating func note(_ event: consuming Event, now: Instant) -> EventCorrelator.Outcome? {
    let identity = Identity(
      reportingComponent: event.reportingComponent,
      type: event.type,
      reason: event.reason,
      regarding: event.involvedObject
    )
    let begin = Observation(name: event.metadata.name, count: 0, last: now)
    let known = observed.use(identity, initial: begin) { known in
      if now - known.last > Self.finishTime { known = begin }
      known.count += 1
      known.last = now
      return known
    }
    guard known.count <= 2 else { return nil }
    guard known.count == 2 else { return EventCorrelator.Outcome(event: event) }
    event.series = [
      "count": .integer(known.count), "lastObservedTime": .string(now.rfc3339Microseconds),
    ]
    return EventCorrelator.Outcome(event: event, counts: known.name)
  }
}
