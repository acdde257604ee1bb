/// How far something has come, as a bar with a count.
package struct ProgressBar: Sendable, Equatable {
  package var done: Int
  package var total: Int

  package init(done: Int, total: Int) {
    self.total = max(0, total)
    self.done = min(max(0, done), self.total)
  }

  /// The bar and the count, as in `██████░░░░ 6/10`; `width` is the columns of the bar alone.
  package func text(width: Int, on terminal: Terminal) -> StyledText {
    let width = max(1, width)
    // Full only when all is done, and empty only when nothing is.
    var filled = total == 0 ? 0 : Int(Double(done) / Double(total) * Double(width))
    if done > 0 { filled = max(filled, 1) }
    if done < total { filled = min(filled, width - 1) }
    let (full, empty) = terminal.hasUnicode ? ("█", "░") : ("#", ".")
    return StyledText(String(repeating: full, count: filled), .good)
      + StyledText(String(repeating: empty, count: width - filled), .quiet)
      + StyledText(" \(done)/\(total)")
  }
}
