/// What a learner answers, read from what they typed.
package enum ItemAnswer: Hashable, Sendable {
  /// The places of the chosen choices, in ascending order.
  case choices([Int])
  case number(Double)
  case truth(Bool)
  case text(String)
  /// Places of steps or lines in the order given, or the right side's place of each left side.
  case order([Int])
  /// One word for each field.
  case fields([String])
}

/// Why a text is no answer to the question; nothing is scored then.
package struct AnswerError: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String

  package init(description: String) {
    self.description = description
  }
}

extension ItemAnswer {
  /// Reads `b`, `B)`, `a,c`, `a and c`, `ac`, a choice's number or its whole text, or a number.
  package init(_ text: String, to question: Item.Question) throws(AnswerError) {
    switch question {
    case .single(let choices):
      let chosen = try Self.chosen(text, among: choices)
      guard chosen.count == 1 else {
        throw AnswerError(description: "one choice is right: answer with one letter, such as `b`")
      }
      self = .choices(chosen)
    case .multiple(let choices):
      self = .choices(try Self.chosen(text, among: choices))
    case .trueFalse(let truth): self = try truth.answer(text)
    case .text(let words): self = try words.answer(text)
    case .ordering(let ordering): self = try ordering.answer(text)
    case .matching(let matching): self = try matching.answer(text)
    case .lines(let lines): self = try lines.answer(text)
    case .blanks, .predict:
      var fields = FieldAnswers(count: question.fieldNames.count)
      try fields.take(text, names: question.fieldNames)
      guard let words = fields.complete else {
        throw AnswerError(description: "not every field has a value")
      }
      self = try Self(words, to: question)
    case .task, .fix:
      throw AnswerError(description: "this is done at the prompt; `check` looks whether it is")
    case .numeric(let numeric):
      guard let number = parseNumber(text, unit: numeric.unit) else {
        throw AnswerError(
          description: "`\(text.onOneLine)` is no number: answer with \(Self.example(numeric.unit))"
        )
      }
      self = .number(number)
    }
  }

  /// The answer that consists of a word for each field; values that are no numbers are refused.
  package init(_ words: [String], to question: Item.Question) throws(AnswerError) {
    if case .predict(let predict) = question {
      for (value, word) in zip(predict.values, words) {
        guard case .number(let numeric) = value.form, parseNumber(word, unit: numeric.unit) == nil
        else { continue }
        throw AnswerError(
          description: "`\(value.name)` is `\(word.onOneLine)`, which is no number: give "
            + Self.example(numeric.unit)
        )
      }
    }
    self = .fields(words)
  }

  private static func example(_ unit: NumberUnit) -> String {
    switch unit {
    case .none: "a number, such as `4`"
    case .duration: "seconds or a duration, such as `70`, `70 s` or `1m10s`"
    case .percent: "a percentage, such as `25` or `25 %`"
    case .things(let plural): "a number, such as `4` or `4 \(plural)`"
    }
  }

  private static func chosen(
    _ text: String,
    among question: ChoiceQuestion
  ) throws(AnswerError) -> [Int] {
    let typed = text.onOneLine.lowercased()
    if let whole = question.choices.firstIndex(where: { $0.text.onOneLine.lowercased() == typed }) {
      return [whole]
    }
    if ["none", "-"].contains(typed) { return [] }
    var chosen: Set<Int> = []
    for word in typed.split(whereSeparator: { " ,;+&.()".contains($0) }) where word != "and" {
      for place in try places(word, count: question.choices.count) { chosen.insert(place) }
    }
    guard !chosen.isEmpty else {
      throw AnswerError(description: "answer with the letters of your choices, such as `a,c`")
    }
    return chosen.sorted()
  }

  private static func places(_ word: Substring, count: Int) throws(AnswerError) -> [Int] {
    if let number = Int(word), (1...count).contains(number) { return [number - 1] }
    let places = word.utf8.map { Int($0) - 0x61 }
    guard places.allSatisfy({ (0..<count).contains($0) }) else {
      let last = ChoiceQuestion.letter(count - 1)
      throw AnswerError(description: "`\(word)` is none of the choices a to \(last)")
    }
    return places
  }
}
