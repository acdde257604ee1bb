/// A table whose columns fit the terminal: cells that are too wide wrap within their column.
package struct TextTable: Sendable, Equatable {
  package enum Alignment: Sendable { case left, centre, right }

  package var header: [StyledText]
  package var rows: [[StyledText]]
  /// Columns without an alignment are set left.
  package var alignments: [Alignment]

  package init(
    header: [StyledText] = [],
    rows: [[StyledText]] = [],
    alignments: [Alignment] = []
  ) {
    self.header = header
    self.rows = rows
    self.alignments = alignments
  }

  /// The lines of the table: the header with a rule below it, then the rows.
  package func lines(on terminal: Terminal) -> [StyledText] {
    let columnCount = max(header.count, rows.map(\.count).max() ?? 0)
    guard columnCount > 0 else { return [] }
    if terminal.isPlain { return plainLines(width: terminal.width) }
    let widths = columnWidths(columnCount, within: terminal.width)
    var lines: [StyledText] = []
    if !header.isEmpty {
      lines += self.lines(of: header.map { $0.over(.bold) }, widths: widths)
      let dash = terminal.hasUnicode ? "─" : "-"
      let rules = widths.map { StyledText(String(repeating: dash, count: $0), .quiet) }
      lines.append(rules.joined(separator: Self.gap))
    }
    for row in rows { lines += self.lines(of: row, widths: widths) }
    return lines
  }

  /// For reading aloud: a row after the other, each cell behind its column's name.
  private func plainLines(width: Int) -> [StyledText] {
    rows.flatMap { row -> [StyledText] in
      let cells = row.enumerated().filter { !$0.element.isEmpty }.map { column, cell in
        let name = column < header.count ? header[column] : StyledText()
        return name.isEmpty ? cell : name + ": " + cell
      }
      return cells.joined(separator: "; ").wrapped(width: width, hangingIndent: "  ")
    }
  }

  private static let gap: StyledText = "  "

  private func lines(of row: [StyledText], widths: [Int]) -> [StyledText] {
    let cells = widths.indices.map { column in
      column < row.count ? row[column].wrapped(width: widths[column]) : []
    }
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { index in
      widths.indices.map { column in
        let line = index < cells[column].count ? cells[column][index] : StyledText()
        let alignment = column < alignments.count ? alignments[column] : .left
        return line.padded(to: widths[column], alignment: alignment)
      }
      .joined(separator: Self.gap).withoutTrailingSpaces
    }
  }

  /// The natural widths, of which the widest give way until the table fits.
  private func columnWidths(_ count: Int, within width: Int) -> [Int] {
    var widths = (0..<count).map { column in
      ([header] + rows).map { column < $0.count ? $0[column].width : 0 }.max() ?? 0
    }
    var excess = widths.reduce(0, +) + Self.gap.width * (count - 1) - width
    while excess > 0, let widest = widths.max(), widest > Self.columnWidthMin {
      // All columns of the greatest width shrink together, down to the next smaller one.
      let next = max(Self.columnWidthMin, widths.filter { $0 < widest }.max() ?? 0)
      let wide = widths.indices.filter { widths[$0] == widest }
      let step = min(widest - next, max(1, excess / wide.count))
      for column in wide where excess > 0 {
        let cut = min(step, excess)
        widths[column] -= cut
        excess -= cut
      }
    }
    return widths
  }

  /// A column narrower than this is of no use; a table with too many columns runs over the edge.
  private static let columnWidthMin = 8
}
