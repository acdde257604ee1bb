extension Timeline {
  /// How much of a timeline is kept with the result of a run.
  package enum Limits {
    package static let rows = 40
    package static let spansOfRow = 30
    package static let markers = 20
  }

  /// The timeline as far as it is kept: its first rows, spans and markers, in whole milliseconds.
  package var bounded: Timeline {
    var kept = self
    kept.rowsLeftOut += max(0, rows.count - Limits.rows)
    kept.marksLeftOut += max(0, markers.count - Limits.markers)
    kept.rows = rows.prefix(Limits.rows).map { row in
      kept.marksLeftOut += max(0, row.spans.count - Limits.spansOfRow)
      return Row(title: row.title, spans: row.spans.prefix(Limits.spansOfRow).map(\.rounded))
    }
    kept.markers = markers.sorted { $0.time < $1.time }.prefix(Limits.markers).map { marker in
      Marker(time: Milliseconds(marker.time).inSeconds, label: marker.label)
    }
    return kept
  }

  /// What is not shown, in words; empty when all is.
  package var omission: String {
    var parts: [String] = []
    if rowsLeftOut > 0 { parts.append("\(rowsLeftOut) more \(rowsLeftOut == 1 ? "row" : "rows")") }
    if marksLeftOut > 0 {
      parts.append("\(marksLeftOut) \(marksLeftOut == 1 ? "time" : "times") of those shown")
    }
    return parts.isEmpty ? "" : "Left out: \(parts.joined(separator: ", "))."
  }

  /// A time as it is kept: the same after it was written and read.
  package struct Milliseconds: Hashable, Sendable {
    package let count: Int

    package init(_ seconds: Double) {
      count = Int((min(seconds, 1e12) * 1_000).rounded())
    }

    package init(count: Int) {
      self.count = count
    }

    package var inSeconds: Double { Double(count) / 1_000 }
  }
}

extension Timeline.Span {
  fileprivate var rounded: Timeline.Span {
    Timeline.Span(
      start: Timeline.Milliseconds(start).inSeconds,
      end: Timeline.Milliseconds(end).inSeconds,
      kind: kind,
      label: label
    )
  }
}
