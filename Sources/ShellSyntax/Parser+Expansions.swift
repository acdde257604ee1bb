/// What a dollar or a backquote begins (POSIX 2.6).
extension Parser {
  mutating func appendDollar(
    _ builder: inout PartBuilder,
    inQuotes: Bool
  ) throws(ShellSyntaxError) {
    position += 1
    skipContinuations()
    guard let next = peeked, !isReadingDelimiter else {
      builder.append(UInt8(ascii: "$"))
      return
    }
    switch next {
    case UInt8(ascii: "'") where !inQuotes:
      builder.append(.quoted(try escapedQuoted()))
    case UInt8(ascii: "("):
      let (second, distance) = continued(after: 1)
      if second == next {
        skip(distance + 1)
        builder.append(.arithmetic(try arithmeticSection(.parentheses)))
        return
      }
      position += 1
      builder.append(
        .substitution(
          try nested { parser throws(ShellSyntaxError) in
            try parser.commandSubstitution()
          }
        )
      )
    case UInt8(ascii: "{"):
      position += 1
      let expansion = try nested { parser throws(ShellSyntaxError) in
        try parser.bracedParameter(inQuotes: inQuotes)
      }
      builder.append(.parameter(expansion))
    default:
      let name = takeParameterName(multipleDigits: false)
      guard !name.isEmpty else { return builder.append(UInt8(ascii: "$")) }
      builder.append(.parameter(ParameterExpansion(name: name, operation: .value)))
    }
  }

  /// The parameter's name at the position: a name, a number or a special character.
  ///
  /// Empty when there is none. Lines that a backslash joins may divide it.
  private mutating func takeParameterName(multipleDigits: Bool) -> String {
    skipContinuations()
    guard let first = peeked, first.continuesName || first.isSpecialParameter else { return "" }
    var name = [first]
    position += 1
    if first.startsName || (multipleDigits && first.isDigit) {
      skipContinuations()
      while let next = peeked, first.isDigit ? next.isDigit : next.continuesName {
        name.append(next)
        position += 1
        skipContinuations()
      }
    }
    return String(decoding: name, as: UTF8.self)
  }

  // MARK: ${…}

  /// The expansion after `${`, with its closing brace.
  private mutating func bracedParameter(
    inQuotes: Bool
  ) throws(ShellSyntaxError) -> ParameterExpansion {
    skipContinuations()
    if peeked == UInt8(ascii: "#"), let expansion = lengthExpansion() {
      if case .bad = expansion.operation {
        _ = try bracedWord()
        position += 1
      }
      return expansion
    }
    let name = takeParameterName(multipleDigits: true)
    skipContinuations()
    var operation = ParameterExpansion.Operation.bad
    if !name.isEmpty { operation = try parameterOperation(inQuotes: inQuotes) }
    if peeked == nil { throw missingBrace() }
    if !take(UInt8(ascii: "}")) {
      _ = try bracedWord()
      position += 1
      operation = .bad
    }
    return ParameterExpansion(name: name, operation: operation)
  }

  /// `${#name}`; not `${#}`, nor `${#-word}`.
  private mutating func lengthExpansion() -> ParameterExpansion? {
    let (start, firstLine) = (position, line)
    position += 1
    let name = takeParameterName(multipleDigits: true)
    skipContinuations()
    if !name.isEmpty {
      if take(UInt8(ascii: "}")) { return ParameterExpansion(name: name, operation: .length) }
      // After `#` and a name nothing else may come; `${#-word}` and the like are of `$#`.
      if name.utf8.allSatisfy(\.continuesName) {
        return ParameterExpansion(name: name, operation: .bad)
      }
    }
    if name.isEmpty, let next = peeked, next != UInt8(ascii: "}"),
      continued(after: 1).byte == UInt8(ascii: "}")
    {
      // One character that is no parameter.
      return ParameterExpansion(name: "#", operation: .bad)
    }
    (position, line) = (start, firstLine)
    return nil
  }

