/// What surrounds a position in the searched text, for the assertions.
struct TextContext {
  let text: ArraySlice<UInt8>
  let atLineStart: Bool

  func holds(_ assertion: Node.Assertion, at index: Int) -> Bool {
    switch assertion {
    case .lineStart: index == text.startIndex && atLineStart
    case .textStart: index == text.startIndex
    case .lineEnd, .textEnd: index == text.endIndex
    case .wordBoundary: wordBefore(index) != wordAfter(index)
    case .noWordBoundary: wordBefore(index) == wordAfter(index)
    case .wordStart: !wordBefore(index) && wordAfter(index)
    case .wordEnd: wordBefore(index) && !wordAfter(index)
    }
  }

  private func wordAfter(_ index: Int) -> Bool {
    index < text.endIndex && TextUnits.isWord(TextUnits.unit(text, at: index).value)
  }

  private func wordBefore(_ index: Int) -> Bool {
    var start = index
    while start > text.startIndex {
      start -= 1
      if text[start] & 0xC0 != 0x80 || index - start == 4 {
        let (unit, length) = TextUnits.unit(text, at: start)
        return start + length == index && TextUnits.isWord(unit)
      }
    }
    return false
  }
}
