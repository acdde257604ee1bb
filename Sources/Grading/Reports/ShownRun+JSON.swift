import KubeAPI
import Timelines

/// A shown run in joblab's own JSON; times are whole milliseconds since its start.
extension ShownRun {
  func write(to writer: inout JSONWriter) {
    // As a text: JSON's numbers are not exact beyond 2^53.
    writer.field("seed", String(seed))
    writer.array("rows", timeline.rows) { writer, row in
      writer.object {
        $0.field("title", row.title)
        $0.array("spans", row.spans) { writer, span in
          writer.object { span.write(to: &$0) }
        }
      }
    }
    writer.array("markers", timeline.markers) { writer, marker in
      writer.object {
        $0.field("at_ms", Timeline.Milliseconds(marker.time).count)
        $0.field("label", marker.label)
      }
    }
    writer.field("rows_left_out", timeline.rowsLeftOut)
    writer.field("times_left_out", timeline.marksLeftOut)
  }

  /// Nil for what `write` does not give.
  init?(json: Value) {
    guard let seed = json["seed"]?.text.flatMap({ UInt64($0) }),
      let rows = json["rows"]?.elements, let markers = json["markers"]?.elements
    else { return nil }
    var timeline = Timeline(
      rows: rows.map { row in
        Timeline.Row(
          title: row["title"]?.text ?? "",
          spans: (row["spans"]?.elements ?? []).compactMap(Timeline.Span.init(json:))
        )
      },
      markers: markers.compactMap(Timeline.Marker.init(json:))
    )
    timeline.rowsLeftOut = Int(json["rows_left_out"]?.integer ?? 0)
    timeline.marksLeftOut = Int(json["times_left_out"]?.integer ?? 0)
    self.init(seed: seed, timeline: timeline)
  }
}

extension Timeline.Span {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.field("kind", kind.rawValue)
    writer.field("from_ms", Timeline.Milliseconds(start).count)
    writer.field("to_ms", Timeline.Milliseconds(end).count)
    if !label.isEmpty { writer.field("label", label) }
  }

  fileprivate init?(json: Value) {
    guard let kind = json["kind"]?.text.flatMap(Kind.init(rawValue:)),
      let start = json["from_ms"]?.milliseconds, let end = json["to_ms"]?.milliseconds
    else { return nil }
    self.init(start: start, end: end, kind: kind, label: json["label"]?.text ?? "")
  }
}

extension Timeline.Marker {
  fileprivate init?(json: Value) {
    guard let time = json["at_ms"]?.milliseconds else { return nil }
    self.init(time: time, label: json["label"]?.text ?? "")
  }
}

extension Value {
  /// Whole milliseconds, in seconds.
  fileprivate var milliseconds: Double? {
    integer.map { Timeline.Milliseconds(count: Int($0)).inSeconds }
  }
}
