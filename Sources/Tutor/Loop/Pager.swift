import LineEditor

/// Shows a text that is longer than the screen page by page, without a program of the learner's own.
///
/// It never traps anybody: the keys stand in the last row, `q` and Ctrl-C leave at once, and the end of
/// the text leaves by itself. What was shown stays above the prompt.
enum Pager {
  /// Below so few rows there is nothing to be gained.
  private static let rowsMin = 6

  /// Whether a text does not fit on the screen together with a prompt.
  static func isLong(_ text: [UInt8], _ size: TerminalSize) -> Bool {
    guard size.rows >= rowsMin, size.columns > 0 else { return false }
    // A row holds at least one byte a column, so that a short text needs no measuring.
    guard text.count >= size.rows else { return false }
    return !PagedText(String(decoding: text, as: UTF8.self), size: size).isAtEnd
  }

  /// Lets the reader go through a text; one that ends in `closing`, such as what can be done next, is
  /// left with that.
  ///
  /// - Returns: False when keys cannot be read, or when somebody has typed ahead.
  static func show(
    _ text: [UInt8],
    size: TerminalSize,
    closing: String,
    write: @escaping ([UInt8]) -> Void
  ) -> Bool {
    guard var keys = KeyReader(), !keys.hasInput else { return false }
    let whole = String(decoding: text, as: UTF8.self)
    var paged = PagedText(whole, size: size)
    let draw = { (range: Range<Int>) in
      write(Array(paged.lines[range].map { $0 + "\n" }.joined().utf8))
    }
    draw(paged.view)
    while true {
      write(Array((eraseLine + String(paged.keys.prefix(size.columns - 1))).utf8))
      let step = paged.press(keys.readKey())
      write(Array(eraseLine.utf8))
      switch step {
      case .prompt: break
      case .append(let range):
        draw(range)
        // Who went on to the end has seen it; who has looked for a word there has not.
        if paged.isAtEnd { return true }
      case .redraw(let range):
        write(Array(clearScreen.utf8))
        draw(range)
      case .leave:
        let left = paged.lines.count - paged.view.upperBound
        write(Array("(\(left) \(left == 1 ? "line" : "lines") left out)\n".utf8))
        if whole.hasSuffix(closing) { write(Array(closing.utf8)) }
        return true
      }
    }
  }

  /// Back to the first column, and the rest of the line empty (ECMA-48: EL).
  private static let eraseLine = "\r\u{1b}[K"
  /// The cursor at the top, and everything empty (ECMA-48: CUP, ED).
  private static let clearScreen = "\u{1b}[H\u{1b}[2J"
}
