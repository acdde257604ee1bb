import Cluster
import ShellRuntime

/// `kubectl help COMMAND`: the same as `kubectl COMMAND --help`.
struct HelpCommand: Command {
  private let text: String

  init(_ session: inout Session) throws(KubectlError) {
    var command = CommandSpec.root
    for word in session.arguments.words {
      guard let next = command.subcommand(word) else {
        if command.path.isEmpty { session.complain("Unknown help topic \(quoted(session))\n") }
        break
      }
      command = next
    }
    text = HelpText.text(for: command)
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    session.print(text)
    return .done
  }
}

/// The words as Go prints a list of strings with `%#q`.
private func quoted(_ session: Session) -> String {
  "[" + session.arguments.words.map { "`\($0)`" }.joined(separator: " ") + "]"
}
