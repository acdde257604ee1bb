/// The terminal columns that text takes.
///
/// East Asian wide and fullwidth characters and emoji take two columns (Unicode Annex 11), marks and
/// joiners none. A tab counts as one column: expand it where its place is known.
package enum DisplayWidth {
  package static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  package static func of(_ character: Character) -> Int {
    if let ascii = character.asciiValue { return ascii == 0x0a ? 0 : 1 }
    var width = 0
    for scalar in character.unicodeScalars {
      // A variation selector asks for the emoji form; a flag is two letters in one character.
      if scalar.value == 0xfe0f && width > 0 { return 2 }
      width = max(width, of(scalar))
    }
    return width
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.properties.isEmojiPresentation || isWide(scalar.value) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    // The vowels and final consonants of Hangul combine with the consonant before them.
    return (0x1160...0x11ff).contains(scalar.value) ? 0 : 1
  }

  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    var (low, high) = (0, wideRanges.count)
    while low < high {
      let middle = (low + high) / 2
      if wideRanges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < wideRanges.count && wideRanges[low].contains(value)
  }

  /// East_Asian_Width W and F; the emoji among them are known to the standard library.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115f, 0x2329...0x232a, 0x2e80...0x2e99, 0x2e9b...0x2ef3, 0x2f00...0x2fd5,
    0x2ff0...0x303e, 0x3041...0x3096, 0x3099...0x30ff, 0x3105...0x312f, 0x3131...0x318e,
    0x3190...0x31e3, 0x31ef...0x321e, 0x3220...0x3247, 0x3250...0xa48c, 0xa490...0xa4c6,
    0xa960...0xa97c, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe10...0xfe19, 0xfe30...0xfe52,
    0xfe54...0xfe66, 0xfe68...0xfe6b, 0xff01...0xff60, 0xffe0...0xffe6, 0x16fe0...0x16fe4,
    0x17000...0x18cd5, 0x1aff0...0x1b2fb, 0x1f200...0x1f202, 0x1f210...0x1f23b, 0x1f240...0x1f248,
    0x1f250...0x1f251, 0x1f260...0x1f265, 0x20000...0x2fffd, 0x30000...0x3fffd,
  ]
}
