/// The lexer: tokens, comments, aliases (POSIX 2.3).
extension Parser {
  struct OpenAlias: Sendable {
    var name: String
    /// Where its text ends in the source.
    var end: Int
    /// Whether the text ends in a blank, so that the word after it may be an alias too.
    var goesOn: Bool
  }

  var peeked: UInt8? { position < source.count ? source[position] : nil }

  func byte(after distance: Int) -> UInt8? {
    position + distance < source.count ? source[position + distance] : nil
  }

  /// Takes the byte when it comes next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard peeked == byte else { return false }
    position += 1
    return true
  }

  /// Reads the next token.
  mutating func advance() throws(ShellSyntaxError) {
    skipBlanksAndComments()
    tokenStart = position
    guard let byte = peeked else {
      if !pending.isEmpty { try readHereDocuments() }
      token = .end
      return
    }
    if byte == UInt8(ascii: "\n") {
      position += 1
      line += 1
      if !pending.isEmpty { try readHereDocuments() }
      token = .newline
    } else if let control = takeControl() {
      token = .control(control)
    } else if let symbol = takeRedirection() {
      token = .redirection(symbol.0, descriptor: symbol.1)
    } else {
      let parts = try nested { parser throws(ShellSyntaxError) in try parser.wordParts() }
      token = .word(Word(parts, asPattern: false))
    }
  }

  mutating func skipNewlines() throws(ShellSyntaxError) {
    while case .newline = token { try advance() }
    try expandAlias()
  }

  mutating func skipNewlinesReporting() throws(ShellSyntaxError) -> Bool {
    guard case .newline = token else { return false }
    while case .newline = token { try advance() }
    return true
  }

  private mutating func skipBlanksAndComments() {
    while let byte = peeked {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): position += 1
      case UInt8(ascii: "\\") where self.byte(after: 1) == UInt8(ascii: "\n"):
        position += 2
        line += 1
      case UInt8(ascii: "#"):
        while let next = peeked, next != UInt8(ascii: "\n") {
          _ = next
          position += 1
        }
      default: return
      }
    }
  }

  /// Passes over backslashes that join the line to the next one.
  mutating func skipContinuations() {
    while peeked == UInt8(ascii: "\\"), byte(after: 1) == UInt8(ascii: "\n") {
      position += 2
      line += 1
    }
  }

  /// The first byte from a distance on that is not of a backslash and a newline, and where it is.
  func continued(after distance: Int) -> (byte: UInt8?, distance: Int) {
    var distance = distance
    while byte(after: distance) == UInt8(ascii: "\\"), byte(after: distance + 1) == 0x0a {
      distance += 2
    }
    return (byte(after: distance), distance)
  }

  /// Moves on by a distance over operators, counting the lines that they are spread over.
  mutating func skip(_ distance: Int) {
    line += source[position..<(position + distance)].count { $0 == 0x0a }
    position += distance
  }

  private mutating func takeControl() -> Control? {
    guard let byte = peeked else { return nil }
    let (next, distance) = continued(after: 1)
    let control: Control
    switch byte {
    case UInt8(ascii: ";"): control = next == byte ? .endOfCase : .semicolon
    case UInt8(ascii: "&"):
      if next == UInt8(ascii: ">") { return nil }
      control = next == byte ? .and : .background
    case UInt8(ascii: "|"): control = next == byte ? .or : .pipe
    case UInt8(ascii: "("): control = .leftParenthesis
    case UInt8(ascii: ")"): control = .rightParenthesis
    default: return nil
    }
    skip(control.rawValue.utf8.count == 1 ? 1 : distance + 1)
    return control
  }

  /// A redirection operator with the number right before it.
  private mutating func takeRedirection() -> (RedirectionOperator, Int?)? {
    var digits = 0
    while let byte = byte(after: digits), byte.isDigit, digits < 4 { digits += 1 }
    guard let byte = byte(after: digits) else { return nil }
    var number: Int?
    if digits > 0 {
      guard byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") else { return nil }
      number = Int(String(decoding: source[position..<(position + digits)], as: UTF8.self))
    }
    guard byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&") else {
      return nil
    }
    for (text, symbol) in Self.redirections {
      guard let length = length(of: text, after: digits) else { continue }
      // `<(` and `>(` belong to a word.
      if text.utf8CodeUnitCount == 1, self.byte(after: length) == UInt8(ascii: "(") { return nil }
      skip(length)
      return (symbol, number)
    }
    return nil
  }

  /// How far a text reaches that begins after a distance, with what joins lines within it.
  private func length(of text: StaticString, after start: Int) -> Int? {
    text.withUTF8Buffer { wanted in
      var distance = start
      for byte in wanted {
        let next = distance == start ? (self.byte(after: start), start) : continued(after: distance)
        guard next.0 == byte else { return nil }
        distance = next.1 + 1
      }
      return distance
    }
  }

  /// The longest first.
  private static let redirections: [(StaticString, RedirectionOperator)] = [
    ("<<-", .hereDocument(strippingTabs: true)), ("<<", .hereDocument(strippingTabs: false)),
    ("<>", .readWrite), ("<&", .duplicateInput), ("<", .read), (">>", .append),
    (">&", .duplicateOutput), (">|", .overwrite), (">", .write), ("&>", .writeBoth),
  ]

  // MARK: aliases

  /// Whether the word before was the end of an alias that lets the next word be one too.
  var followsOpenEndedAlias: Bool {
    !openAliases.isEmpty && openAliases.contains { $0.goesOn && $0.end <= tokenStart }
  }

  /// Replaces the current word by its alias, as often as there is one (POSIX 2.3.1).
  mutating func expandAlias() throws(ShellSyntaxError) {
    guard !aliases.isEmpty else { return }
    var rounds = 0
    while let name = token.plainText, token.reserved == nil, let text = aliases[name] {
      openAliases.removeAll { $0.end < tokenStart }
      rounds += 1
      guard !openAliases.contains(where: { $0.name == name }), rounds < 100 else { return }
      let replacement = Array(text.utf8)
      let growth = replacement.count - (position - tokenStart)
      source.replaceSubrange(tokenStart..<position, with: replacement)
      for index in openAliases.indices { openAliases[index].end += growth }
      openAliases.append(
        OpenAlias(
          name: name,
          end: tokenStart + replacement.count,
          goesOn: text.hasSuffix(" ")
        )
      )
      position = tokenStart
      try advance()
    }
  }
}
