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

  private struct Identity: TableKey {
    var component: String
    var type: EventType
    var reason: String
    var regarding: Shared<ObjectReference>
    /// A changed object begins another series.
    var version: String
    var fieldPath: String

    func hash(into hasher: inout Hasher) { hasher.combine(tableHash) }

    /// The object tells most series apart.
    var tableHash: UInt {
      let object = regarding.wrappedValue
      return object.uid.isEmpty ? object.name.tableHash : object.uid.tableHash
    }
  }

  private struct Observation: Sendable {
    var stamp: EventName.Stamp
    var count: Int64
    var last: Instant
  }

  private var observed = BoundedCache<Identity, Observation>(limit: 4_096)

  /// Takes note of a report, which is the name's that ends in `stamp` if it becomes a new object.
  ///
  /// - Returns: what is to be written; nil when the event only continues a series.
  mutating func note(
    _ report: EventReport,
    _ stamp: EventName.Stamp,
    now: Instant
  ) -> EventOutcome? {
    let identity = Identity(
      component: report.reporter.component,
      type: report.type,
      reason: report.reason,
      regarding: report.subject,
      version: report.subjectVersion,
      fieldPath: report.fieldPath
    )
    let begin = Observation(stamp: stamp, count: 0, last: now)
    let known = observed.use(identity, initial: begin) { known in
      if now - known.last > Self.finishTime { known = begin }
      known.count += 1
      known.last = now
      return known
    }
    switch known.count {
    case 1: return .new(stamp)
    case 2: return .series(known.stamp, count: known.count, next: stamp)
    default: return nil
    }
  }
}
