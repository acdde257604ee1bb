import Console
import Course
import ShellRuntime
import TerminalText

/// The word that somebody may have meant who mistyped a command.
extension TutorSession {
  func suggestion(for text: String) -> [Effect] {
    let word = String(text.trimmingSpace.prefix { !$0.isWhitespace })
    guard !word.isEmpty, word.allSatisfy(\.isLetter) else { return [] }
    let known = Verb.allCases.map(\.rawValue) + Self.commands
    guard !known.contains(word), !isDefined(word),
      let nearest = NearestWord.to(word, among: known)
    else { return [] }
    return [.show(line("Did you mean `\(nearest)`?"))]
  }

  /// Whether the learner has made a function or an alias of that name.
  private func isDefined(_ word: String) -> Bool {
    log.entries.contains { entry in
      guard case .command(let text) = entry.action, text.contains(word) else { return false }
      return text.contains("\(word)()") || text.contains("\(word) ()")
        || text.contains("alias \(word)=")
    }
  }

  /// What the shell knows besides the learner's own functions.
  static let commands =
    (AppletTable.prompt.keys + [
      "alias", "break", "case", "cd", "command", "continue", "eval", "exec", "exit", "export",
      "for", "function", "getopts", "hash", "if", "jobs", "k", "kubectl", "let", "local", "read",
      "readonly", "return", "set", "shift", "source", "times", "trap", "type", "ulimit", "umask",
      "unalias", "unset", "until", "wait", "while",
    ]).sorted()
}
