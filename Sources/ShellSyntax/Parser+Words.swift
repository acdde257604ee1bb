/// Words and their quotes (POSIX 2.2).
extension Parser {
  /// Collects the parts of a word, joining literal bytes into one part.
  struct PartBuilder {
    private(set) var parts: [WordPart] = []
    private var literal: [UInt8] = []

    mutating func append(_ byte: UInt8) { literal.append(byte) }

    mutating func append(_ bytes: ArraySlice<UInt8>) { literal.append(contentsOf: bytes) }

    mutating func append(_ part: WordPart) {
      flush()
      parts.append(part)
    }

    mutating func flush() {
      guard !literal.isEmpty else { return }
      parts.append(.literal(String(decoding: literal, as: UTF8.self)))
      literal.removeAll(keepingCapacity: true)
    }

    mutating func finish() -> [WordPart] {
      flush()
      return parts
    }
  }

  /// An unquoted word up to a blank or an operator.
  mutating func wordParts() throws(ShellSyntaxError) -> [WordPart] {
    // Most words are plain as a whole.
    let plain = takePlainText()
    guard let next = peeked, !next.endsWord || beginsProcess(next) else {
      return plain.isEmpty ? [] : [.literal(String(decoding: plain, as: UTF8.self))]
    }
    var builder = PartBuilder()
    builder.append(plain)
    while let byte = peeked, !byte.endsWord || beginsProcess(byte) {
      if byte.isPlain {
        builder.append(takePlainText())
      } else {
        try appendUnquoted(byte, &builder)
      }
    }
    return builder.finish()
  }

  /// The bytes up to the next one that is more than itself.
  private mutating func takePlainText() -> ArraySlice<UInt8> {
    let start = position
    while position < source.count, source[position].isPlain { position += 1 }
    return source[start..<position]
  }

