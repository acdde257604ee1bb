/// Reads a script line by line, as ash does: a recursive descent over POSIX's grammar (2.10).
///
/// A value, so that a shell that defines aliases can hold one midway through its script.
public struct Parser: Sendable {
  var source: [UInt8]
  var position: Int
  var line: Int
  /// The token that the grammar looks at; the one after it is not read yet.
  var token = Token.newline
  var tokenStart = 0
  /// Here-documents whose bodies follow the line that is being read.
  var pending: [PendingDocument] = []
  public var aliases: [String: String] = [:]
  /// Aliases in use, with where their text ends.
  ///
  /// One is not replaced again within its own text.
  var openAliases: [OpenAlias] = []
  var depth = 0
  /// Whether a here-document's delimiter comes, in which nothing is expanded.
  var isReadingDelimiter = false
  /// The line of the last simple command of the lines before.
  ///
  /// What backquotes hold counts from it: ash gives it the line that it has executed last.
  var executedLine = 0
  /// The line of the last simple command that was read.
  var lastCommandLine = 0
  /// Whether the text ended before a here-document's delimiter came.
  var endedInHereDocument = false

  /// Levels of compound commands, substitutions and quotes within one another.
  static let depthMax = 120

  public init(
    _ text: String,
    from position: SourcePosition? = nil,
    firstLine: Int = 1,
    aliases: [String: String] = [:]
  ) {
    source = Array(text.utf8)
    self.position = position?.offset ?? 0
    line = position?.line ?? firstLine
    // A file begins before its first line; a text that is evaluated, on the line that does it.
    executedLine = position == nil && firstLine == 1 ? 0 : line
    lastCommandLine = executedLine
    self.aliases = aliases
  }

  public var sourcePosition: SourcePosition { SourcePosition(offset: position, line: line) }

  /// The next complete command: all of a line, or of the lines that it needs; nil at the end.
  public mutating func nextLine() throws(ShellSyntaxError) -> Command? {
    try advance()
    while case .newline = token { try advance() }
    if case .end = token { return nil }
    var commands: [Command] = []
    while true {
      let item = try listItem()
      commands.append(item.command)
      switch token {
      case .newline, .end:
        executedLine = lastCommandLine
        return Command(commands)
      case .word, .control, .redirection: break
      }
      if !item.isTerminated { throw unexpected() }
    }
  }

  /// An and-or list, and whether `;` or `&` ended it.
  private mutating func listItem()
    throws(ShellSyntaxError) -> (command: Command, isTerminated: Bool)
  {
    let start = tokenStart
    let command = try andOr()
    if token.isControl(.background) {
      let text = String(decoding: source[min(start, tokenStart)..<tokenStart], as: UTF8.self)
      try advance()
      return (.background(command, text: String(text.trimmedSuffix)), true)
    }
    guard token.isControl(.semicolon) else { return (command, false) }
    try advance()
    return (command, true)
  }

  /// The commands of a compound command, up to the word that ends them.
  mutating func compoundList() throws(ShellSyntaxError) -> Command {
    try skipNewlines()
    // What is missing at the end of the text is the word that ends the list.
    if case .end = token { return Command([]) }
    var commands: [Command] = []
    while true {
      let item = try listItem()
      commands.append(item.command)
      if case .newline = token {
        try skipNewlines()
      } else if !item.isTerminated {
        break
      }
      if endsList { break }
    }
    return Command(commands)
  }

  var endsList: Bool {
    switch token {
    case .end: true
    case .control(let control): control == .rightParenthesis || control == .endOfCase
    case .word: token.reserved?.endsList ?? false
    case .redirection, .newline: false
    }
  }

  mutating func andOr() throws(ShellSyntaxError) -> Command {
    let first = try pipeline()
    var links: [AndOrLink] = []
    while true {
      let afterFailure: Bool
      if token.isControl(.and) {
        afterFailure = false
      } else if token.isControl(.or) {
        afterFailure = true
      } else {
        break
      }
      try advance()
      try skipNewlines()
      links.append(AndOrLink(afterFailure: afterFailure, command: try pipeline()))
    }
    return links.isEmpty ? first : .andOr(first, links)
  }

  private mutating func pipeline() throws(ShellSyntaxError) -> Command {
    var negated = false
    try expandAlias()
    while token.reserved == .not {
      negated.toggle()
      try advance()
      try expandAlias()
    }
    var commands = [try command()]
    while token.isControl(.pipe) {
      try advance()
      try skipNewlines()
      commands.append(try command())
    }
    let pipeline = commands.count == 1 ? commands[0] : Command.pipeline(commands)
    return negated ? .not(pipeline) : pipeline
  }

  mutating func command() throws(ShellSyntaxError) -> Command {
    try expandAlias()
    let line = line
    let command: Command
    switch token {
    case .redirection: return try simpleCommand()
    case .control(.leftParenthesis):
      command = try nested { parser throws(ShellSyntaxError) in try parser.subshell() }
    case .newline, .end, .control: throw unexpected()
    case .word:
      switch token.reserved {
      case nil, .in: return try simpleCommand()
      case .function: return try functionDefinition()
      case .leftBrace:
        command = try nested { parser throws(ShellSyntaxError) in try parser.braceGroup() }
      case .if: command = try nested { parser throws(ShellSyntaxError) in try parser.conditional() }
      case .while:
        command = try nested { parser throws(ShellSyntaxError) in
          try parser.loop(untilSuccess: false)
        }
      case .until:
        command = try nested { parser throws(ShellSyntaxError) in
          try parser.loop(untilSuccess: true)
        }
      case .for: command = try nested { parser throws(ShellSyntaxError) in try parser.forLoop() }
      case .case:
        command = try nested { parser throws(ShellSyntaxError) in try parser.caseCommand() }
      case .not, .do, .done, .elif, .else, .esac, .fi, .then, .rightBrace: throw unexpected()
      }
    }
    var redirections: [Redirection] = []
    while case .redirection = token { redirections.append(try redirection()) }
    return redirections.isEmpty ? command : .redirected(command, redirections, line: line)
  }

  /// Runs a rule one level deeper, or refuses when that is too deep.
  mutating func nested<Result>(
    _ rule: (inout Parser) throws(ShellSyntaxError) -> Result
  ) throws(ShellSyntaxError) -> Result {
    guard depth < Self.depthMax else {
      throw .wrong(message: "nested too deeply", line: line)
    }
    depth += 1
    defer { depth -= 1 }
    return try rule(&self)
  }

  // MARK: errors

  /// The current token is not one that may stand here.
  func unexpected(expecting wanted: String? = nil) -> ShellSyntaxError {
    var message = "unexpected \(token.described)"
    if let wanted { message += " (expecting \(wanted))" }
    if case .end = token {
      return .incomplete(expecting: wanted ?? "command", message: message, line: line)
    }
    return .wrong(message: message, line: line)
  }

  mutating func expect(_ word: ReservedWord) throws(ShellSyntaxError) {
    guard token.reserved == word else { throw unexpected(expecting: "\"\(word.rawValue)\"") }
    try advance()
  }
}

extension Command {
  /// One command, or several in sequence.
  init(_ commands: [Command]) {
    self = commands.count == 1 ? commands[0] : .sequence(commands)
  }
}

extension String {
  var trimmedSuffix: Substring {
    var end = utf8.endIndex
    while end > utf8.startIndex {
      let before = utf8.index(before: end)
      guard utf8[before] == 0x20 || utf8[before] == 0x0a || utf8[before] == 0x09 else { break }
      end = before
    }
    return self[..<end]
  }
}
