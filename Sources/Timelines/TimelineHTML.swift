import TerminalText

/// Sets a timeline as a page of HTML: the drawing, and a table of its spans for reading aloud.
package struct TimelineHTML: Sendable {
  package let title: String

  package init(title: String) {
    self.title = title
  }

  /// More rows than this are left out of the table.
  private static let rowsMax = 500

  /// A whole document without scripts, which loads nothing.
  package func render(_ timeline: Timeline) -> String {
    let name = Markup.escaped(title)
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(name)</title>
      <style>
      :root { color-scheme: light dark; }
      body { font-family: sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1em; }
      svg { max-width: 100%; height: auto; }
      table { border-collapse: collapse; }
      th, td { border-bottom: 1px solid #8884; padding: 0.3em 0.8em; text-align: left; }
      \(TimelineSVG.style)
      </style>
      </head>
      <body>
      <h1>\(name)</h1>
      \(TimelineSVG(title: title).inline(timeline))\(Self.table(of: timeline))</body>
      </html>

      """
  }

  /// All that the drawing shows, in words: the spans as a table, the markers as a list.
  package static func table(of timeline: Timeline) -> String {
    var html = """
      <table>
      <thead><tr><th>Row</th><th>What</th><th>From</th><th>To</th><th></th></tr></thead>
      <tbody>

      """
    for row in timeline.rows.prefix(rowsMax) {
      for span in row.spans {
        let cells = [
          row.title, span.kind.title, TimeAxis.label(span.start), TimeAxis.label(span.end),
          span.label,
        ]
        html += "<tr>" + cells.map { "<td>\(Markup.escaped($0))</td>" }.joined() + "</tr>\n"
      }
    }
    html += "</tbody>\n</table>\n"
    let markers = timeline.markers.sorted { $0.time < $1.time }.prefix(rowsMax)
    if !markers.isEmpty {
      let items = markers.map {
        "<li>\(Markup.escaped("\(TimeAxis.label($0.time)): \($0.label)"))</li>\n"
      }
      html += "<ul>\n\(items.joined())</ul>\n"
    }
    return html
  }
}
