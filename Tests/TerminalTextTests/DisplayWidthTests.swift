import Testing

@testable import TerminalText

@Suite
struct DisplayWidthTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let width: Int

    var testDescription: String { text }
  }

  static let cases: [Case] = [
    Case(text: "", width: 0),
    Case(text: "abc", width: 3),
    Case(text: "é", width: 1),
    Case(text: "e\u{301}", width: 1),
    Case(text: "日本", width: 4),
    Case(text: "ｆｕ", width: 4),
    Case(text: "한글", width: 4),
    Case(text: "\u{1112}\u{1161}\u{11ab}", width: 2),
    Case(text: "☸", width: 1),
    Case(text: "✓✗│─", width: 4),
    Case(text: "✅", width: 2),
    Case(text: "☸️", width: 2),
    Case(text: "👩‍💻", width: 2),
    Case(text: "🇩🇪", width: 2),
    Case(text: "a\u{200d}b", width: 2),
    Case(text: "😀!", width: 3),
  ]

  @Test("a text takes the columns that terminals give it", arguments: cases)
  func width(_ example: Case) {
    #expect(DisplayWidth.of(example.text) == example.width)
  }
}
