/// What a learner answers, read from what they typed.
package enum ItemAnswer: Hashable, Sendable {
  /// The places of the chosen choices, in ascending order.
  case choices([Int])
  case number(Double)
}

/// Why a text is no answer to the question; nothing is scored then.
package struct AnswerError: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String
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
    case .numeric(let numeric):
      guard let number = parseNumber(text, unit: numeric.unit) else {
        throw AnswerError(
          description: "`\(text.onOneLine)` is no number: answer with \(Self.example(numeric.unit))"
        )
      }
      self = .number(number)
    }
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
