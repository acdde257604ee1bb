/// What was done at a prompt, as the log of a session keeps it.
package enum SessionAct: Hashable, Sendable {
  case command(String)
  /// Ctrl-C while the command before ran.
  case interrupt
  /// The clock that was moved, as it was typed.
  case clock(String)
  /// A file that a lesson or an exercise has given.
  case write(path: String, text: String)
  /// A file that the learner has saved in their editor, maybe for the command before.
  case edit(path: String, text: String)
  /// Nothing was done; the clock stood here, and what ran before went on until then.
  case rest
}

extension SessionAct {
  /// One text for the store: a word, and what belongs to it.
  package var stored: String {
    switch self {
    case .command(let text): "run \(text)"
    case .interrupt: "interrupt"
    case .clock(let typed): "clock \(typed)"
    case .write(let path, let text): "write \(path)\n\(text)"
    case .edit(let path, let text): "edit \(path)\n\(text)"
    case .rest: "rest"
    }
  }

  /// Nil for what `stored` does not give.
  package init?(stored text: String) {
    if text == "rest" {
      self = .rest
    } else if text == "interrupt" {
      self = .interrupt
    } else if text.hasPrefix("run ") {
      self = .command(String(text.dropFirst(4)))
    } else if text.hasPrefix("clock ") {
      self = .clock(String(text.dropFirst(6)))
    } else if let (path, content) = Self.file(in: text, after: "write ") {
      self = .write(path: path, text: content)
    } else if let (path, content) = Self.file(in: text, after: "edit ") {
      self = .edit(path: path, text: content)
    } else {
      return nil
    }
  }

  /// The file that was written or edited.
  package var file: (path: String, text: String)? {
    switch self {
    case .write(let path, let text), .edit(let path, let text): (path, text)
    case .command, .interrupt, .clock, .rest: nil
    }
  }

  /// The path behind a word, and the text below it.
  private static func file(in text: String, after word: String) -> (path: String, text: String)? {
    // Text from Windows has CR LF, one character, where a path cannot end.
    guard text.hasPrefix(word),
      let end = text.unicodeScalars.firstIndex(of: "\n")
    else { return nil }
    let scalars = text.unicodeScalars
    return (
      String(scalars[..<end].dropFirst(word.unicodeScalars.count)),
      String(scalars[scalars.index(after: end)...])
    )
  }
}
