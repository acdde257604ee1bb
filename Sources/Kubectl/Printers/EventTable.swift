import KubeAPI
import Simulation

/// The table of Events, as `kubectl get events` shows it.
enum EventTable {
  static let columns: [Table.Column] = [
    Table.Column(name: "Last Seen"), Table.Column(name: "Type"), Table.Column(name: "Reason"),
    Table.Column(name: "Object"), .wide("Subobject"), .wide("Source"),
    Table.Column(name: "Message"), .wide("First Seen"), .wide("Count"),
    Table.Column(name: "Name", isWide: true, isName: true),
  ]

  static func cells(of event: Event, isWide: Bool, now: Instant) -> [String] {
    let first = Age.since(event.firstTimestamp ?? event.eventTime, now)
    var last = event.lastTimestamp.map { Age.since($0, now) } ?? first
    var count = event.count == 0 ? 1 : Int64(event.count)
    if let series = event.series {
      last = Age.since(event.lastObserved, now)
      count = series["count"]?.integer ?? count
    }
    let object = event.involvedObject
    let kind = object.kind.lowercased()
    let cells = [
      last, event.type.rawValue, event.reason,
      object.name.isEmpty ? kind : "\(kind)/\(object.name)",
    ]
    guard isWide else { return cells + [event.message.trimmed] }
    return cells + [
      object.fieldPath, source(of: event), event.message.trimmed, first, String(count),
      event.metadata.name,
    ]
  }

  private static func source(of event: Event) -> String {
    let component =
      event.source.component.isEmpty ? event.reportingComponent : event.source.component
    let host = event.source.host.isEmpty ? event.reportingInstance : event.source.host
    return host.isEmpty ? component : "\(component), \(host)"
  }
}

extension Event {
  /// The end of a series of like events.
  var lastObserved: Instant? {
    (series?["lastObservedTime"]?.text).flatMap { Instant(rfc3339: $0) }
  }

  /// What `kubectl events` and `describe` sort by.
  var sortingTime: Instant {
    lastObserved ?? lastTimestamp ?? eventTime ?? Instant(nanoseconds: .min)
  }

  /// `5s`, or `5s (x3 over 20s)` for an event that came several times.
  func intervalText(now: Instant) -> String {
    let first = Age.since(eventTime ?? firstTimestamp, now)
    if let series {
      let count = series["count"]?.integer ?? 0
      return "\(Age.since(lastObserved, now)) (x\(count) over \(first))"
    }
    return count > 1 ? "\(Age.since(lastTimestamp, now)) (x\(count) over \(first))" : first
  }
}
