/// Reads the fields of a mapping strictly: unknown fields and wrong types are problems with a place.
package struct MappingReader {
  package let position: ContentPosition
  private let what: String
  private let entries: [DocumentNode.Entry]

  /// Opens a mapping whose fields are `keys`; `what` names it in messages, as in `a quiz item`.
  package init(_ node: DocumentNode, what: String, keys: [String]) throws(ContentProblem) {
    guard case .mapping(let entries) = node.content else {
      throw node.problem("\(what) must be a mapping with \(keys.quotedList), not \(node.kindName)")
    }
    if let unknown = entries.first(where: { !keys.contains($0.key) }) {
      let nearest = unknown.key.nearest(in: keys).map { "; did you mean `\($0)`?" }
      throw ContentProblem(
        unknown.keyPosition,
        "unknown field `\(unknown.key)` in \(what)\(nearest ?? "; there are \(keys.quotedList)")"
      )
    }
    position = node.position
    self.what = what
    self.entries = entries
  }

  /// The field's value, unless it is absent or null.
  package func optional(_ name: String) -> DocumentNode? {
    entries.first { $0.key == name && !$0.value.isNull }?.value
  }

  package func required(_ name: String) throws(ContentProblem) -> DocumentNode {
    guard let node = optional(name) else {
      throw ContentProblem(position, "\(what) needs the field `\(name)`")
    }
    return node
  }

  package func has(_ name: String) -> Bool { optional(name) != nil }

  /// The fields that are there, in the order of the file.
  package var names: [String] { entries.filter { !$0.value.isNull }.map(\.key) }

  package func text(_ name: String) throws(ContentProblem) -> String {
    try required(name).text(as: name)
  }

  package func text(_ name: String, or fallback: String) throws(ContentProblem) -> String {
    try optional(name)?.text(as: name) ?? fallback
  }

  package func integer(
    _ name: String,
    in range: ClosedRange<Int>,
    or fallback: Int? = nil
  ) throws(ContentProblem) -> Int {
    if let fallback, !has(name) { return fallback }
    return try required(name).integer(as: name, in: range)
  }

  package func flag(_ name: String, or fallback: Bool) throws(ContentProblem) -> Bool {
    try optional(name)?.flag(as: name) ?? fallback
  }

  /// The elements of a list; none when the field is absent.
  package func list(_ name: String) throws(ContentProblem) -> [DocumentNode] {
    try optional(name)?.elements(as: name) ?? []
  }

  /// A list of texts, where one text may stand for a list of one.
  package func texts(_ name: String) throws(ContentProblem) -> [String] {
    guard let node = optional(name) else { return [] }
    if case .scalar = node.content { return [try node.text(as: name)] }
    var texts: [String] = []
    for element in try node.elements(as: name) { texts.append(try element.text(as: name)) }
    return texts
  }

  /// One of the raw values of a closed set of words.
  package func word<Word: RawRepresentable & CaseIterable>(
    _ name: String,
    as type: Word.Type
  ) throws(ContentProblem) -> Word where Word.RawValue == String {
    let node = try required(name)
    let text = try node.text(as: name)
    guard let word = Word(rawValue: text) else {
      let words = Word.allCases.map(\.rawValue)
      throw node.problem("`\(name)` is `\(text)`; it must be one of \(words.quotedList)")
    }
    return word
  }
}

extension DocumentNode {
  package func text(as name: String) throws(ContentProblem) -> String {
    guard case .scalar(let scalar) = content, !scalar.isNull else {
      throw problem("`\(name)` must be text, not \(kindName)")
    }
    return scalar.text
  }

  package func integer(
    as name: String,
    in range: ClosedRange<Int>
  ) throws(ContentProblem) -> Int {
    guard case .scalar(let scalar) = content, let number = scalar.integer,
      let value = Int(exactly: number), range.contains(value)
    else {
      throw problem(
        "`\(name)` must be a whole number from \(range.lowerBound) to \(range.upperBound), "
          + "not \(kindName)"
      )
    }
    return value
  }

  package func flag(as name: String) throws(ContentProblem) -> Bool {
    guard case .scalar(let scalar) = content, let flag = scalar.flag else {
      throw problem("`\(name)` must be true or false, not \(kindName)")
    }
    return flag
  }

  package func elements(as name: String) throws(ContentProblem) -> [DocumentNode] {
    guard case .sequence(let elements) = content else {
      throw problem("`\(name)` must be a list, not \(kindName)")
    }
    return elements
  }

  package func entries(as name: String) throws(ContentProblem) -> [Entry] {
    guard case .mapping(let entries) = content else {
      throw problem("`\(name)` must be a mapping, not \(kindName)")
    }
    return entries
  }
}
