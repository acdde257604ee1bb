/// Takes out of a text what would steer a terminal or hide what the text says.
///
/// Escape sequences go whole (ECMA-48: CSI; OSC, DCS, SOS, PM and APC with their strings), and so do
/// the overrides of the writing direction, with which text can pretend to be other text. Other control
/// characters show in caret notation. Newline and tab stay; `\r\n` becomes a newline.
package enum Sanitizer {
  package static func clean(_ text: String) -> String {
    guard text.utf8.contains(where: isSuspicious) else { return text }
    var reader = Reader(scalars: text.unicodeScalars)
    return reader.cleaned()
  }

  /// A text on one line: also newlines and tabs become spaces.
  package static func cleanLine(_ text: String) -> String {
    String(clean(text).map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }

  /// Controls, DEL and the lead bytes of everything that `Reader` drops; a quick look at each byte.
  private static func isSuspicious(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0a: false
    case ..<0x20, 0x7f: true
    case 0xc2, 0xcc, 0xcd, 0xd8, 0xe2, 0xef, 0xf3: true
    default: false
    }
  }

  /// More marks than this on one character only hide what stands around it.
  fileprivate static let marksMax = 8
}

private struct Reader {
  private var input: String.UnicodeScalarView.Iterator
  private var current: Unicode.Scalar?
  private var output = String.UnicodeScalarView()
  private var marks = 0

  init(scalars: String.UnicodeScalarView) {
    input = scalars.makeIterator()
    current = input.next()
  }

  mutating func cleaned() -> String {
    while let scalar = current {
      current = input.next()
      take(scalar)
    }
    return String(output)
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x1b: skipEscape()
    case 0x9b: skipControlSequence()
    case 0x90, 0x98, 0x9d, 0x9e, 0x9f: skipControlString()
    case 0x0d: if current != "\n" { output.append("\n") }
    case 0x09, 0x0a: append(scalar)
    case ..<0x20, 0x7f: appendCaret(scalar)
    case 0x80..<0xa0: break
    // Marks and overrides of the direction, separators of lines, byte order marks, tags.
    case 0x061c, 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x206f, 0xfeff, 0xfff9...0xfffb: break
    case 0xe0000..<0xe0100: break
    default: append(scalar)
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    let category = scalar.properties.generalCategory
    marks = category == .nonspacingMark || category == .enclosingMark ? marks + 1 : 0
    if marks <= Sanitizer.marksMax { output.append(scalar) }
  }

  private mutating func appendCaret(_ scalar: Unicode.Scalar) {
    output.append("^")
    output.append(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value ^ 0x40)))
  }

  private mutating func skipEscape() {
    guard let kind = current, kind.value > 0x20, kind.value < 0x7f else { return }
    current = input.next()
    switch kind {
    case "[": skipControlSequence()
    case "]", "P", "X", "^", "_": skipControlString()
    case " "..."/":
      // Intermediate bytes, as in `ESC ( B`, end with a byte from `0` on.
      while let scalar = current, (" "..."/").contains(scalar) { current = input.next() }
      if let scalar = current, ("0"..."~").contains(scalar) { current = input.next() }
    default: break
    }
  }

  private mutating func skipControlSequence() {
    while let scalar = current, (" "..."?").contains(scalar) { current = input.next() }
    if let scalar = current, ("@"..."~").contains(scalar) { current = input.next() }
  }

  /// Skips to the string terminator: BEL, ST or `ESC \`; a newline ends an unterminated string.
  private mutating func skipControlString() {
    while let scalar = current, scalar != "\n" {
      current = input.next()
      switch scalar.value {
      case 0x07, 0x9c: return
      case 0x1b:
        if current == "\\" { current = input.next() }
        return
      default: break
      }
    }
  }
}
