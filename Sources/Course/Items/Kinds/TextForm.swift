/// A text that is accepted or known as an answer, perhaps with `*` for any characters in it.
///
/// Texts are compared without regard to case, to the width of white space, and to quotes, backticks
/// and full stops around them. Matching takes time in proportion to both lengths at most.
package struct TextForm: Hashable, Sendable {
  /// As the author wrote it; `\*` is a star.
  package var pattern: String

  package static let lengthMax = 200

  package init(_ pattern: String) {
    self.pattern = pattern
  }

  init(_ node: DocumentNode, as name: String) throws(ContentProblem) {
    pattern = try node.text(as: name)
    guard !Self.normal(pattern).isEmpty, pattern.utf8.count <= Self.lengthMax,
      pattern.filter({ $0 == "*" }).count <= 10,
      Self.normal(pattern).contains(where: { $0 != "*" && $0 != " " })
    else {
      throw node.problem(
        "`\(name)` must be 1 to \(Self.lengthMax) characters with at most ten `*`, and not stars alone"
      )
    }
  }

  /// Without a star: a text that it stands for.
  package var literal: String {
    pattern.replacing("\\*", with: "\u{0}").replacing("*", with: "").replacing("\u{0}", with: "*")
      .trimmed
  }

  package func matches(_ text: String) -> Bool {
    guard text.utf8.count <= Self.lengthMax * 4 else { return false }
    let typed = Array(Self.normal(text))
    let form = Array(Self.normal(pattern.replacing("\\*", with: "\u{0}")))
    return Self.matches(form, typed)
  }

  /// One star at a time is remembered: the last one can always take what earlier ones could.
  private static func matches(_ form: [Character], _ text: [Character]) -> Bool {
    var place = 0
    var index = 0
    var star: (place: Int, index: Int)?
    while index < text.count {
      if place < form.count, form[place] == "*" {
        star = (place, index)
        place += 1
      } else if place < form.count,
        form[place] == text[index]
          || form[place] == "\u{0}" && text[index] == "*"
      {
        place += 1
        index += 1
      } else if let last = star {
        star = (last.place, last.index + 1)
        place = last.place + 1
        index = last.index + 1
      } else {
        return false
      }
    }
    return form[place...].allSatisfy { $0 == "*" }
  }

  static func normal(_ text: String) -> String {
    let line = text.onOneLine.lowercased()
    let edges = "\"'`“”‘’. "
    let start = line.drop { edges.contains($0) }
    return String(start.reversed().drop { edges.contains($0) }.reversed())
  }
}

/// A wrong answer that is known, with what to say to it.
package struct WrongForm: Hashable, Sendable {
  package var form: TextForm
  package var feedback: String

  package init(form: TextForm, feedback: String) {
    self.form = form
    self.feedback = feedback
  }
}

extension MappingReader {
  /// A list of accepted forms, of which there must be one at least.
  func forms(_ name: String) throws(ContentProblem) -> [TextForm] {
    let node = try required(name)
    if case .scalar = node.content { return [try TextForm(node, as: name)] }
    var forms: [TextForm] = []
    for element in try node.elements(as: name) { forms.append(try TextForm(element, as: name)) }
    guard !forms.isEmpty, forms.count <= 50 else {
      throw node.problem("`\(name)` needs 1 to 50 forms")
    }
    return forms
  }

  /// The field `wrong` of known wrong texts; none may be among the accepted.
  func wrongForms(notIn accepted: [TextForm]) throws(ContentProblem) -> [WrongForm] {
    var wrong: [WrongForm] = []
    for node in try list("wrong") {
      let reader = try MappingReader(node, what: "a wrong answer", keys: ["answer", "feedback"])
      let form = try TextForm(try reader.required("answer"), as: "answer")
      if accepted.contains(where: { $0.matches(form.literal) }) {
        throw node.problem("the wrong answer `\(form.pattern)` would be accepted as right")
      }
      wrong.append(WrongForm(form: form, feedback: try reader.text("feedback")))
    }
    return wrong
  }
}
