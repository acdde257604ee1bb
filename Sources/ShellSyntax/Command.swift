/// A command of the shell language: the syntax tree's node.
///
/// Lines count from the number that the parser was given for the first one. The forms follow
/// POSIX 2.9 (simple commands, pipelines, lists, compound commands); a brace group is its list.
/// The nodes that loops come back to are shared objects that nobody changes: a shell's stack holds
/// them at the price of one reference.
public enum Command: Sendable {
  case simple(SimpleCommand)
  /// `! command`.
  indirect case not(Command)
  /// Two commands or more with pipes between them.
  case pipeline([Command])
  /// `first && second || third`: links of equal precedence, from left to right.
  indirect case andOr(Command, [AndOrLink])
  case sequence([Command])
  /// `command &`, with its source text for `jobs`.
  indirect case background(Command, text: String)
  indirect case subshell(Command, line: Int)
  case conditional(Conditional)
  case loop(Loop)
  case forEach(ForLoop)
  case match(CaseCommand)
  indirect case function(name: String, body: Command)
  /// A compound command with redirections of its own.
  indirect case redirected(Command, [Redirection], line: Int)
}

public final class SimpleCommand: Sendable {
  public let assignments: [Assignment]
  public let words: [Word]
  public let redirections: [Redirection]
  public let line: Int
  /// Whether its words run no commands and nothing is redirected, so that nothing before the command
  /// itself has to wait.
  public let startsAtOnce: Bool
  /// Whether the assigned values run no commands.
  public let assignsAtOnce: Bool

  public init(
    assignments: [Assignment],
    words: [Word],
    redirections: [Redirection],
    line: Int
  ) {
    self.assignments = assignments
    self.words = words
    self.redirections = redirections
    self.line = line
    startsAtOnce = redirections.isEmpty && !words.contains { $0.runsCommands }
    assignsAtOnce = !assignments.contains { $0.value.runsCommands }
  }
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
public final class Conditional: Sendable {
  public struct Branch: Sendable {
    public var condition: Command
    public var body: Command
  }
  public let branches: [Branch]
  public let otherwise: Command?

  public init(branches: [Branch], otherwise: Command?) {
    self.branches = branches
    self.otherwise = otherwise
  }
}

/// `while` and `until`.
public final class Loop: Sendable {
  public let condition: Command
  public let body: Command
  /// Whether it goes on while the condition fails (`until`).
  public let untilSuccess: Bool

  public init(condition: Command, body: Command, untilSuccess: Bool) {
    self.condition = condition
    self.body = body
    self.untilSuccess = untilSuccess
  }
}

public final class ForLoop: Sendable {
  public let name: String
  /// Nil for `for name; do`, which goes over the positional parameters.
  public let words: [Word]?
  public let body: Command
  public let line: Int

  public init(name: String, words: [Word]?, body: Command, line: Int) {
    self.name = name
    self.words = words
    self.body = body
    self.line = line
  }
}

public final class CaseCommand: Sendable {
  public struct Item: Sendable {
    public var patterns: [Word]
    /// Nil for an empty item, which succeeds.
    public var body: Command?
  }
  public let subject: Word
  public let items: [Item]
  public let line: Int
  /// How many patterns all items have, when neither they nor the subject run commands.
  public let patternsAtOnce: Int?

  public init(subject: Word, items: [Item], line: Int) {
    self.subject = subject
    self.items = items
    self.line = line
    let patterns = items.flatMap(\.patterns)
    let runsCommands = subject.runsCommands || patterns.contains { $0.runsCommands }
    patternsAtOnce = runsCommands ? nil : patterns.count
  }
}
