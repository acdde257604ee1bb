import Course

extension QTIItemReader {
  mutating func entry(_ interaction: MarkupElement) throws -> Item.Question {
    let response = try response(of: interaction)
    guard ["float", "integer"].contains(response.baseType) else {
      let words = words(response)
      return .text(
        TextQuestion(accepted: words.accepted, wrong: words.wrong, otherwise: words.otherwise)
      )
    }
    let line = body.all("p").first { $0.classes.contains("answer") }
    return .numeric(try number(response, unit: line.map(unit) ?? .none))
  }

  /// What stands behind an entry: `pods`, `s`, `%`.
  private func unit(behind parent: MarkupElement) -> NumberUnit {
    let word = ForeignText.line(
      parent.children.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined()
    )
    guard word.count <= 40, word.allSatisfy({ $0.isLetter || "% ".contains($0) }) else {
      return .none
    }
    return NumberUnit(word: word)
  }

  // MARK: numbers

  private mutating func number(
    _ response: QTIResponse,
    unit: NumberUnit
  ) throws -> NumericQuestion {
    guard let text = response.right.first, let answer = Double(text), answer.isFinite else {
      throw root.position.problem(
        "the right answer of `\(ForeignText.line(response.id))` is no number"
      )
    }
    var question = NumericQuestion(answer: answer, unit: unit, otherwise: "")
    for branch in rules.branches(on: response.id) {
      guard let condition = branch.condition else { continue }
      for equal in (condition.name == "equal" ? [condition] : []) + condition.all("equal") {
        let value = equal.elements("baseValue").first.flatMap { Double($0.text.trimmed) }
        if value == nil || value == answer { question.tolerance = tolerance(of: equal, answer) }
        guard let value, value.isFinite, value != answer, !question.accepts(value) else { continue }
        if branch.scores { changes.append("one number is right: the first") }
        question.misconceptions.append(
          .init(answer: value, feedback: rules.firstText(branch.told) ?? Fallback.wrong)
        )
      }
    }
    let key = question
    question.misconceptions.removeAll { key.accepts($0.answer) }
    question.otherwise = otherwise(response)
    return question
  }

  /// `tolerance="2 2"`: absolute, or in percent of the answer.
  private mutating func tolerance(of equal: MarkupElement, _ answer: Double) -> Double {
    let ends =
      equal["tolerance"]?.split(whereSeparator: \.isWhitespace)
      .map { Double($0) ?? 0 }.filter { $0.isFinite && $0 >= 0 } ?? []
    guard let most = ends.max() else { return 0 }
    if ends.contains(where: { $0 != most }) {
      changes.append("a tolerance is as wide below as above")
    }
    switch equal["toleranceMode"] {
    case "absolute": return most
    case "relative": return abs(answer) * most / 100
    default: return 0
    }
  }

  // MARK: words

  private struct Words {
    var accepted: [TextForm]
    var wrong: [WrongForm]
    var otherwise: String
  }

  private mutating func words(_ response: QTIResponse) -> Words {
    var words = Words(accepted: [], wrong: [], otherwise: "")
    for branch in rules.branches(on: response.id) {
      guard let condition = branch.condition else { continue }
      let forms = forms(in: condition)
      if branch.scores {
        words.accepted += forms
      } else {
        let feedback = rules.firstText(branch.told) ?? Fallback.wrong
        words.wrong += forms.map { WrongForm(form: $0, feedback: feedback) }
      }
    }
    let listed = response.mapping.filter { $0.value > 0 }.map(\.key) + response.correct
    for key in listed where !words.accepted.contains(where: { $0.matches(key) }) {
      words.accepted.append(literal(key))
    }
    words.wrong.removeAll { wrong in
      words.accepted.contains { $0.matches(wrong.form.literal) }
    }
    words.otherwise = otherwise(response)
    return words
  }

  private func literal(_ text: String) -> TextForm { TextForm(text.replacing("*", with: "\\*")) }

  /// The words that a condition compares with.
  private mutating func forms(in condition: MarkupElement) -> [TextForm] {
    var forms: [TextForm] = []
    for element in [condition] + condition.elements {
      switch element.name {
      case "stringMatch", "match":
        forms += element.elements("baseValue").map { literal(QTIText.line($0)) }
      case "patternMatch":
        if let form = element["pattern"].flatMap(QTIWords.form) {
          forms.append(form)
        } else {
          changes.append("a pattern that is more than words and stars is left out")
        }
      default: break
      }
    }
    return forms
  }

  // MARK: several entries

  mutating func blanks(in text: MarkupElement) throws -> Item.Question {
    var parts = ""
    var blanks: [BlanksQuestion.Blank] = []
    for node in text.children {
      switch node {
      case .text(let words): parts += ForeignText.cleaned(words)
      case .element(let element) where element.isInteraction:
        let label = element["label"] ?? ""
        let name = isIdentifier(label) ? label : "gap-\(blanks.count + 1)"
        let words = words(try response(of: element))
        blanks.append(
          .init(
            name: name,
            accepted: words.accepted,
            wrong: words.wrong,
            otherwise: words.otherwise
          )
        )
        parts += "[[\(name)]]"
      case .element(let element): parts += ForeignText.cleaned(element.text)
      }
    }
    return .blanks(
      BlanksQuestion(file: text["label"] ?? "filled.yaml", text: parts, blanks: blanks)
    )
  }

  mutating func predictions(in table: MarkupElement) throws -> Item.Question {
    var values: [PredictQuestion.Value] = []
    for row in table.all("tr") {
      guard let entry = row.allInteractions.first,
        let cell = row.elements.first(where: { !$0.allInteractions.isEmpty })
      else { continue }
      let response = try response(of: entry)
      let label = entry["label"] ?? ""
      let name = isIdentifier(label) ? label : "value-\(values.count + 1)"
      let text = row.elements.first.map { QTIText.markdown($0.children) } ?? name
      if ["float", "integer"].contains(response.baseType) {
        let number = try number(response, unit: unit(behind: cell))
        values.append(.init(name: name, text: text, form: .number(number)))
      } else {
        let words = words(response)
        if words.accepted.count > 1 {
          changes.append("one word is right in a prediction: the first")
        }
        values.append(
          .init(
            name: name,
            text: text,
            form: .word(
              key: words.accepted.first?.pattern,
              wrong: words.wrong,
              otherwise: words.otherwise
            )
          )
        )
      }
    }
    return .predict(PredictQuestion(values: values))
  }
}
