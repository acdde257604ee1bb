/// Reads a session: lines that begin with `$ ` are commands, `> ` continues one, the rest is output.
enum SessionParser {
  /// Reads the block; `options` are the words after `session`: `fresh`, `seed=NUMBER`.
  static func session(
    _ text: String,
    options: [String],
    at body: ContentPosition,
    fence: ContentPosition
  ) throws(ContentProblem) -> SessionBlock {
    var session = SessionBlock(commands: [], isFresh: false, seed: 1)
    for option in options { try apply(option, to: &session, fence) }
    var position = body
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      try take(line, at: position, into: &session)
      position.line += 1
    }
    guard !session.commands.isEmpty else {
      throw ContentProblem(fence, "a session needs at least one line that begins with `$ `")
    }
    for index in session.commands.indices { session.commands[index].dropBlankEnd() }
    return session
  }

  private static func take(
    _ line: Substring,
    at position: ContentPosition,
    into session: inout SessionBlock
  ) throws(ContentProblem) {
    if line.hasPrefix("$ ") {
      session.commands.append(
        SessionCommand(position: position, command: String(line.dropFirst(2)), output: [])
      )
      return
    }
    guard let last = session.commands.indices.last else {
      guard line.isEmpty else {
        throw ContentProblem(
          position,
          "a session begins with a command, as in `$ kubectl get jobs`"
        )
      }
      return
    }
    if line.hasPrefix("> ") || line == ">", session.commands[last].output.isEmpty {
      session.commands[last].command += "\n" + line.dropFirst(2)
    } else {
      session.commands[last].output.append(String(line))
    }
  }

  private static func apply(
    _ option: String,
    to session: inout SessionBlock,
    _ fence: ContentPosition
  ) throws(ContentProblem) {
    let parts = option.split(separator: "=", maxSplits: 1).map(String.init)
    switch (parts.first, parts.count) {
    case ("fresh", 1):
      session.isFresh = true
    case ("seed", 2):
      guard let seed = UInt64(parts[1]) else {
        throw ContentProblem(fence, "`\(option)`: the seed must be a number")
      }
      session.seed = seed
      session.isFresh = true
    default:
      throw ContentProblem(
        fence,
        "unknown option `\(option)` of a session; there are `fresh` and `seed=NUMBER`"
      )
    }
  }
}

extension SessionCommand {
  fileprivate mutating func dropBlankEnd() {
    while output.last?.allSatisfy(\.isWhitespace) == true { output.removeLast() }
  }
}
