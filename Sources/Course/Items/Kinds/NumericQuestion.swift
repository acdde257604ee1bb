/// A question whose answer is a number, perhaps with a unit.
package struct NumericQuestion: Hashable, Sendable {
  /// In the unit, durations in seconds; nil until the proof has said.
  package var answer: Double?
  /// How far an answer may be off and still be right.
  package var tolerance: Double
  package var unit: NumberUnit
  /// Wrong answers that show what their giver believes.
  package var misconceptions: [Misconception]
  /// Said to every other wrong answer.
  package var otherwise: String

  package struct Misconception: Hashable, Sendable {
    package var answer: Double
    package var feedback: String

    package init(answer: Double, feedback: String) {
      self.answer = answer
      self.feedback = feedback
    }
  }

  package init(
    answer: Double?,
    tolerance: Double = 0,
    unit: NumberUnit = .none,
    misconceptions: [Misconception] = [],
    otherwise: String
  ) {
    self.answer = answer
    self.tolerance = tolerance
    self.unit = unit
    self.misconceptions = misconceptions
    self.otherwise = otherwise
  }

  package func accepts(_ number: Double) -> Bool {
    answer.map { abs(number - $0) <= tolerance } ?? false
  }

  /// What is said to a number that a known belief gives.
  func knownFeedback(_ number: Double) -> String? {
    misconceptions.first { abs($0.answer - number) <= tolerance || $0.answer == number }?.feedback
  }

  func verdict(_ number: Double, explanation: String, belief: NamedMisconception?) -> Verdict {
    let isRight = accepts(number)
    let wrong = belief?.diagnosis ?? knownFeedback(number) ?? otherwise
    return Verdict(
      right: isRight ? 1 : 0,
      of: 1,
      remarks: [.init(isRight: isRight, letter: "", text: isRight ? explanation : wrong)]
    )
  }
}

extension NumericQuestion {
  /// The known wrong answers stand in `field`; words there are names of beliefs.
  init(_ reader: MappingReader, misconceptionsIn field: String) throws(ContentProblem) {
    let unit = NumberUnit(word: try reader.text("unit", or: ""))
    var misconceptions: [Misconception] = []
    for node in try reader.list(field) {
      if case .scalar = node.content, field == "misconceptions" { continue }
      let known = try MappingReader(node, what: "a misconception", keys: ["answer", "feedback"])
      misconceptions.append(
        .init(
          answer: try Self.number(known.required("answer"), "answer", unit),
          feedback: try known.text("feedback")
        )
      )
    }
    let answer = reader.optional("answer")
    self.init(
      answer: try answer.map { node throws(ContentProblem) in
        try Self.number(node, "answer", unit)
      },
      tolerance: try reader.optional("tolerance").map { node throws(ContentProblem) in
        try Self.number(node, "tolerance", unit)
      } ?? 0,
      unit: unit,
      misconceptions: misconceptions,
      otherwise: try reader.text("otherwise")
    )
    if let accepted = misconceptions.first(where: { accepts($0.answer) }) {
      let place = answer?.position ?? reader.position
      throw ContentProblem(
        place,
        "the misconception \(numberText(accepted.answer)) would be accepted as right"
      )
    }
  }

  private static func number(
    _ node: DocumentNode,
    _ name: String,
    _ unit: NumberUnit
  ) throws(ContentProblem) -> Double {
    let text = try node.text(as: name)
    guard let number = parseNumber(text, unit: unit), number >= 0 || name == "answer" else {
      throw node.problem(
        "`\(name)` is `\(text)`; it must be a number\(unit.suffix.isEmpty ? "" : " in\(unit.suffix)")"
      )
    }
    return number
  }
}

/// What a number counts or measures, so that `70`, `70 s` and `1m10s` are one answer.
package enum NumberUnit: Hashable, Sendable {
  case none
  /// In seconds.
  case duration
  case percent
  /// Things, by their plural: `pods`.
  case things(String)

  /// Reads the word of an item's `unit` field.
  package init(word: String) {
    switch word {
    case "": self = .none
    case "s", "second", "seconds": self = .duration
    case "%", "percent": self = .percent
    default: self = .things(word)
    }
  }

  /// What is put after a number on screen.
  package var suffix: String {
    switch self {
    case .none: ""
    case .duration: " s"
    case .percent: " %"
    case .things(let plural): " \(plural)"
    }
  }
}

/// A number as a person writes it: `4`, `12.5`.
package func numberText(_ number: Double) -> String {
  guard number == number.rounded(), abs(number) < 1e15 else { return "\(number)" }
  return "\(Int64(number))"
}
