/// A question whose answer is a number, perhaps with a unit.
package struct NumericQuestion: Hashable, Sendable {
  /// In the unit; durations in seconds.
  package var answer: Double
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
    answer: Double,
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

  package func accepts(_ number: Double) -> Bool { abs(number - answer) <= tolerance }
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
