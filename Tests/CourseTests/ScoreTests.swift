import Course
import Testing

@Suite struct ScoreTests {
  private func item(_ question: Item.Question, points: Int = 4) -> Item {
    Item(
      id: "i",
      position: ContentPosition(file: "f"),
      objective: "",
      prompt: "?",
      points: Points(points),
      question: question,
      hints: ["h"],
      explanation: "because",
      basis: .source("s")
    )
  }

  private static let choices = ChoiceQuestion(choices: [
    Choice(text: "a", isRight: true, feedback: "A"),
    Choice(text: "b", isRight: false, feedback: "B"),
    Choice(text: "c", isRight: true, feedback: "C"),
    Choice(text: "d", isRight: true, feedback: "D"),
  ])

  struct Case: Sendable, CustomTestStringConvertible {
    let chosen: [Int]
    let points: String
    var testDescription: String { "\(chosen)" }
  }

  static let multiple: [Case] = [
    Case(chosen: [0, 2, 3], points: "4"),
    Case(chosen: [0, 2], points: "2.67"),
    Case(chosen: [0], points: "1.33"),
    Case(chosen: [0, 1], points: "0"),
    Case(chosen: [0, 1, 2, 3], points: "2.67"),
    Case(chosen: [1], points: "0"),
    Case(chosen: [], points: "0"),
  ]

  @Test("each right choice earns its share, each wrong one takes one away", arguments: multiple)
  func multipleChoice(_ example: Case) {
    let score = item(.multiple(Self.choices)).score(.choices(example.chosen))
    #expect(score.earned.description == example.points)
    #expect(score.feedback.map(\.letter) == example.chosen.map(ChoiceQuestion.letter))
  }

  @Test("a single choice earns all or nothing, and is answered by its own feedback")
  func single() {
    let question = item(
      .single(
        ChoiceQuestion(choices: [
          Choice(text: "a", isRight: false, feedback: "not a"),
          Choice(text: "b", isRight: true, feedback: "b indeed"),
        ])
      )
    )
    #expect(question.score(.choices([1])).isRight)
    let wrong = question.score(.choices([0]))
    #expect(wrong.earned == .zero)
    #expect(wrong.feedback.map(\.text) == ["not a"])
    #expect(question.score(.choices([7])).feedback.isEmpty)
    #expect(question.score(.number(1)).earned == .zero)
  }

  @Test("a number is right within its tolerance, and a known wrong one is named")
  func numeric() {
    let question = item(
      .numeric(
        NumericQuestion(
          answer: 70,
          tolerance: 5,
          unit: .duration,
          misconceptions: [.init(answer: 30, feedback: "three times ten")],
          otherwise: "no"
        )
      )
    )
    #expect(question.score(.number(65)).isRight)
    #expect(question.score(.number(75)).isRight)
    #expect(!question.score(.number(64.9)).isRight)
    #expect(question.score(.number(32)).feedback.map(\.text) == ["three times ten"])
    #expect(question.score(.number(50)).feedback.map(\.text) == ["no"])
    #expect(question.score(.number(70)).feedback.map(\.text) == ["because"])
  }

  @Test("shares of points are rounded to hundredths and never leave the range")
  func shares() {
    #expect(Points(1).share(1, of: 3).description == "0.33")
    #expect(Points(1).share(2, of: 3).description == "0.67")
    #expect(Points(5).share(-1, of: 3) == .zero)
    #expect(Points(5).share(9, of: 3) == Points(5))
    #expect(Points(hundredths: 105).description == "1.05")
    #expect(Points(hundredths: 250).description == "2.5")
  }
}
