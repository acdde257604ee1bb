import Testing

@testable import TerminalText

@Suite
struct ProgressBarTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let done: Int
    let total: Int
    let text: String

    var testDescription: String { "\(done) of \(total)" }
  }

  static let cases: [Case] = [
    Case(done: 0, total: 10, text: "░░░░░ 0/10"),
    Case(done: 1, total: 1_000, text: "█░░░░ 1/1000"),
    Case(done: 5, total: 10, text: "██░░░ 5/10"),
    Case(done: 999, total: 1_000, text: "████░ 999/1000"),
    Case(done: 10, total: 10, text: "█████ 10/10"),
    Case(done: 12, total: 10, text: "█████ 10/10"),
    Case(done: -1, total: -1, text: "░░░░░ 0/0"),
  ]

  @Test("the bar is full only when all is done", arguments: cases)
  func bar(_ example: Case) {
    let bar = ProgressBar(done: example.done, total: example.total)
    #expect(bar.text(width: 5, on: .plain).plainText == example.text)
  }

  @Test("without Unicode the bar is drawn in ASCII")
  func ascii() {
    let terminal = Terminal(hasUnicode: false)
    #expect(ProgressBar(done: 1, total: 2).text(width: 4, on: terminal).plainText == "##.. 1/2")
  }
}
