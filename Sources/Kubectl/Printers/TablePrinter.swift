package import KubeAPI

/// Prints tables as `kubectl get` does: `HumanReadablePrinter` of cli-runtime.
package struct TablePrinter: Sendable {
  package struct Options: Hashable, Sendable {
    package var isWide = false
    package var hidesHeadings = false
    package var showsNamespace = false
    package var showsKind = false
    package var showsLabels = false
    package var labelColumns: [String] = []

    package init() {}
  }

  package var options: Options
  private var lastColumns: [Table.Column] = []
  private var hasPrintedHeadings = false

  package init(_ options: Options = Options()) {
    self.options = options
  }

  /// The table's lines with tabs between the cells, for a `TabWriter`.
  ///
  /// `event` is what a watch with `--output-watch-events` puts in front.
  package mutating func lines(
    of table: Table,
    kind: Kind,
    event: String? = nil
  ) -> [String] {
    if table.columns != lastColumns {
      lastColumns = table.columns
      hasPrintedHeadings = false
    }
    let needsHeadings = !options.hidesHeadings && !hasPrintedHeadings && !table.rows.isEmpty
    if !table.rows.isEmpty { hasPrintedHeadings = true }
    var lines = needsHeadings ? [headings(of: table, event: event)] : []
    let columns = shown(table.columns)
    lines.reserveCapacity(lines.count + table.rows.count)
    for row in table.rows { lines.append(line(of: row, columns, kind: kind, event: event)) }
    return lines
  }

  private func headings(of table: Table, event: String?) -> String {
    var cells = event == nil ? [] : ["EVENT"]
    if options.showsNamespace { cells.append("NAMESPACE") }
    cells += shown(table.columns).map { $0.element.name.uppercased() }
    cells += options.labelColumns.map { label in
      (label.split(separator: "/", omittingEmptySubsequences: false).last ?? "").uppercased()
    }
    if options.showsLabels { cells.append("LABELS") }
    return cells.joined(separator: "\t")
  }

  private func line(
    of row: Table.Row,
    _ columns: [(offset: Int, element: Table.Column)],
    kind: Kind,
    event: String?
  ) -> String {
    let metadata = row.object.metadata
    var cells = event.map { [$0.paddedRight(8)] } ?? []
    if options.showsNamespace { cells.append(metadata.namespace) }
    for (index, column) in columns {
      let cell = row.cells[index].tableCell
      cells.append(
        column.isName && options.showsKind ? "\(kind.qualifiedSingular)/\(cell)" : cell
      )
    }
    cells += options.labelColumns.map { metadata.labels[$0] ?? "" }
    if options.showsLabels { cells.append(LabelText.labels(metadata.labels)) }
    return cells.joined(separator: "\t")
  }

  private func shown(
    _ columns: [Table.Column]
  ) -> [(offset: Int, element: Table.Column)] {
    columns.enumerated().filter { options.isWide || !$0.element.isWide }
  }
}

extension String {
  /// The first line, with dots for the rest and without tabs, which would break the columns.
  fileprivate var tableCell: String {
    // Hardly any cell holds such a sign, and looking for it must be quick.
    guard utf8.contains(where: { $0 < 0x20 }) else { return self }
    guard let end = unicodeScalars.firstIndex(where: { "\u{c}\n\r".unicodeScalars.contains($0) })
    else { return replacing("\t", with: " ") }
    return String(self[..<end]).replacing("\t", with: " ") + "..."
  }

  func paddedRight(_ width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - count))
  }
}
