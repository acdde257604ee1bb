package import TerminalText

/// Draws a timeline with characters: an axis, a line a row, the markers, and a legend.
package struct TimelineText: Sendable {
  package let terminal: Terminal
  /// More rows than this are counted, not drawn.
  package let rowsMax: Int

  package init(terminal: Terminal, rowsMax: Int = 200) {
    self.terminal = terminal
    self.rowsMax = rowsMax
  }

  /// The drawing, each line ending in a newline; empty for a timeline without rows.
  package func render(_ timeline: Timeline) -> StyledText {
    guard !timeline.rows.isEmpty else { return StyledText() }
    if terminal.isPlain { return spoken(timeline) }
    let rows = timeline.rows.prefix(rowsMax)
    let titles = rows.map { StyledText(Sanitizer.cleanLine($0.title)) }
    let titleWidth = min(titles.map(\.width).max() ?? 0, max(8, terminal.width / 3))
    let axis = TimeAxis(end: timeline.end, width: max(16, terminal.width - titleWidth - 2))
    let margin = StyledText(String(repeating: " ", count: titleWidth + 2))

    var lines = axis.lines(hasUnicode: terminal.hasUnicode).map { margin + $0 }
    for (row, title) in zip(rows, titles) {
      let name = title.truncated(to: titleWidth, ellipsis: terminal.hasUnicode ? "…" : "~")
      lines.append(name.padded(to: titleWidth) + "  " + line(of: row, on: axis))
    }
    if timeline.rows.count > rows.count {
      lines.append(StyledText("and \(timeline.rows.count - rows.count) more", .quiet))
    }
    lines += markerLines(timeline.markers, on: axis, margin: margin)
    lines += legend(of: rows)
    return lines.map { $0.withoutTrailingSpaces + "\n" }.joined()
  }

  /// The same in words: a line a row, with each span's times.
  private func spoken(_ timeline: Timeline) -> StyledText {
    var lines: [StyledText] = []
    func add(_ text: String) {
      lines += StyledText(Sanitizer.cleanLine(text))
        .wrapped(width: terminal.width, hangingIndent: "  ")
    }
    for row in timeline.rows.prefix(rowsMax) {
      let spans = row.spans.map { span in
        let label = span.label.isEmpty ? "" : " (\(span.label))"
        return "\(span.kind.title) \(TimeAxis.label(span.start)) to "
          + "\(TimeAxis.label(span.end))\(label)"
      }
      add("\(row.title): \(spans.joined(separator: ", "))")
    }
    if timeline.rows.count > rowsMax { add("and \(timeline.rows.count - rowsMax) more") }
    for marker in timeline.markers.sorted(by: { $0.time < $1.time }).prefix(rowsMax) {
      add("At \(TimeAxis.label(marker.time)): \(marker.label)")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  // MARK: Rows

  private func line(of row: Timeline.Row, on axis: TimeAxis) -> StyledText {
    var cells = [(glyph: Character, style: Style)](repeating: (" ", .plain), count: axis.width)
    let spans = row.spans.map { (span: $0, columns: axis.columns(from: $0.start, to: $0.end)) }
    for (span, columns) in spans {
      let glyph = glyph(of: span.kind)
      for column in columns { cells[column] = (glyph, span.kind.style) }
    }
    for (span, columns) in spans {
      write(span.label, of: span.kind, over: columns, in: &cells)
    }
    var text = StyledText()
    for cell in cells { text.append(String(cell.glyph), cell.style) }
    return text
  }

  /// Writes a label behind the span where nothing follows, else within it, else not at all.
  private func write(
    _ label: String,
    of kind: Timeline.Span.Kind,
    over columns: Range<Int>,
    in cells: inout [(glyph: Character, style: Style)]
  ) {
    let label = Array(Sanitizer.cleanLine(label))
    guard !label.isEmpty, label.allSatisfy({ DisplayWidth.of($0) == 1 }) else { return }
    let behind = columns.upperBound + 1..<columns.upperBound + 1 + label.count
    let isFree =
      behind.upperBound <= cells.count
      && cells[columns.upperBound..<min(cells.count, behind.upperBound + 1)]
        .allSatisfy { $0.glyph == " " }
    let start: Int
    if isFree {
      start = behind.lowerBound
    } else if columns.count >= label.count + 4 {
      start = columns.lowerBound + 2
      cells[start - 1] = (" ", .plain)
      cells[start + label.count] = (" ", .plain)
    } else {
      return
    }
    for (offset, character) in label.enumerated() {
      cells[start + offset] = (character, kind.style)
    }
  }

  private func glyph(of kind: Timeline.Span.Kind) -> Character {
    terminal.hasUnicode ? kind.glyph : kind.asciiGlyph
  }

  // MARK: Below the rows

  /// A line of pointers and, in their order, what each of them means.
  private func markerLines(
    _ markers: [Timeline.Marker],
    on axis: TimeAxis,
    margin: StyledText
  ) -> [StyledText] {
    guard !markers.isEmpty else { return [] }
    let pointer = terminal.hasUnicode ? "▲" : "^"
    let shown = markers.sorted { $0.time < $1.time }.prefix(rowsMax)
    let columns = Set(shown.map { axis.column(of: $0.time) })
    let pointers = (0..<axis.width).map { columns.contains($0) ? pointer : " " }.joined()
    let list = shown.flatMap { marker in
      StyledText(Sanitizer.cleanLine(marker.label)).wrapped(
        width: terminal.width,
        indent: StyledText("\(pointer) \(TimeAxis.label(marker.time))  ", .warning),
        hangingIndent: "    "
      )
    }
    return [margin + StyledText(pointers, .warning)] + list
  }

  private func legend(of rows: ArraySlice<Timeline.Row>) -> [StyledText] {
    let used = Set(rows.lazy.flatMap(\.spans).map(\.kind))
    var lines: [StyledText] = []
    for kind in Timeline.Span.Kind.allCases where used.contains(kind) {
      let entry = StyledText(String(glyph(of: kind)), kind.style) + StyledText(" \(kind.title)")
      if let last = lines.last, last.width + 3 + entry.width <= terminal.width {
        lines[lines.count - 1] = last + "   " + entry
      } else {
        lines.append(entry)
      }
    }
    return lines
  }
}

extension Timeline.Span.Kind {
  /// Glyphs that can be told apart without colours.
  fileprivate var glyph: Character {
    switch self {
    case .waiting: "·"
    case .initializing: "▒"
    case .running: "━"
    case .succeeded: "█"
    case .failed: "╳"
    case .backingOff: "┄"
    case .suspended: "‖"
    case .terminating: "░"
    }
  }

  fileprivate var asciiGlyph: Character {
    switch self {
    case .waiting: "."
    case .initializing: "i"
    case .running: "="
    case .succeeded: "#"
    case .failed: "x"
    case .backingOff: ":"
    case .suspended: "|"
    case .terminating: "~"
    }
  }

  fileprivate var style: Style {
    switch self {
    case .waiting, .suspended: .quiet
    case .initializing, .running: .note
    case .succeeded: .good
    case .failed: .bad
    case .backingOff, .terminating: .warning
    }
  }
}
