/// What happened when, as rows of spans on one axis of virtual time; how it is drawn is elsewhere.
package struct Timeline: Sendable, Hashable {
  package var rows: [Row]
  /// Moments that concern all rows, such as the Job's failure.
  package var markers: [Marker]

  /// Where the axis ends at the earliest, in seconds; two timelines side by side have the same.
  package var endMin: Double

  /// How many rows there were beyond those that are kept.
  package var rowsLeftOut = 0
  /// How many spans and markers there were beyond those that are kept.
  package var marksLeftOut = 0

  package init(rows: [Row], markers: [Marker] = [], endMin: Double = 0) {
    self.rows = rows
    self.markers = markers
    self.endMin = endMin
  }

  /// One thing, usually a pod.
  package struct Row: Sendable, Hashable {
    package var title: String
    package var spans: [Span]

    package init(title: String, spans: [Span]) {
      self.title = title
      self.spans = spans
    }
  }

  package struct Span: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
      case waiting, initializing, running, succeeded, failed, backingOff, suspended, terminating

      /// For legends.
      package var title: String {
        switch self {
        case .waiting: "waiting"
        case .initializing: "init"
        case .running: "running"
        case .succeeded: "succeeded"
        case .failed: "failed"
        case .backingOff: "back-off"
        case .suspended: "suspended"
        case .terminating: "terminating"
        }
      }
    }

    /// Seconds since the start of the axis.
    package let start: Double
    package let end: Double
    package let kind: Kind
    /// A few words, shown where they fit; empty for none.
    package let label: String

    /// An end before the start counts as the start, and times that are no numbers as 0.
    package init(start: Double, end: Double, kind: Kind, label: String = "") {
      self.start = start.isFinite ? max(0, start) : 0
      self.end = max(self.start, end.isFinite ? end : 0)
      self.kind = kind
      self.label = label
    }
  }

  package struct Marker: Sendable, Hashable {
    /// Seconds since the start of the axis.
    package let time: Double
    package let label: String

    package init(time: Double, label: String) {
      self.time = time.isFinite ? max(0, time) : 0
      self.label = label
    }
  }

  /// The last moment of all, in seconds.
  package var end: Double {
    max(
      rows.lazy.flatMap(\.spans).map(\.end).max() ?? 0,
      markers.lazy.map(\.time).max() ?? 0,
      endMin
    )
  }
}
