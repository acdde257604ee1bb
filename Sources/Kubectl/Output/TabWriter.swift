/// Aligns tab-separated cells in columns, as Go's `text/tabwriter` does.
///
/// A column is a block of neighbouring lines that all have a tab-ended cell there; its width is that
/// of its widest cell plus padding. https://pkg.go.dev/text/tabwriter
package struct TabWriter: Sendable {
  private let minimumWidth: Int
  private let padding: Int
  /// Whether a column stays as wide as it ever was, for watches that print one row at a time.
  private let remembersWidths: Bool
  private var remembered: [Int] = []
  private var lines: [[Substring]] = []
  private var widths: [Int] = []

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
    for line in String(text).utf8.split(separator: 0x0a, omittingEmptySubsequences: false) {
      lines.append(
        line.split(separator: 0x09, omittingEmptySubsequences: false).map(Substring.init)
      )
    }
  }

  /// The lines since the last flush, aligned.
  package mutating func flush() -> String {
    var text = ""
    widths = []
    var begin = 0
    // A line without a tab ends all columns, so each run of lines can be aligned by itself.
    for index in lines.indices where lines[index].count == 1 {
      format(begin..<index + 1, into: &text)
      begin = index + 1
    }
    format(begin..<lines.count, into: &text)
    lines = []
    return text
  }

  package mutating func forgetWidths() { remembered = [] }

  private mutating func format(_ range: Range<Int>, into text: inout String) {
    let column = widths.count
    var begin = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      guard column < lines[index].count - 1 else {
        index += 1
        continue
      }
      write(begin..<index, into: &text)
      begin = index
      var width = minimumWidth
      while index < range.upperBound, column < lines[index].count - 1 {
        let size = TabWriter.width(of: lines[index][column])
        width = max(width, size + padding)
        index += 1
      }
      widths.append(remember(width, column: column))
      format(begin..<index, into: &text)
      widths.removeLast()
      begin = index
    }
    write(begin..<range.upperBound, into: &text)
  }

  private mutating func remember(_ width: Int, column: Int) -> Int {
    guard remembersWidths else { return width }
    while remembered.count <= column { remembered.append(0) }
    remembered[column] = max(remembered[column], width)
    return remembered[column]
  }

  /// In code points, as Go counts them.
  private static func width(of cell: Substring) -> Int {
    // Every byte that goes on with a code point begins with the bits 10.
    cell.utf8.count { $0 & 0xc0 != 0x80 }
  }

  private func write(_ range: Range<Int>, into text: inout String) {
    for index in range {
      for (column, cell) in lines[index].enumerated() {
        text += cell
        guard column < widths.count else { continue }
        let size = TabWriter.width(of: cell)
        text += String(repeating: " ", count: max(0, widths[column] - size))
      }
      text += "\n"
    }
  }
}
