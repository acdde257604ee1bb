/// A word before expansion, as the parts that differ in how they are expanded.
///
/// What can be known of it beforehand is found once, when it is read. All copies share it.
public struct Word: Sendable {
  private final class Content: Sendable {
    let parts: [WordPart]
    let runsCommands: Bool
    let fixedText: String?
    let isAssignment: Bool
    let simplePattern: SimplePattern?

    init(_ parts: [WordPart], asPattern: Bool) {
      self.parts = parts
      runsCommands = parts.contains { $0.runsCommands }
      fixedText = parts.count == 1 ? parts[0].fixedText : nil
      isAssignment = Assignment.nameLength(parts) != nil
      simplePattern = asPattern ? SimplePattern(parts) : nil
    }
  }

  private let content: Content

  /// `asPattern` says that it may stand where texts are compared with it.
  public init(_ parts: [WordPart], asPattern: Bool = true) {
    content = Content(parts, asPattern: asPattern)
  }

  public var parts: [WordPart] { content.parts }

  /// Whether expanding it runs commands, so that it may have to wait.
  public var runsCommands: Bool { content.runsCommands }

  /// The one field that it expands to whatever the shell's state is; nil when that may differ.
  ///
  /// It is no pattern: quoted characters in it are not marked.
  public var fixedText: String? { content.fixedText }

  /// Whether it reads as `name=…`.
  public var isAssignment: Bool { content.isAssignment }

  /// The pattern that it is, when it was read as one, is fixed and one of the simple ones.
  public var simplePattern: SimplePattern? { content.simplePattern }

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
    case .parameter(let expansion): expansion.runsCommands
    case .substitution, .process: true
    case .arithmetic(let expansion): expansion.runsCommands
    }
  }

  /// What it alone makes a word that needs no expansion.
  fileprivate var fixedText: String? {
    switch self {
    // A bracket alone, as the test's, is no pattern.
    case .literal(let text):
      text == "[" || !text.utf8.contains(where: \.needsExpansion) ? text : nil
    case .quoted(let text): text
    case .doubleQuoted(let parts):
      switch parts.count {
      case 0: ""
      case 1:
        switch parts[0] {
        case .literal(let text), .quoted(let text): text
        case .doubleQuoted, .parameter, .substitution, .process, .arithmetic: nil
        }
      default: nil
      }
    case .parameter, .substitution, .process, .arithmetic: nil
    }
  }
}

extension UInt8 {
  /// Whether an unquoted literal with it is more than its own text.
  fileprivate var needsExpansion: Bool {
    switch self {
    case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "~"),
      UInt8(ascii: "\\"):
      true
    default: false
    }
  }
}

/// `$(…)` or backquotes.
public struct CommandSubstitution: Sendable {
  /// One element for each complete line.
  public var commands: [Command]
}

/// `$name` or `${name…}`.
public final class ParameterExpansion: Sendable {
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

    fileprivate var runsCommands: Bool {
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

  public let name: String
  public let operation: Operation
  public let runsCommands: Bool
  /// Whether it is the plain value of a variable.
  public let isPlainVariable: Bool

  public init(name: String, operation: Operation) {
    self.name = name
    self.operation = operation
    runsCommands = operation.runsCommands
    isPlainVariable = if case .value = operation { name.isVariableName } else { false }
  }
}
