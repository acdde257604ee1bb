/// Refuses tables of so many cells that cmark-gfm would be busy with them for long.
///
/// A short row of a table is filled up to the columns of its header, so that a text of a few KiB can
/// hold millions of cells; and up to version 0.29.0.gfm.6 the header's cells are matched in quadratic
/// time. Everything else that was measured stays below two seconds for `MarkdownParser.bytesMax`.
enum TableGuard {
  /// Bars within one line.
  static let barsMax = 64
  /// The greatest count of bars times the count of lines.
  static let cellsMax = 500_000

  static func check(_ source: String, firstLine: Int) throws(MarkdownProblem) {
    var line = firstLine
    var bars = 0
    var widest = 0
    for byte in source.utf8 {
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        bars = 0
      case UInt8(ascii: "|"):
        bars += 1
        widest = max(widest, bars)
      default: break
      }
      guard bars <= barsMax, widest * (line - firstLine) <= cellsMax else {
        throw .tooManyCells(line: line)
      }
    }
  }
}
