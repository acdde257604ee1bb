/// A command of the shell language: the syntax tree's node.
///
/// Lines count from the number that the parser was given for the first one. The forms follow
/// POSIX 2.9 (simple commands, pipelines, lists, compound commands); a brace group is its list.
public indirect enum Command: Sendable {
  case simple(SimpleCommand)
  /// `! command`.
  case not(Command)
  /// Two commands or more with pipes between them.
  case pipeline([Command])
  /// `first && second || third`: links of equal precedence, from left to right.
  case andOr(Command, [AndOrLink])
  case sequence([Command])
  /// `command &`, with its source text for `jobs`.
  case background(Command, text: String)
  case subshell(Command, line: Int)
  case conditional(Conditional)
  case loop(Loop)
  case forEach(ForLoop)
  case match(CaseCommand)
  case function(name: String, body: Command)
  /// A compound command with redirections of its own.
  case redirected(Command, [Redirection], line: Int)
}

public struct SimpleCommand: Sendable {
  public var assignments: [Assignment] = []
  public var words: [Word] = []
  public var redirections: [Redirection] = []
  public var line: Int
}

public struct Assignment: Sendable {
  public var name: String
  public var value: Word
}

public struct AndOrLink: Sendable {
  /// Whether it runs after a failure (`||`) and not after a success (`&&`).
  public var afterFailure: Bool
  public var command: Command
}

/// `if … then … elif … then … else … fi`.
public struct Conditional: Sendable {
  public struct Branch: Sendable {
    public var condition: Command
    public var body: Command
  }
  public var branches: [Branch]
  public var otherwise: Command?
}

/// `while` and `until`.
public struct Loop: Sendable {
  public var condition: Command
  public var body: Command
  /// Whether it goes on while the condition fails (`until`).
  public var untilSuccess: Bool
}

public struct ForLoop: Sendable {
  public var name: String
  /// Nil for `for name; do`, which goes over the positional parameters.
  public var words: [Word]?
  public var body: Command
  public var line: Int
}

public struct CaseCommand: Sendable {
  public struct Item: Sendable {
    public var patterns: [Word]
    /// Nil for an empty item, which succeeds.
    public var body: Command?
  }
  public var subject: Word
  public var items: [Item]
  public var line: Int
}
