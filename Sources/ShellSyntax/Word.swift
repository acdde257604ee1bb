/// A word before expansion, as the parts that differ in how they are expanded.
public struct Word: Sendable {
  public var parts: [WordPart]
  /// Whether expanding it runs commands, so that it may have to wait.
  public let runsCommands: Bool

  public init(_ parts: [WordPart]) {
    self.parts = parts
    runsCommands = parts.contains { $0.runsCommands }
  }

  /// The text of a word that needs no expansion and has no quotes.
  public var plainText: String? {
    switch parts.count {
    case 0: ""
    case 1: if case .literal(let text) = parts[0] { text } else { nil }
    default: nil
    }
  }

  /// Whether any of it is quoted, which for a here-document's delimiter decides about its body.
  public var hasQuotes: Bool {
    parts.contains {
      switch $0 {
      case .quoted, .doubleQuoted: true
      case .literal, .parameter, .substitution, .process, .arithmetic: false
      }
    }
  }
}

public enum WordPart: Sendable {
  /// Unquoted text: tildes, patterns.
  case literal(String)
  /// Text after a backslash or in single quotes.
  case quoted(String)
  case doubleQuoted([WordPart])
  case parameter(ParameterExpansion)
  case substitution(CommandSubstitution)
  /// `<(…)` or, when it reads what is written to it, `>(…)`: the path of a pipe to the commands.
  case process(CommandSubstitution, reads: Bool)
  case arithmetic(ArithmeticExpansion)

  public var runsCommands: Bool {
    switch self {
    case .literal, .quoted: false
    case .doubleQuoted(let parts): parts.contains { $0.runsCommands }
    case .parameter(let expansion): expansion.operation.runsCommands
    case .substitution, .process: true
    case .arithmetic(let expansion): expansion.runsCommands
    }
  }
}

/// `$(…)` or backquotes.
public struct CommandSubstitution: Sendable {
  /// One element for each complete line.
  public var commands: [Command]
}

/// `$((…))`.
public struct ArithmeticExpansion: Sendable {
  /// The text, whose `$` expansions come before its evaluation.
  public var parts: [WordPart]
  /// The expression of a text without expansions, when it is one.
  public var expression: ArithmeticExpression?
  public let runsCommands: Bool

  public init(parts: [WordPart]) {
    self.parts = parts
    runsCommands = parts.contains { $0.runsCommands }
    if case .literal(let text)? = parts.first, parts.count == 1 {
      // A text that is no expression fails when it is expanded, not when it is parsed.
      expression = try? ArithmeticExpression(parsing: text)
    }
  }
}

/// `$name` or `${name…}`.
public struct ParameterExpansion: Sendable {
  public indirect enum Operation: Sendable {
    case value
    /// `${#name}`.
    case length
    /// `${name:-word}`; without the colon an empty value counts as set.
    case orDefault(Word, emptyCounts: Bool)
    case orAssign(Word, emptyCounts: Bool)
    case orFail(Word?, emptyCounts: Bool)
    case ifSet(Word, emptyCounts: Bool)
    case withoutPrefix(Word, longest: Bool)
    case withoutSuffix(Word, longest: Bool)
    /// `${name:offset:length}`.
    case substring(offset: ArithmeticExpansion, length: ArithmeticExpansion?)
    /// `${name/pattern/text}`, with two slashes for all matches.
    case replacing(Word, with: Word, all: Bool)
    /// What no rule allows; it fails when it is expanded.
    case bad

    public var runsCommands: Bool {
      switch self {
      case .value, .length, .bad: false
      case .orDefault(let word, _), .orAssign(let word, _), .ifSet(let word, _),
        .withoutPrefix(let word, _), .withoutSuffix(let word, _):
        word.runsCommands
      case .orFail(let word, _): word?.runsCommands ?? false
      case .substring(let offset, let length):
        offset.runsCommands || (length?.runsCommands ?? false)
      case .replacing(let pattern, let text, _): pattern.runsCommands || text.runsCommands
      }
    }
  }

  public var name: String
  public var operation: Operation
}
