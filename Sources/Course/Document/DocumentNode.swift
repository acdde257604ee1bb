/// A value of a YAML document that remembers where it stands in its file.
package struct DocumentNode: Hashable, Sendable {
  package indirect enum Content: Hashable, Sendable {
    case scalar(Scalar)
    case sequence([DocumentNode])
    case mapping([Entry])
  }

  package struct Scalar: Hashable, Sendable {
    package var text: String
    /// Whether it was written without quotes, so that it may be a number, a flag or nothing.
    package var isPlain: Bool
  }

  package struct Entry: Hashable, Sendable {
    package var key: String
    package var keyPosition: ContentPosition
    package var value: DocumentNode
  }

  package var content: Content
  package var position: ContentPosition

  package init(_ content: Content, at position: ContentPosition) {
    self.content = content
    self.position = position
  }
}

extension DocumentNode {
  /// What it is, for messages: `a list`.
  package var kindName: String {
    switch content {
    case .scalar(let scalar):
      scalar.isNull ? "nothing" : "`\(scalar.text.prefix(40).description.onOneLine)`"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  package var isNull: Bool {
    if case .scalar(let scalar) = content { scalar.isNull } else { false }
  }

  package func problem(_ message: String) -> ContentProblem { ContentProblem(position, message) }
}

extension DocumentNode.Scalar {
  package var isNull: Bool { isPlain && ["", "~", "null", "Null", "NULL"].contains(text) }

  package var flag: Bool? {
    guard isPlain else { return nil }
    return switch text {
    case "true", "True", "TRUE": true
    case "false", "False", "FALSE": false
    default: nil
    }
  }

  package var integer: Int64? { isPlain ? Int64(text) : nil }
}
