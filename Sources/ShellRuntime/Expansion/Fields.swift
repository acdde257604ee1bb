/// A word's text on its way to fields: what may be split and what is quoted.
enum ExpandedPiece: Sendable {
  /// Text of the script: a pattern, but never split.
  case literal(String)
  /// The value of an unquoted expansion: split, then a pattern.
  case value(String)
  case quoted(String)
  /// Between the elements of `"$@"`.
  case separator
  /// Between the elements of an unquoted `$@` or `$*`: ash counts it among the blanks of IFS.
  case blankSeparator
}

/// One field: its text, and the same with its quoted special characters escaped.
struct Field: Sendable {
  var text: [UInt8] = []
  var pattern: [UInt8] = []
  /// Whether an unquoted character of it is special to patterns.
  ///
  /// A bracket is special once it is closed (POSIX 2.13.1): the `[` of a test looks for no files.
  private(set) var isPattern = false
  private var hasOpenBracket = false
  /// Whether a backslash came out of an expansion just before: it quotes what follows in a pattern.
  private var followsBackslash = false
  /// Whether it exists: an empty one does when it is quoted.
  var exists = false

  mutating func append(_ bytes: some Collection<UInt8>, quoted: Bool) {
    text.append(contentsOf: bytes)
    if !bytes.isEmpty { exists = true }
    for byte in bytes {
      if followsBackslash {
        followsBackslash = false
      } else if byte.isSpecialInPatterns {
        if quoted {
          pattern.append(UInt8(ascii: "\\"))
        } else if byte == UInt8(ascii: "\\") {
          followsBackslash = true
        } else {
          noteSpecial(byte)
        }
      }
      pattern.append(byte)
    }
  }

  private mutating func noteSpecial(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "?"): isPattern = true
    case UInt8(ascii: "["): hasOpenBracket = true
    case UInt8(ascii: "]"): isPattern = isPattern || hasOpenBracket
    default: break
    }
  }
}

extension UInt8 {
  fileprivate var isSpecialInPatterns: Bool {
    switch self {
    case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "\\"), UInt8(ascii: "!"), UInt8(ascii: "-"), UInt8(ascii: "^"):
      true
    default: false
    }
  }
}

/// Splits pieces into fields (POSIX 2.6.5).
struct FieldSplitter {
  private let separators: [UInt8]
  private var fields: [Field] = []
  private var field = Field()
  /// Whether only blanks have come since a field ended, so that one more separator belongs to them.
  private var isAfterBlanks = false

  init(separators: String) {
    self.separators = Array(separators.utf8)
  }

  static func split(_ pieces: [ExpandedPiece], separators: String) -> [Field] {
    var splitter = FieldSplitter(separators: separators)
    for piece in pieces { splitter.append(piece) }
    splitter.endField()
    return splitter.fields
  }

  private mutating func append(_ piece: ExpandedPiece) {
    switch piece {
    case .literal(let text): add(text.utf8, quoted: false)
    case .quoted(let text):
      add(text.utf8, quoted: true)
      field.exists = true
    case .value(let text): split(text)
    case .separator: endField()
    case .blankSeparator:
      guard field.exists else { return }
      endField()
      isAfterBlanks = true
    }
  }

  private mutating func add(_ bytes: some Collection<UInt8>, quoted: Bool) {
    field.append(bytes, quoted: quoted)
    isAfterBlanks = false
  }

  private mutating func endField() {
    if field.exists { fields.append(field) }
    field = Field()
    isAfterBlanks = false
  }

  private mutating func split(_ text: String) {
    let bytes = Array(text.utf8)
    var start = 0
    for (index, byte) in bytes.enumerated() where separators.contains(byte) {
      if start < index { add(bytes[start..<index], quoted: false) }
      start = index + 1
      if byte == 0x20 || byte == 0x09 || byte == 0x0a {
        guard field.exists else { continue }
        endField()
        isAfterBlanks = true
      } else if isAfterBlanks {
        isAfterBlanks = false
      } else {
        field.exists = true
        endField()
      }
    }
    if start < bytes.count { add(bytes[start...], quoted: false) }
  }
}
