import Course
import Testing

@Suite struct AnswerTests {
  struct NumberCase: Sendable, CustomTestStringConvertible {
    let text: String
    let unit: NumberUnit
    let number: Double?
    var testDescription: String { "\(text) in \(unit)" }
  }

  static let numbers: [NumberCase] = [
    NumberCase(text: "70", unit: .duration, number: 70),
    NumberCase(text: "70 s", unit: .duration, number: 70),
    NumberCase(text: "70s", unit: .duration, number: 70),
    NumberCase(text: "1m10s", unit: .duration, number: 70),
    NumberCase(text: "1 min 10 sec", unit: .duration, number: 70),
    NumberCase(text: "1 minute and 10 seconds", unit: .duration, number: 70),
    NumberCase(text: "1:10", unit: .duration, number: 70),
    NumberCase(text: "about 70 seconds", unit: .duration, number: 70),
    NumberCase(text: "~70", unit: .duration, number: 70),
    NumberCase(text: "1.5 h", unit: .duration, number: 5400),
    NumberCase(text: "70 pods", unit: .duration, number: nil),
    NumberCase(text: "ten", unit: .duration, number: nil),
    NumberCase(text: "s", unit: .duration, number: nil),
    NumberCase(text: "4", unit: .things("pods"), number: 4),
    NumberCase(text: "4 pods", unit: .things("pods"), number: 4),
    NumberCase(text: "1 Pod", unit: .things("pods"), number: 1),
    NumberCase(text: "4 jobs", unit: .things("pods"), number: nil),
    NumberCase(text: "6.25", unit: .percent, number: 6.25),
    NumberCase(text: "6,25 %", unit: .percent, number: 6.25),
    NumberCase(text: "6.25%", unit: .percent, number: 6.25),
    NumberCase(text: "1,000", unit: .none, number: nil),
    NumberCase(text: "-3", unit: .none, number: -3),
    NumberCase(text: "", unit: .none, number: nil),
    NumberCase(text: "nan", unit: .none, number: nil),
    NumberCase(text: "inf", unit: .none, number: nil),
    NumberCase(text: "1e400", unit: .none, number: nil),
    NumberCase(text: "--3", unit: .none, number: nil),
  ]

  @Test("a number is read as people type it", arguments: numbers)
  func number(_ example: NumberCase) {
    #expect(parseNumber(example.text, unit: example.unit) == example.number)
  }

  struct ChoiceCase: Sendable, CustomTestStringConvertible {
    let text: String
    /// Nil when the text is no answer.
    let chosen: [Int]?
    var testDescription: String { text }
  }

  static let multiple: [ChoiceCase] = [
    ChoiceCase(text: "b", chosen: [1]),
    ChoiceCase(text: " B) ", chosen: [1]),
    ChoiceCase(text: "a,c", chosen: [0, 2]),
    ChoiceCase(text: "c and a", chosen: [0, 2]),
    ChoiceCase(text: "a & c", chosen: [0, 2]),
    ChoiceCase(text: "ac", chosen: [0, 2]),
    ChoiceCase(text: "a, a", chosen: [0]),
    ChoiceCase(text: "1 3", chosen: [0, 2]),
    ChoiceCase(text: "the second", chosen: [1]),
    ChoiceCase(text: "none", chosen: []),
    ChoiceCase(text: "d", chosen: nil),
    ChoiceCase(text: "4", chosen: nil),
    ChoiceCase(text: "", chosen: nil),
    ChoiceCase(text: "a or b", chosen: nil),
    ChoiceCase(text: "ä", chosen: nil),
  ]

  private static let question = ChoiceQuestion(choices: [
    Choice(text: "the first", isRight: true, feedback: "yes"),
    Choice(text: "the second", isRight: false, feedback: "no"),
    Choice(text: "the third", isRight: true, feedback: "yes"),
  ])

  @Test("letters, numbers and words choose", arguments: multiple)
  func choices(_ example: ChoiceCase) throws {
    if let chosen = example.chosen {
      #expect(try ItemAnswer(example.text, to: .multiple(Self.question)) == .choices(chosen))
    } else {
      #expect(throws: AnswerError.self) {
        try ItemAnswer(example.text, to: .multiple(Self.question))
      }
    }
  }

  @Test("a single choice takes one letter")
  func single() throws {
    #expect(try ItemAnswer("c", to: .single(Self.question)) == .choices([2]))
    let error = #expect(throws: AnswerError.self) {
      try ItemAnswer("a,b", to: .single(Self.question))
    }
    #expect(error?.description == "one choice is right: answer with one letter, such as `b`")
  }

  @Test("what is no number is told with an example in the unit")
  func noNumber() throws {
    let question = NumericQuestion(answer: 70, unit: .duration, otherwise: "no")
    let error = #expect(throws: AnswerError.self) {
      try ItemAnswer("soon\n", to: .numeric(question))
    }
    #expect(
      error?.description
        == "`soon` is no number: answer with seconds or a duration, such as `70`, `70 s` or `1m10s`"
    )
  }
}
