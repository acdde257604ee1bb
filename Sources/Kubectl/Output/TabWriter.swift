/// Aligns tab-separated cells in columns, as Go's `text/tabwriter` does.
///
/// A column is a block of neighbouring lines that all have a tab-ended cell there; its width is that
/// of its widest cell plus padding. https://pkg.go.dev/text/tabwriter
package struct TabWriter: Sendable {
  /// Where a cell's text ends among all bytes, and how many columns of a terminal it takes.
  private struct Cell: Sendable {
    var end: Int
    var width: Int
  }

  private let minimumWidth: Int
  private let padding: Int
  /// Whether a column stays as wide as it ever was, for watches that print one row at a time.
  private let remembersWidths: Bool
  private var remembered: [Int] = []
  // What was added since the last flush: the cells' texts one behind the other, the cells, and for
  // each line the number of cells up to its end.
  private var bytes: [UInt8] = []
  private var cells: [Cell] = []
  private var lineEnds: [Int] = []
  private var widths: [Int] = []
  private var output: [UInt8] = []

  package init(minimumWidth: Int, padding: Int, remembersWidths: Bool) {
    self.minimumWidth = minimumWidth
    self.padding = padding
    self.remembersWidths = remembersWidths
  }

  /// As `kubectl get` aligns its tables.
  package static let table = TabWriter(minimumWidth: 6, padding: 3, remembersWidths: true)
  /// As `kubectl describe` aligns its pages.
  package static let page = TabWriter(minimumWidth: 0, padding: 2, remembersWidths: false)

  /// Adds whole lines; each ends with a line break in the result, if not in `text`.
  package mutating func add(_ text: some StringProtocol) {
    var width = 0
    for byte in text.utf8 {
      switch byte {
      case 0x09, 0x0a:
        cells.append(Cell(end: bytes.count, width: width))
        width = 0
        if byte == 0x0a { lineEnds.append(cells.count) }
      default:
        bytes.append(byte)
        width += TabWriter.width(of: byte)
      }
    }
    cells.append(Cell(end: bytes.count, width: width))
    lineEnds.append(cells.count)
  }

  /// Adds a line of cells that hold neither tabs nor line breaks.
  package mutating func addLine(_ texts: [String]) {
    for text in texts {
      let start = bytes.count
      bytes += text.utf8
      cells.append(
        Cell(end: bytes.count, width: bytes[start...].reduce(0) { $0 + TabWriter.width(of: $1) })
      )
    }
    lineEnds.append(cells.count)
  }

  /// The lines since the last flush, aligned.
  package mutating func flush() -> String {
    String(decoding: flushBytes(), as: UTF8.self)
  }

  /// The same in UTF-8.
  package mutating func flushBytes() -> [UInt8] {
    output.reserveCapacity(bytes.count * 2 + cells.count * padding)
    widths = []
    var begin = 0
    // A line without a tab ends all columns, so each run of lines can be aligned by itself.
    for line in lineEnds.indices where cellCount(of: line) == 1 {
      format(begin..<line + 1)
      begin = line + 1
    }
    format(begin..<lineEnds.count)
    (bytes, cells, lineEnds) = ([], [], [])
    defer { output = [] }
    return output
  }

  package mutating func forgetWidths() { remembered = [] }

  private func firstCell(of line: Int) -> Int { line == 0 ? 0 : lineEnds[line - 1] }
  private func cellCount(of line: Int) -> Int { lineEnds[line] - firstCell(of: line) }

  private mutating func format(_ range: Range<Int>) {
    let column = widths.count
    var begin = range.lowerBound
    var line = range.lowerBound
    while line < range.upperBound {
      guard column < cellCount(of: line) - 1 else {
        line += 1
        continue
      }
      write(begin..<line)
      begin = line
      var width = minimumWidth
      while line < range.upperBound, column < cellCount(of: line) - 1 {
        width = max(width, cells[firstCell(of: line) + column].width + padding)
        line += 1
      }
      widths.append(remember(width, column: column))
      format(begin..<line)
      widths.removeLast()
      begin = line
    }
    write(begin..<range.upperBound)
  }

  private mutating func remember(_ width: Int, column: Int) -> Int {
    guard remembersWidths else { return width }
    while remembered.count <= column { remembered.append(0) }
    remembered[column] = max(remembered[column], width)
    return remembered[column]
  }

  /// Code points are counted, as Go does: bytes that go on with one begin with the bits 10.
  private static func width(of byte: UInt8) -> Int { byte & 0xc0 == 0x80 ? 0 : 1 }

  private mutating func write(_ range: Range<Int>) {
    for line in range {
      let first = firstCell(of: line)
      for index in first..<lineEnds[line] {
        let cell = cells[index]
        output += bytes[(index == 0 ? 0 : cells[index - 1].end)..<cell.end]
        guard index - first < widths.count else { continue }
        output += repeatElement(0x20, count: max(0, widths[index - first] - cell.width))
      }
      output.append(0x0a)
    }
  }
}
