import Markdown

/// A fenced block that does something, told by its info string.
enum LiveBlock {
  case manifest([String])
  case session([String])
  case quiz([String])
  case checkpoint([String])
  case exercise([String])

  /// Nil for code that is only shown.
  init?(info: String) {
    let words = info.split(separator: " ").map(String.init)
    switch words.first {
    case "yaml" where words.count > 1 && words[1] == "manifest":
      self = .manifest(Array(words.dropFirst(2)))
    case "session": self = .session(Array(words.dropFirst()))
    case "quiz": self = .quiz(Array(words.dropFirst()))
    case "checkpoint": self = .checkpoint(Array(words.dropFirst()))
    case "exercise": self = .exercise(Array(words.dropFirst()))
    default: return nil
    }
  }

  func content(
    _ code: MarkdownCode,
    fence: ContentPosition
  ) throws(ContentProblem) -> Block.Content {
    let body = ContentPosition(file: fence.file, line: code.firstLine)
    switch self {
    case .manifest(let words):
      return .manifest(ManifestBlock(file: try fileName(words, fence), text: code.text))
    case .session(let words):
      return .session(try SessionParser.session(code.text, options: words, at: body, fence: fence))
    case .quiz(let words):
      let id = try identifier(words, of: "quiz", fence)
      let document = try DocumentReader.read(code.text, from: body, what: "the quiz item")
      var item = try ItemParser.item(document, id: id)
      item.position = fence
      return .item(item)
    case .checkpoint(let words):
      let id = try identifier(words, of: "checkpoint", fence)
      let document = try DocumentReader.read(code.text, from: body, what: "the checkpoint")
      let reader = try MappingReader(
        document,
        what: "a checkpoint",
        keys: ["title", "reach", "expect"]
      )
      return .checkpoint(
        Checkpoint(
          id: id,
          title: try reader.text("title"),
          reach: try reader.text("reach"),
          expect: try reader.text("expect")
        )
      )
    case .exercise(let words):
      return .exercise(try identifier(words, of: "exercise", fence))
    }
  }

  private func identifier(
    _ words: [String],
    of kind: String,
    _ fence: ContentPosition
  ) throws(ContentProblem) -> String {
    guard words.count == 1, isIdentifier(words[0]) else {
      throw ContentProblem(
        fence,
        "write ```\(kind) an-id, with lower-case letters, digits and dashes"
      )
    }
    return words[0]
  }

  private func fileName(
    _ words: [String],
    _ fence: ContentPosition
  ) throws(ContentProblem) -> String {
    guard words.count == 1, isPlainFileName(words[0]) else {
      throw ContentProblem(fence, "write ```yaml manifest NAME.yaml, with a plain file name")
    }
    return words[0]
  }
}

/// Whether the text names a file in the folder itself, with an ending.
func isPlainFileName(_ text: String) -> Bool {
  text.utf8.count <= 100 && text.first != "." && text.contains(".")
    && text.utf8.allSatisfy {
      ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x41 && $0 <= 0x5A) || ($0 >= 0x30 && $0 <= 0x39)
        || [0x2D, 0x2E, 0x5F].contains($0)
    }
}
