package import Simulation

/// What values are drawn for: whose, for what, and for which time of asking.
///
/// Equal sources give equal values on every machine, so that a key can be worked out again at any
/// time, and nothing needs to be kept but these three.
package struct DrawSource: Hashable, Sendable {
  /// The learner's id, or the secret of a course.
  package var owner: String
  /// The id of the item or the exercise.
  package var id: String
  /// How often it was asked before: a review has values of its own.
  package var review: Int

  package init(owner: String, id: String, review: Int = 0) {
    self.owner = owner
    self.id = id
    self.review = review
  }

  /// The random numbers for one `purpose` of the source.
  package func stream(_ purpose: String) -> RandomStream {
    RandomStream(
      seed: UInt64(bitPattern: Int64(review)),
      purpose: "\(purpose)/\(id)/",
      of: owner
    )
  }

  /// What content is read with before anybody asks for it.
  package static func base(_ id: String) -> DrawSource { DrawSource(owner: "", id: id) }
}

/// The values of parameters in one draw; `{{name}}` stands for them in any text.
package struct Draw: Hashable, Sendable {
  /// In the order in which they were declared.
  package var values: [Value]

  package struct Value: Hashable, Sendable {
    package var name: String
    package var content: Content

    package init(name: String, content: Content) {
      self.name = name
      self.content = content
    }
  }

  package enum Content: Hashable, Sendable {
    case number(Int)
    case word(String)
  }

  package init(values: [Value] = []) {
    self.values = values
  }

  package subscript(name: String) -> Content? { values.first { $0.name == name }?.content }

  /// The text with each `{{name}}` of a parameter replaced by its value.
  ///
  /// Other double braces, such as those of a Go template, stay as they are.
  package func substituted(in text: String) -> String {
    guard !values.isEmpty, text.contains("{{") else { return text }
    var result = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "{{"),
      let close = rest[open.upperBound...].firstRange(of: "}}")
    {
      result += rest[..<open.lowerBound]
      if let content = self[String(rest[open.upperBound..<close.lowerBound]).trimmed] {
        result += content.description
        rest = rest[close.upperBound...]
      } else {
        result += "{{"
        rest = rest[open.upperBound...]
      }
    }
    return result + rest
  }
}

extension Draw.Content: CustomStringConvertible {
  package var description: String {
    switch self {
    case .number(let number): "\(number)"
    case .word(let word): word
    }
  }
}

extension DocumentNode {
  /// The node with the values put into all its texts; a text that is one placeholder and nothing
  /// else becomes a plain value, so that it may be a number or a flag.
  package func substituted(_ draw: Draw) -> DocumentNode {
    switch content {
    case .scalar(let scalar):
      let text = draw.substituted(in: scalar.text)
      let isWhole =
        text != scalar.text && scalar.text.hasPrefix("{{") && scalar.text.hasSuffix("}}")
        && scalar.text.dropFirst(2).firstRange(of: "{{") == nil
      return DocumentNode(
        .scalar(.init(text: text, isPlain: scalar.isPlain || isWhole)),
        at: position
      )
    case .sequence(let elements):
      return DocumentNode(.sequence(elements.map { $0.substituted(draw) }), at: position)
    case .mapping(let entries):
      let filled = entries.map { entry in
        var entry = entry
        entry.value = entry.value.substituted(draw)
        return entry
      }
      return DocumentNode(.mapping(filled), at: position)
    }
  }
}
