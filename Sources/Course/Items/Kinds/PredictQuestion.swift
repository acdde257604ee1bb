/// A table of values that a run will give, to be foretold.
package struct PredictQuestion: Hashable, Sendable {
  package var values: [Value]

  package struct Value: Hashable, Sendable {
    /// As the proof prints it: `name=value`.
    package var name: String
    /// What it is, for the screen.
    package var text: String
    package var form: Form

    package init(name: String, text: String, form: Form) {
      self.name = name
      self.text = text
      self.form = form
    }
  }

  package enum Form: Hashable, Sendable {
    case number(NumericQuestion)
    /// A word, such as a condition's type; the key is nil until the proof has said it.
    case word(key: String?, wrong: [WrongForm], otherwise: String)
  }

  package init(values: [Value]) {
    self.values = values
  }

  init(_ reader: MappingReader) throws(ContentProblem) {
    let list = try reader.required("values")
    values = []
    for node in try list.elements(as: "values") {
      let value = try MappingReader(
        node,
        what: "a value",
        keys: ["name", "text", "unit", "answer", "tolerance", "wrong", "otherwise"]
      )
      let name = try value.text("name")
      guard isIdentifier(name), !values.contains(where: { $0.name == name }) else {
        throw node.problem("`\(name)` must be a word of its own, such as `pods`")
      }
      let isWord = value.optional("unit").map { $0.textIfScalar == "word" } ?? false
      let form: Form
      if isWord {
        let key = try value.optional("answer")?.text(as: "answer")
        form = .word(
          key: key,
          wrong: try value.wrongForms(notIn: key.map { [TextForm($0)] } ?? []),
          otherwise: try value.text("otherwise")
        )
      } else {
        form = .number(try NumericQuestion(value, misconceptionsIn: "wrong"))
      }
      values.append(Value(name: name, text: try value.text("text"), form: form))
    }
    guard (1...9).contains(values.count) else {
      throw list.problem("a prediction has 1 to 9 values")
    }
  }

  /// The values that a run's lines give, by name.
  package static func printed(_ lines: [String]) -> [String: String] {
    var values: [String: String] = [:]
    for line in lines {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { values[String(parts[0]).trimmed] = String(parts[1]).trimmed }
    }
    return values
  }

  /// Each value earns its share.
  func verdict(_ words: [String], beliefs: [BeliefAnswer]) -> Verdict {
    var verdict = Verdict(right: 0, of: values.count, remarks: [])
    for (number, (value, word)) in zip(values, words).enumerated() {
      let feedback: String?
      switch value.form {
      case .number(let question):
        guard let given = parseNumber(word, unit: question.unit) else { continue }
        if question.accepts(given) {
          verdict.right += 1
          continue
        }
        feedback = question.knownFeedback(given) ?? question.otherwise
      case .word(let key, let wrong, let otherwise):
        if key.map({ TextForm($0).matches(word) }) == true {
          verdict.right += 1
          continue
        }
        feedback = wrong.first { $0.form.matches(word) }?.feedback ?? otherwise
      }
      let belief = beliefs.first { belief in
        // A value that the belief gets right does not show it.
        Self.printed(belief.lines)[value.name].map {
          value.form.isSame($0, word) && !value.form.accepts($0)
        } ?? false
      }
      verdict.remarks.append(
        .init(
          isRight: false,
          letter: "\(number + 1)",
          text: belief?.misconception.diagnosis ?? feedback ?? ""
        )
      )
    }
    return verdict
  }
}

extension PredictQuestion.Form {
  /// Whether a written value is right.
  func accepts(_ value: String) -> Bool {
    switch self {
    case .number(let question):
      parseNumber(value, unit: question.unit).map(question.accepts) ?? false
    case .word(let key, _, _): key.map { TextForm($0).matches(value) } ?? false
    }
  }

  /// Whether two written values are one answer.
  func isSame(_ value: String, _ other: String) -> Bool {
    switch self {
    case .number(let question):
      guard let a = parseNumber(value, unit: question.unit),
        let b = parseNumber(other, unit: question.unit)
      else { return false }
      return abs(a - b) <= question.tolerance
    case .word: return TextForm(value.replacing("*", with: "\\*")).matches(other)
    }
  }
}

extension DocumentNode {
  fileprivate var textIfScalar: String? {
    if case .scalar(let scalar) = content { scalar.text } else { nil }
  }
}
