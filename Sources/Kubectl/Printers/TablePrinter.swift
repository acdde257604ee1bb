package import KubeAPI

/// Prints tables as `kubectl get` does: `HumanReadablePrinter` of cli-runtime.
package struct TablePrinter: Sendable {
  package struct Options: Hashable, Sendable {
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

  /// Adds the table's lines to a writer, with the headings when they are due.
  ///
  /// `event` is what a watch with `--output-watch-events` puts in front.
  package mutating func print(
    _ table: Table,
    of kind: Kind,
    event: String? = nil,
    to writer: inout TabWriter
  ) {
    if table.columns != lastColumns {
      lastColumns = table.columns
      hasPrintedHeadings = false
    }
    guard !table.rows.isEmpty else { return }
    if !options.hidesHeadings, !hasPrintedHeadings {
      writer.addLine(headings(of: table, event: event))
    }
    hasPrintedHeadings = true
    for row in table.rows { writer.addLine(cells(of: row, table.columns, kind, event)) }
  }

  private func headings(of table: Table, event: String?) -> [String] {
    var cells = event == nil ? [] : ["EVENT"]
    if options.showsNamespace { cells.append("NAMESPACE") }
    cells += table.columns.map { $0.name.uppercased() }
    cells += options.labelColumns.map { label in
      (label.split(separator: "/", omittingEmptySubsequences: false).last ?? "").uppercased()
    }
    if options.showsLabels { cells.append("LABELS") }
    return cells
  }

  private func cells(
    of row: Table.Row,
    _ columns: [Table.Column],
    _ kind: Kind,
    _ event: String?
  ) -> [String] {
    var cells: [String] = []
    cells.reserveCapacity(columns.count + options.labelColumns.count + 3)
    if let event { cells.append(event.paddedRight(8)) }
    if options.showsNamespace { cells.append(row.object.withMetadata(\.namespace)) }
    for (column, cell) in zip(columns, row.cells) {
      let text = cell.tableCell
      cells.append(
        column.isName && options.showsKind ? "\(kind.qualifiedSingular)/\(text)" : text
      )
    }
    guard options.showsLabels || !options.labelColumns.isEmpty else { return cells }
    let labels = row.object.metadata.labels
    for label in options.labelColumns { cells.append(labels[label] ?? "") }
    if options.showsLabels { cells.append(LabelText.labels(labels)) }
    return cells
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
