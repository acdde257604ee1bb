import Course

/// What is right, why, and what may be said on the way there.
enum PrintedKey {
  static func text(of item: Item) -> String {
    var parts = answer(to: item.question)
    if !item.explanation.isEmpty { parts.append(item.explanation) }
    if !item.hints.isEmpty {
      parts.append("Hints:")
      parts.append(PrintedQuestion.list(item.hints) { _ in "" })
    }
    return parts.joined(separator: "\n\n")
  }

  private static func answer(to question: Item.Question) -> [String] {
    switch question {
    case .single(let question), .multiple(let question):
      return [
        PrintedQuestion.list(question.choices.map { "\($0.text)\n\n\($0.feedback)" }) {
          "[\(question.choices[$0].isRight ? "x" : " ")] **\(ChoiceQuestion.letter($0))** "
        }
      ]
    case .trueFalse(let question): return ["**\(question.answer == true ? "True" : "False")**"]
    case .numeric(let question): return ["**\(question.key)**"] + known(question)
    case .text(let question): return [accepted(question.accepted)]
    case .ordering(let question):
      let order = question.steps.indices.compactMap { question.shown.firstIndex(of: $0) }
      // The numbers that stand on the lines of the sheet, from above.
      let marks = question.shown.map { "\($0 + 1)" }
      guard order.count == marks.count else { return [] }
      return [
        "**On the lines: \(marks.joined(separator: " "))**",
        PrintedQuestion.list(question.steps.map(\.text)) { "**\($0 + 1)** " },
      ]
    case .matching(let question):
      let marks = question.pairs.indices.map { index in
        let place = question.shown.firstIndex(of: index) ?? 0
        return "\(index + 1)\(ChoiceQuestion.letter(place))"
      }
      return [
        "**\(marks.joined(separator: " "))**",
        PrintedQuestion.list(question.pairs.map { "\($0.left): \($0.right)" }) { _ in "" },
      ]
    case .blanks(let question):
      return [
        PrintedQuestion.list(question.blanks.map { accepted($0.accepted) }) { "**\($0 + 1)** " }
      ]
    case .lines(let question):
      let marks = question.lines.indices.compactMap { question.shown.firstIndex(of: $0) }
        .map { "\($0 + 1)" }
      return [
        "**\(marks.joined(separator: " "))**, or another order that does the same",
        CodeFence.fenced(question.assembled(Array(question.lines.indices)), "text"),
      ]
    case .predict(let question):
      return [PrintedQuestion.list(question.values.map(\.keyLine)) { "**\($0 + 1)** " }]
    case .task(let task), .fix(let task): return solution(task.solution)
    }
  }

  private static func accepted(_ forms: [TextForm]) -> String {
    "**"
      + forms.map { $0.literal }.map { ForeignText.markdown($0, .plain) }.joined(
        separator: "** or **"
      )
      + "**"
  }

  private static func known(_ question: NumericQuestion) -> [String] {
    guard !question.misconceptions.isEmpty else { return [] }
    return [
      PrintedQuestion.list(question.misconceptions.map(\.feedback)) {
        "\(numberText(question.misconceptions[$0].answer))\(question.unit.suffix): "
      }
    ]
  }

  private static func solution(_ solution: TaskQuestion.Solution) -> [String] {
    switch solution {
    case .script(let script): [CodeFence.fenced(script, "sh")]
    case .files(let files):
      files.flatMap { ["`\($0.path)`:", CodeFence.fenced($0.text, "yaml")] }
    }
  }
}

extension NumericQuestion {
  /// The number with its unit and how far off it may be.
  fileprivate var key: String {
    let number = answer.map(numberText) ?? ""
    return number + unit.suffix + (tolerance == 0 ? "" : " ± \(numberText(tolerance))")
  }
}

extension PredictQuestion.Value {
  fileprivate var keyLine: String {
    switch form {
    case .number(let question): "\(text): **\(question.key)**"
    case .word(let key, _, _):
      "\(text): **\(ForeignText.markdown(TextForm(key ?? "").literal, .plain))**"
    }
  }
}
