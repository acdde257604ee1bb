/// The compound commands; the current token is the word that opens them.
extension Parser {
  mutating func subshell() throws(ShellSyntaxError) -> Command {
    let line = line
    try advance()
    let body = try compoundList()
    guard token.isControl(.rightParenthesis) else { throw unexpected(expecting: "\")\"") }
    try advance()
    return .subshell(body, line: line)
  }

  mutating func braceGroup() throws(ShellSyntaxError) -> Command {
    try advance()
    let body = try compoundList()
    try expect(.rightBrace)
    return body
  }

  mutating func conditional() throws(ShellSyntaxError) -> Command {
    var branches: [Conditional.Branch] = []
    repeat {
      try advance()
      let condition = try compoundList()
      try expect(.then)
      branches.append(.init(condition: condition, body: try compoundList()))
    } while token.reserved == .elif
    var otherwise: Command?
    if token.reserved == .else {
      try advance()
      otherwise = try compoundList()
    }
    try expect(.fi)
    return .conditional(Conditional(branches: branches, otherwise: otherwise))
  }

  mutating func loop(untilSuccess: Bool) throws(ShellSyntaxError) -> Command {
    try advance()
    let condition = try compoundList()
    try expect(.do)
    let body = try compoundList()
    try expect(.done)
    return .loop(Loop(condition: condition, body: body, untilSuccess: untilSuccess))
  }

  mutating func forLoop() throws(ShellSyntaxError) -> Command {
    let line = line
    try advance()
    guard let name = token.plainText, name.isVariableName else {
      if case .end = token { throw unexpected() }
      throw .wrong(message: "bad for loop variable", line: self.line)
    }
    try advance()
    let hadNewline = try skipNewlinesReporting()
    var words: [Word]?
    if token.reserved == .in {
      try advance()
      var list: [Word] = []
      while case .word(let word) = token {
        list.append(word)
        try advance()
      }
      words = list
      guard isSemicolonOrNewline else { throw unexpected() }
      try advance()
    } else if token.isControl(.semicolon), !hadNewline {
      try advance()
    }
    try skipNewlines()
    try expect(.do)
    let body = try compoundList()
    try expect(.done)
    return .forEach(ForLoop(name: name, words: words, body: body, line: line))
  }

  private var isSemicolonOrNewline: Bool {
    if case .newline = token { true } else { token.isControl(.semicolon) }
  }

  mutating func caseCommand() throws(ShellSyntaxError) -> Command {
    let line = line
    try advance()
    guard case .word(let subject) = token else { throw unexpected(expecting: "word") }
    try advance()
    _ = try skipNewlinesReporting()
    guard token.reserved == .in else { throw unexpected(expecting: "\"in\"") }
    try advance()
    _ = try skipNewlinesReporting()
    var items: [CaseCommand.Item] = []
    while token.reserved != .esac {
      items.append(try caseItem())
      if token.reserved == .esac { break }
      guard token.isControl(.endOfCase) else { throw unexpected(expecting: "\";;\"") }
      try advance()
      _ = try skipNewlinesReporting()
    }
    try expect(.esac)
    return .match(CaseCommand(subject: subject, items: items, line: line))
  }

  private mutating func caseItem() throws(ShellSyntaxError) -> CaseCommand.Item {
    if token.isControl(.leftParenthesis) { try advance() }
    var patterns: [Word] = []
    while true {
      guard case .word(let pattern) = token else { throw unexpected(expecting: "\")\"") }
      patterns.append(Word(pattern.parts))
      try advance()
      guard token.isControl(.pipe) else { break }
      try advance()
    }
    guard token.isControl(.rightParenthesis) else { throw unexpected(expecting: "\")\"") }
    try advance()
    try skipNewlines()
    if token.isControl(.endOfCase) || token.reserved == .esac {
      return .init(patterns: patterns, body: nil)
    }
    return .init(patterns: patterns, body: try compoundList())
  }

  /// `function name { …; }`, with or without parentheses after the name.
  mutating func functionDefinition() throws(ShellSyntaxError) -> Command {
    try advance()
    guard let name = token.plainText else { throw unexpected(expecting: "word") }
    try advance()
    if token.isControl(.leftParenthesis) {
      try advance()
      guard token.isControl(.rightParenthesis) else { throw unexpected(expecting: "\")\"") }
      try advance()
    }
    return try functionBody(name)
  }

  mutating func functionBody(_ name: String) throws(ShellSyntaxError) -> Command {
    guard name.isVariableName, !Self.specialBuiltins.contains(name) else {
      throw .wrong(message: "bad function name", line: line)
    }
    try skipNewlines()
    let body = try nested { parser throws(ShellSyntaxError) in try parser.command() }
    return .function(name: name, body: body)
  }

  /// POSIX 2.14: no function may take their names.
  private static let specialBuiltins: Set<String> = [
    ".", ":", "break", "continue", "eval", "exec", "exit", "export", "readonly", "return", "set",
    "shift", "source", "times", "trap", "unset",
  ]
}