  private mutating func parameterOperation(
    inQuotes: Bool
  ) throws(ShellSyntaxError) -> ParameterExpansion.Operation {
    guard let byte = peeked else { throw missingBrace() }
    switch byte {
    case UInt8(ascii: "}"): return .value
    case UInt8(ascii: ":"):
      position += 1
      skipContinuations()
      guard let next = peeked else { throw missingBrace() }
      if next == UInt8(ascii: "}") {
        // Nothing can end it any more, since the brace is of it.
        throw missingBrace()
      }
      if "-=?+".utf8.contains(next) {
        return try conditionalOperation(emptyCounts: false, inQuotes)
      }
      return try substringOperation()
    case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "+"):
      return try conditionalOperation(emptyCounts: true, inQuotes)
    case UInt8(ascii: "#"), UInt8(ascii: "%"):
      position += 1
      let longest = take(byte)
      let pattern = try bracedWord()
      return byte == UInt8(ascii: "#")
        ? .withoutPrefix(pattern, longest: longest) : .withoutSuffix(pattern, longest: longest)
    case UInt8(ascii: "/"):
      position += 1
      let all = take(byte)
      let pattern = try bracedWord(untilSlash: true)
      let text = take(byte) ? try bracedWord() : Word([])
      return .replacing(pattern, with: text, all: all)
    default: return .bad
    }
  }

  private mutating func conditionalOperation(
    emptyCounts: Bool,
    _ inQuotes: Bool
  ) throws(ShellSyntaxError) -> ParameterExpansion.Operation {
    let symbol = source[position]
    position += 1
    let word = try operand(inQuotes: inQuotes)
    switch symbol {
    case UInt8(ascii: "-"): return .orDefault(word, emptyCounts: emptyCounts)
    case UInt8(ascii: "="): return .orAssign(word, emptyCounts: emptyCounts)
    case UInt8(ascii: "+"): return .ifSet(word, emptyCounts: emptyCounts)
    default: return .orFail(word.parts.isEmpty ? nil : word, emptyCounts: emptyCounts)
    }
  }

  private mutating func operand(inQuotes: Bool) throws(ShellSyntaxError) -> Word {
    inQuotes ? Word(try quotedParts(.braces)) : try bracedWord()
  }

  private mutating func substringOperation()
    throws(ShellSyntaxError) -> ParameterExpansion.Operation
  {
    let offset = try arithmeticSection(.colonOrBrace)
    guard take(UInt8(ascii: ":")) else { return .substring(offset: offset, length: nil) }
    return .substring(offset: offset, length: try arithmeticSection(.colonOrBrace))
  }

  // MARK: $((…))

  private enum ArithmeticEnd {
    /// `))`, which is taken.
    case parentheses
    /// `:` or `}`, which is not.
    case colonOrBrace
  }

  private mutating func arithmeticSection(
    _ end: ArithmeticEnd
  ) throws(ShellSyntaxError) -> ArithmeticExpansion {
    let parts = try nested { parser throws(ShellSyntaxError) in try parser.arithmeticParts(end) }
    return ArithmeticExpansion(parts: parts)
  }

  private mutating func arithmeticParts(
    _ end: ArithmeticEnd
  ) throws(ShellSyntaxError) -> [WordPart] {
    var builder = PartBuilder()
    var open = 0
    while let byte = peeked {
      switch byte {
      case UInt8(ascii: "$"):
        try appendDollar(&builder, inQuotes: true)
        continue
      case UInt8(ascii: "`"):
        builder.append(.substitution(try backquoted(inQuotes: true)))
        continue
      case UInt8(ascii: "\\") where self.byte(after: 1) == UInt8(ascii: "\n"):
        position += 2
        line += 1
        continue
      case UInt8(ascii: "\""):
        // Quotes mean nothing to arithmetic.
        position += 1
        continue
      case UInt8(ascii: "("): open += 1
      case UInt8(ascii: ")"):
        let (next, distance) = continued(after: 1)
        if open == 0, end == .parentheses, next == byte {
          skip(distance + 1)
          return builder.finish()
        }
        open = max(open - 1, 0)
      case UInt8(ascii: ":"), UInt8(ascii: "}"):
        if open == 0, end == .colonOrBrace { return builder.finish() }
      case UInt8(ascii: "\n"): line += 1
      default: break
      }
      position += 1
      builder.append(byte)
    }
    if end == .colonOrBrace { throw missingBrace() }
    throw .incomplete(expecting: "))", message: "missing '))'", line: line)
  }

  // MARK: command substitution

  /// The commands after `$(`, with the closing parenthesis.
  mutating func commandSubstitution() throws(ShellSyntaxError) -> CommandSubstitution {
    let outerDocuments = pending
    let outerStart = tokenStart
    pending = []
    try advance()
    try skipNewlines()
    var commands: [Command] = []
    if !token.isControl(.rightParenthesis) { commands.append(try compoundList()) }
    guard token.isControl(.rightParenthesis) else { throw unexpected(expecting: "\")\"") }
    pending = outerDocuments + pending
    tokenStart = outerStart
    return CommandSubstitution(commands: commands)
  }

  /// Backquotes: the text within, with its backslashes resolved, is a script of its own.
  mutating func backquoted(inQuotes: Bool) throws(ShellSyntaxError) -> CommandSubstitution {
    position += 1
    let firstLine = executedLine
    var text: [UInt8] = []
    while true {
      guard let byte = peeked else {
        throw .incomplete(
          expecting: "`",
          message: "EOF in backquote substitution",
          line: line
        )
      }
      position += 1
      if byte == UInt8(ascii: "`") { break }
      if byte == UInt8(ascii: "\n") { line += 1 }
      if byte == UInt8(ascii: "\\"), let next = peeked {
        if next == UInt8(ascii: "\n") {
          position += 1
          line += 1
          continue
        }
        let isSpecial =
          next == UInt8(ascii: "`") || next == byte || next == UInt8(ascii: "$")
          || (inQuotes && next == UInt8(ascii: "\""))
        if isSpecial {
          text.append(next)
          position += 1
          continue
        }
      }
      text.append(byte)
    }
    return try nested { parser throws(ShellSyntaxError) in
      var inner = Parser(
        String(decoding: text, as: UTF8.self),
        firstLine: firstLine,
        aliases: parser.aliases
      )
      inner.depth = parser.depth
      inner.executedLine = firstLine
      var commands: [Command] = []
      while let command = try inner.nextLine() { commands.append(command) }
      return CommandSubstitution(commands: commands)
    }
  }
}
