/// A command of the shell language: the syntax tree's node.
///
/// Lines count from the number that the parser was given for the first one. The forms follow
/// POSIX 2.9 (simple commands, pipelines, lists, compound commands); a brace group is its list.
package indirect enum Command: Sendable {
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

package struct SimpleCommand: Sendable {
  package var assignments: [Assignment] = []
  package var words: [Word] = []
  package var redirections: [Redirection] = []
  package var line: Int
}

package struct Assignment: Sendable {
  package var name: String
  package var value: Word
}

package struct AndOrLink: Sendable {
  /// Whether it runs after a failure (`||`) and not after a success (`&&`).
  package var afterFailure: Bool
  package var command: Command
}

/// `if … then … elif … then … else … fi`.
package struct Conditional: Sendable {
  package struct Branch: Sendable {
    package var condition: Command
    package var body: Command
  }
  package var branches: [Branch]
  package var otherwise: Command?
}

/// `while` and `until`.
package struct Loop: Sendable {
  package var condition: Command
  package var body: Command
  /// Whether it goes on while the condition fails (`until`).
  package var untilSuccess: Bool
}

package struct ForLoop: Sendable {
  package var name: String
  /// Nil for `for name; do`, which goes over the positional parameters.
  package var words: [Word]?
  package var body: Command
  package var line: Int
}

package struct CaseCommand: Sendable {
  package struct Item: Sendable {
    package var patterns: [Word]
    /// Nil for an empty item, which succeeds.
    package var body: Command?
  }
  package var subject: Word
  package var items: [Item]
  package var line: Int
}
