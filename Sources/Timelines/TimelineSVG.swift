import TerminalText

/// Draws a timeline as an SVG document of its own, which holds no scripts and loads nothing.
package struct TimelineSVG: Sendable {
  package let title: String
  /// More rows than this are counted, not drawn.
  package let rowsMax: Int

  package init(title: String, rowsMax: Int = 500) {
    self.title = title
    self.rowsMax = rowsMax
  }

  private static let width = 960.0
  private static let titleWidth = 240.0
  private static let rowHeight = 24.0
  private static let top = 56.0
  private static let lettersMax = 32
  private static let plotWidth = width - titleWidth - 20
  private static let quiet = " class=\"quiet\" fill=\"#57606a\""

  /// The document; everything in it that came from outside is escaped.
  package func render(_ timeline: Timeline) -> String {
    let paper = """
      <style>\(Self.style)</style>
      <rect class="paper" width="100%" height="100%" fill="#ffffff"/>

      """
    return drawing(timeline, on: paper)
  }

  /// The drawing as a part of a page, which has `TimelineSVG.style` among its own styles.
  package func inline(_ timeline: Timeline) -> String { drawing(timeline, on: "") }

  /// The drawing's colours where the reader likes it dark; else they are what the elements say.
  package static let style = """
    @media (prefers-color-scheme: dark) {
    .timeline .paper { fill: #0d1117; }
    .timeline text { fill: #e6edf3; }
    .timeline .quiet { fill: #9da7b1; }
    .timeline .grid { stroke: #3d444d; }
    .timeline text.moment { fill: #d4a72c; }
    .timeline line.moment { stroke: #d4a72c; }
    }
    """

  private func drawing(_ timeline: Timeline, on paper: String) -> String {
    let rows = timeline.rows.prefix(rowsMax)
    let end = max(timeline.end, 0.001)
    let bottom = Self.top + Double(rows.count) * Self.rowHeight
    let below = timeline.markers.sorted { $0.time < $1.time }.prefix(rowsMax)
    let more = timeline.rows.count - rows.count + timeline.rowsLeftOut
    let height = bottom + 44 + Double(below.count + (more > 0 ? 1 : 0)) * 18
    var svg = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.number(Self.width)) \
      \(Self.number(height))" width="\(Self.number(Self.width))" height="\(Self.number(height))" \
      class="timeline" role="img" font-family="sans-serif" font-size="13">
      <title>\(Markup.escaped(title))</title>
      \(paper)<text x="8" y="20" font-weight="bold">\(Markup.escaped(title))</text>

      """
    svg += axis(end: end, bottom: bottom)
    for (index, row) in rows.enumerated() {
      svg += line(of: row, y: Self.top + Double(index) * Self.rowHeight, end: end)
    }
    svg += markers(below, end: end, from: bottom)
    if more > 0 {
      svg += Self.text("and \(more) more", x: 8, y: height - 34, attributes: Self.quiet)
    }
    svg += legend(of: rows, y: height - 12)
    return svg + "</svg>\n"
  }

  // MARK: parts

  private func axis(end: Double, bottom: Double) -> String {
    let axis = TimeAxis(end: end, width: Int(Self.plotWidth / 8))
    return axis.ticks.map { time in
      let x = Self.number(Self.x(time, end: end))
      return
        "<line x1=\"\(x)\" y1=\"\(Self.number(Self.top - 8))\" x2=\"\(x)\" "
        + "y2=\"\(Self.number(bottom))\" class=\"grid\" stroke=\"#d0d7de\"/>\n"
        + Self.text(
          TimeAxis.label(time),
          x: Self.x(time, end: end),
          y: Self.top - 14,
          attributes: Self.quiet + " font-size=\"11\""
        )
    }.joined()
  }

  private func line(of row: Timeline.Row, y: Double, end: Double) -> String {
    let short =
      row.title.count > Self.lettersMax
      ? row.title.prefix(Self.lettersMax - 1) + "…" : row.title[...]
    var svg = Self.text(String(short), x: 8, y: y + 16, attributes: "")
    for span in row.spans {
      let x = Self.x(span.start, end: end)
      let width = max(1.5, Self.x(span.end, end: end) - x)
      let time = "\(TimeAxis.label(span.start)) to \(TimeAxis.label(span.end))"
      let about = [row.title, span.kind.title, time, span.label].filter { !$0.isEmpty }
      svg +=
        "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y + 4))\" width=\"\(Self.number(width))\" "
        + "height=\"16\" rx=\"2\" fill=\"\(span.kind.colour)\">"
        + "<title>\(Markup.escaped(about.joined(separator: ", ")))</title></rect>\n"
    }
    if let last = row.spans.last, !last.label.isEmpty {
      let x = Self.x(last.end, end: end)
      let isNearEdge = x > Self.width - 110
      svg += Self.text(
        last.label,
        x: isNearEdge ? x - 4 : x + 4,
        y: y + 16,
        attributes: isNearEdge ? " text-anchor=\"end\" font-size=\"11\"" : " font-size=\"11\""
      )
    }
    return svg
  }

  private func markers(
    _ markers: ArraySlice<Timeline.Marker>,
    end: Double,
    from bottom: Double
  ) -> String {
    markers.enumerated().map { index, marker in
      let x = Self.number(Self.x(marker.time, end: end))
      return
        "<line x1=\"\(x)\" y1=\"\(Self.number(Self.top - 8))\" x2=\"\(x)\" "
        + "y2=\"\(Self.number(bottom))\" class=\"moment\" stroke=\"#9a6700\" "
        + "stroke-dasharray=\"3 3\"/>\n"
        + Self.text(
          "\(TimeAxis.label(marker.time))  \(marker.label)",
          x: 8,
          y: bottom + 18 + Double(index) * 18,
          attributes: " class=\"moment\" fill=\"#9a6700\""
        )
    }.joined()
  }

  private func legend(of rows: ArraySlice<Timeline.Row>, y: Double) -> String {
    let used = Set(rows.lazy.flatMap(\.spans).map(\.kind))
    var svg = ""
    var x = 8.0
    for kind in Timeline.Span.Kind.allCases where used.contains(kind) {
      svg +=
        "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y - 10))\" width=\"12\" height=\"12\" "
        + "rx=\"2\" fill=\"\(kind.colour)\"/>\n"
        + Self.text(kind.title, x: x + 17, y: y, attributes: " font-size=\"11\"")
      x += 40 + Double(kind.title.count) * 7
    }
    return svg
  }

  // MARK: small things

  private static func x(_ time: Double, end: Double) -> Double {
    titleWidth + min(1, time / end) * plotWidth
  }

  private static func text(_ text: String, x: Double, y: Double, attributes: String) -> String {
    "<text x=\"\(number(x))\" y=\"\(number(y))\"\(attributes)>\(Markup.escaped(text))</text>\n"
  }

  /// With one decimal at the most, the same everywhere.
  private static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }
}

extension Timeline.Span.Kind {
  /// Colours that can be told apart with the common kinds of colour blindness.
  fileprivate var colour: String {
    switch self {
    case .waiting: "#c8ccd1"
    case .initializing: "#b58ad6"
    case .running: "#56b4e9"
    case .succeeded: "#009e73"
    case .failed: "#d55e00"
    case .backingOff: "#f0e442"
    case .suspended: "#8c959f"
    case .terminating: "#e69f00"
    }
  }
}