  /// Whether `<(` or `>(` comes, which is of a word.
  private func beginsProcess(_ byte: UInt8) -> Bool {
    (byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">"))
      && self.byte(after: 1) == UInt8(ascii: "(")
  }

  /// The word of `${name-word}` up to the brace (or the slash of a replacement).
  mutating func bracedWord(untilSlash: Bool = false) throws(ShellSyntaxError) -> Word {
    var builder = PartBuilder()
    // A pattern to replace is not empty: a slash that begins it is of it.
    if untilSlash, take(UInt8(ascii: "/")) { builder.append(UInt8(ascii: "/")) }
    while true {
      guard let byte = peeked else { throw missingBrace() }
      if byte == UInt8(ascii: "}") || (untilSlash && byte == UInt8(ascii: "/")) { break }
      if byte == UInt8(ascii: "\n") { line += 1 }
      try appendUnquoted(byte, &builder)
    }
    return Word(builder.finish())
  }

  private mutating func appendUnquoted(
    _ byte: UInt8,
    _ builder: inout PartBuilder
  ) throws(ShellSyntaxError) {
    switch byte {
    case UInt8(ascii: "\\"):
      position += 1
      if take(UInt8(ascii: "\n")) {
        line += 1
      } else if position >= source.count {
        builder.append(byte)
      } else {
        builder.append(.quoted(takeCharacter()))
      }
    case UInt8(ascii: "'"):
      builder.append(.quoted(try singleQuoted()))
    case UInt8(ascii: "\""):
      position += 1
      builder.append(.doubleQuoted(try quotedSection(.quotes)))
    case UInt8(ascii: "$"):
      try appendDollar(&builder, inQuotes: false)
    case UInt8(ascii: "<"), UInt8(ascii: ">"):
      guard beginsProcess(byte) else {
        position += 1
        return builder.append(byte)
      }
      position += 2
      let commands = try nested { parser throws(ShellSyntaxError) in
        try parser.commandSubstitution()
      }
      builder.append(.process(commands, reads: byte == UInt8(ascii: ">")))
    case UInt8(ascii: "`") where isReadingDelimiter:
      position += 1
      builder.append(.quoted("`"))
    case UInt8(ascii: "`"):
      builder.append(.substitution(try backquoted(inQuotes: false)))
    default:
      position += 1
      builder.append(byte)
    }
  }

  /// The text up to the closing quote, with the position on the opening one.
  private mutating func singleQuoted() throws(ShellSyntaxError) -> String {
    position += 1
    let start = position
    while let byte = peeked {
      if byte == UInt8(ascii: "'") {
        position += 1
        return String(decoding: source[start..<(position - 1)], as: UTF8.self)
      }
      if byte == UInt8(ascii: "\n") { line += 1 }
      position += 1
    }
    throw unterminatedQuote("'")
  }

  /// A whole character, so that no part of a word splits one.
  mutating func takeCharacter() -> String {
    let start = position
    position += 1
    while let byte = peeked, byte & 0xc0 == 0x80 {
      _ = byte
      position += 1
    }
    if source[start] == UInt8(ascii: "\n") { line += 1 }
    return String(decoding: source[start..<position], as: UTF8.self)
  }

  func unterminatedQuote(_ quote: String) -> ShellSyntaxError {
    .incomplete(expecting: quote, message: "unterminated quoted string", line: line)
  }

  func missingBrace() -> ShellSyntaxError {
    .incomplete(expecting: "}", message: "missing '}'", line: line)
  }

  // MARK: double quotes

  /// What surrounds text in which only `$`, backquote and backslash are special.
  enum QuotedContext {
    case quotes
    case hereDocument
    /// The word of `"${name-word}"`.
    case braces
  }

  /// The parts of a section that recursion enters, one level deeper.
  mutating func quotedSection(_ context: QuotedContext) throws(ShellSyntaxError) -> [WordPart] {
    try nested { parser throws(ShellSyntaxError) in try parser.quotedParts(context) }
  }

  /// The parts up to the closing quote, which is taken, or the closing brace, which is not.
  mutating func quotedParts(_ context: QuotedContext) throws(ShellSyntaxError) -> [WordPart] {
    var builder = PartBuilder()
    while let byte = peeked {
      switch byte {
      case UInt8(ascii: "\"") where context == .quotes:
        position += 1
        return builder.finish()
      case UInt8(ascii: "\"") where context == .braces:
        position += 1
        builder.append(.doubleQuoted(try quotedSection(.quotes)))
      case UInt8(ascii: "}") where context == .braces:
        return builder.finish()
      case UInt8(ascii: "\\"):
        position += 1
        appendEscaped(&builder, context)
      case UInt8(ascii: "$"):
        try appendDollar(&builder, inQuotes: true)
      case UInt8(ascii: "`"):
        builder.append(.substitution(try backquoted(inQuotes: context != .hereDocument)))
      default:
        if byte == UInt8(ascii: "\n") { line += 1 }
        position += 1
        builder.append(byte)
      }
    }
    switch context {
    case .hereDocument: return builder.finish()
    case .quotes: throw unterminatedQuote("\"")
    case .braces: throw missingBrace()
    }
  }

  /// What a backslash in quotes makes of the byte after it.
  private mutating func appendEscaped(_ builder: inout PartBuilder, _ context: QuotedContext) {
    guard let next = peeked else {
      builder.append(UInt8(ascii: "\\"))
      return
    }
    switch next {
    case UInt8(ascii: "\n"):
      position += 1
      line += 1
    case UInt8(ascii: "$"), UInt8(ascii: "`"), UInt8(ascii: "\\"):
      position += 1
      builder.append(.quoted(String(UnicodeScalar(next))))
    case UInt8(ascii: "\"") where context != .hereDocument,
      UInt8(ascii: "}") where context == .braces:
      position += 1
      builder.append(.quoted(String(UnicodeScalar(next))))
    default:
      builder.append(UInt8(ascii: "\\"))
    }
  }

  /// A text that is expanded as in double quotes, such as PS4.
  public static func promptWord(
    _ text: String,
    firstLine: Int
  ) throws(ShellSyntaxError) -> Word {
    var parser = Parser(text, firstLine: firstLine)
    return Word([.doubleQuoted(try parser.quotedParts(.hereDocument))])
  }

  // MARK: $'…'

  /// C escapes, with the position on the opening quote; NUL is left out.
  mutating func escapedQuoted() throws(ShellSyntaxError) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = peeked {
      position += 1
      switch byte {
      case UInt8(ascii: "'"): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        appendEscape(&text)
        if text.last == 0 { text.removeLast() }
      default:
        if byte == UInt8(ascii: "\n") { line += 1 }
        text.append(byte)
      }
    }
    throw unterminatedQuote("'")
  }

  private mutating func appendEscape(_ text: inout [UInt8]) {
    guard let next = peeked else {
      text.append(UInt8(ascii: "\\"))
      return
    }
    if let plain = Self.escapes[next] {
      position += 1
      text.append(plain)
    } else if next == UInt8(ascii: "x"), let value = digits(base: 16, from: 1, atMost: 2) {
      text.append(value)
    } else if let value = digits(base: 8, from: 0, atMost: 3) {
      text.append(value)
    } else {
      text.append(UInt8(ascii: "\\"))
    }
  }

  /// A number of one byte, taken; nil when no digit comes.
  private mutating func digits(base: Int, from start: Int, atMost count: Int) -> UInt8? {
    var value = 0
    var length = 0
    while length < count, let byte = byte(after: start + length),
      let digit = Int(String(UnicodeScalar(byte)), radix: base)
    {
      value = value * base + digit
      length += 1
    }
    guard length > 0 else { return nil }
    position += start + length
    return UInt8(truncatingIfNeeded: value)
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "e"): 27, UInt8(ascii: "f"): 12,
    UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9, UInt8(ascii: "v"): 11,
    UInt8(ascii: "\\"): 0x5c, UInt8(ascii: "'"): 0x27, UInt8(ascii: "\""): 0x22,
  ]
}

extension UInt8 {
  /// Whether it is no more than itself in an unquoted word.
  fileprivate var isPlain: Bool {
    switch self {
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "$"),
      UInt8(ascii: "`"):
      false
    default: !endsWord
    }
  }

  /// Whether it ends an unquoted word: a blank, a newline or an operator's first byte.
  fileprivate var endsWord: Bool {
    switch self {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: ";"),
      UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "("), UInt8(ascii: ")"):
      true
    default: false
    }
  }
}
