extension Parser {
  /// Assignments, words and redirections in any order (POSIX 2.9.1), or a function's definition.
  mutating func simpleCommand() throws(ShellSyntaxError) -> Command {
    var command = CommandBuilder(line: line)
    lastCommandLine = line
    // Within [[ ]] ash takes && and || for words.
    var isExtendedTest = false
    while true {
      switch token {
      case .word(let word):
        if command.words.isEmpty, let assignment = Assignment(word) {
          command.assignments.append(assignment)
          try advance()
          try expandAlias()
          continue
        }
        if let text = word.plainText {
          if text == "[[" { isExtendedTest = true }
          if text == "]]" { isExtendedTest = false }
        }
        command.words.append(word)
        try advance()
        if followsOpenEndedAlias { try expandAlias() }
        if token.isControl(.leftParenthesis), command.isSingleWord, let name = word.plainText {
          return try function(named: name)
        }
      case .redirection:
        command.redirections.append(try redirection())
        if command.words.isEmpty { try expandAlias() }
      case .control(let control) where isExtendedTest && (control == .and || control == .or):
        command.words.append(Word([.quoted(control.rawValue)]))
        try advance()
      case .control, .newline, .end:
        return .simple(command.command)
      }
    }
  }

  private mutating func function(named name: String) throws(ShellSyntaxError) -> Command {
    try advance()
    guard token.isControl(.rightParenthesis) else { throw unexpected(expecting: "\")\"") }
    try advance()
    return try functionBody(name)
  }

  mutating func redirection() throws(ShellSyntaxError) -> Redirection {
    guard case .redirection(let symbol, let number) = token else { throw unexpected() }
    if case .hereDocument = symbol { isReadingDelimiter = true }
    defer { isReadingDelimiter = false }
    try advance()
    isReadingDelimiter = false
    guard case .word(let target) = token else { throw unexpected() }
    let redirection = Redirection(
      descriptor: number ?? symbol.defaultDescriptor,
      operation: operation(symbol, target),
      target: target
    )
    // The body follows the line, which the next token may end.
    try advance()
    return redirection
  }

  private mutating func operation(
    _ symbol: RedirectionOperator,
    _ target: Word
  ) -> Redirection.Operation {
    switch symbol {
    case .read: return .read
    case .write: return .write
    case .overwrite: return .overwrite
    case .append: return .append
    case .readWrite: return .readWrite
    case .duplicateInput: return .duplicate(forOutput: false)
    case .duplicateOutput: return .duplicate(forOutput: true)
    case .writeBoth: return .writeBoth
    case .hereDocument(let strippingTabs):
      let document = HereDocument()
      pending.append(
        PendingDocument(
          document: document,
          delimiter: target.delimiterText,
          isQuoted: target.hasQuotes,
          strippingTabs: strippingTabs
        )
      )
      return .hereDocument(document)
    }
  }
}

/// A simple command while it is read.
private struct CommandBuilder {
  var assignments: [Assignment] = []
  var words: [Word] = []
  var redirections: [Redirection] = []
  let line: Int

  init(line: Int) {
    self.line = line
  }

  var isSingleWord: Bool {
    words.count == 1 && assignments.isEmpty && redirections.isEmpty
  }

  var command: SimpleCommand {
    SimpleCommand(assignments: assignments, words: words, redirections: redirections, line: line)
  }
}

extension RedirectionOperator {
  fileprivate var defaultDescriptor: Int {
    switch self {
    case .read, .readWrite, .duplicateInput, .hereDocument: 0
    case .write, .overwrite, .append, .duplicateOutput, .writeBoth: 1
    }
  }
}

extension Assignment {
  /// The assignment that a word is, when it begins with an unquoted name and `=`.
  public init?(_ word: Word) {
    guard let length = Self.nameLength(word.parts), case .literal(let text)? = word.parts.first
    else { return nil }
    let equals = text.utf8.index(text.startIndex, offsetBy: length)
    var parts = Array(word.parts.dropFirst())
    let rest = text[text.utf8.index(after: equals)...]
    if !rest.isEmpty { parts.insert(.literal(String(rest)), at: 0) }
    self.init(name: String(text[..<equals]), value: Word(parts))
  }

  /// How long the name is with which a word begins as an assignment; nil when it is none.
  static func nameLength(_ parts: [WordPart]) -> Int? {
    guard case .literal(let text)? = parts.first, let first = text.utf8.first, first.startsName,
      let equals = text.utf8.firstIndex(where: { !$0.continuesName }),
      text.utf8[equals] == UInt8(ascii: "=")
    else { return nil }
    return text.utf8.distance(from: text.startIndex, to: equals)
  }
}

extension Word {
  /// The word with its quotes removed, as a here-document's delimiter.
  fileprivate var delimiterText: String {
    func text(_ parts: [WordPart]) -> String {
      parts.map {
        switch $0 {
        case .literal(let text), .quoted(let text): text
        case .doubleQuoted(let parts): text(parts)
        case .parameter(let expansion): "$" + expansion.name
        case .substitution, .process, .arithmetic: ""
        }
      }.joined()
    }
    return text(parts)
  }
}
