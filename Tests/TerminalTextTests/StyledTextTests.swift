import Testing

@testable import TerminalText

@Suite
struct StyledTextTests {
  @Test("styles become escape sequences only where there are colours")
  func rendering() {
    let text = StyledText("ok", .good) + " and " + StyledText("bad\nworse", .bad)
    #expect(text.rendered(on: .plain) == "ok and bad\nworse")
    #expect(
      text.rendered(on: Terminal(colourDepth: .sixteen))
        == "\u{1b}[32mok\u{1b}[0m and \u{1b}[31mbad\u{1b}[0m\n\u{1b}[31mworse\u{1b}[0m"
    )
    #expect(
      StyledText("x", .heading).rendered(on: Terminal(colourDepth: .twoHundredFiftySix))
        == "\u{1b}[1;38;5;37mx\u{1b}[0m"
    )
  }

  @Test("lines keep their styles, and a last newline starts no line")
  func lines() {
    let text = StyledText("a\n\nb", .code) + "c\n"
    #expect(text.lines == [StyledText("a", .code), StyledText(), StyledText("b", .code) + "c"])
    #expect(StyledText().lines.isEmpty)
    #expect(StyledText("\n").lines == [StyledText()])
  }

  @Test("a style laid over another keeps its role and adds its traits")
  func overlay() {
    let text = (StyledText("a") + StyledText("b", .code)).over(.heading)
    #expect(text.runs.map(\.style) == [.heading, Style(role: .code, traits: .bold)])
  }

  @Test("neighbours of one style are one run")
  func merging() {
    #expect((StyledText("a", .bold) + StyledText("b", .bold)).runs.count == 1)
  }

  struct WrapCase: Sendable, CustomTestStringConvertible {
    let text: String
    let width: Int
    let lines: [String]

    var testDescription: String { "\(text) in \(width)" }
  }

  static let wrapCases: [WrapCase] = [
    WrapCase(text: "", width: 10, lines: [""]),
    WrapCase(text: "one two three", width: 13, lines: ["one two three"]),
    WrapCase(text: "one two three", width: 12, lines: ["one two", "three"]),
    WrapCase(text: "one   two", width: 9, lines: ["one   two"]),
    WrapCase(text: "one       two", width: 9, lines: ["one", "two"]),
    WrapCase(text: "a\n\nb", width: 10, lines: ["a", "", "b"]),
    WrapCase(text: "abcdefghijkl", width: 10, lines: ["abcdefghij", "kl"]),
    WrapCase(text: "x abcdefghijkl", width: 10, lines: ["x", "abcdefghij", "kl"]),
    WrapCase(text: "日本語日本語", width: 9, lines: ["日本語日", "本語"]),
    WrapCase(text: "abcdefghijkl", width: -5, lines: ["abcdefgh", "ijkl"]),
    WrapCase(text: "trailing ", width: 20, lines: ["trailing"]),
  ]

  @Test("words wrap by the columns they take", arguments: wrapCases)
  func wrap(_ example: WrapCase) {
    let lines = StyledText(example.text).wrapped(width: example.width)
    #expect(lines.map(\.plainText) == example.lines)
  }

  @Test("a hanging indentation is part of the width, and styles survive the wrap")
  func hangingIndent() {
    let text = StyledText("one ") + StyledText("two three", .code)
    let lines = text.wrapped(width: 12, indent: "  - ", hangingIndent: "    ")
    #expect(lines.map(\.plainText) == ["  - one two", "    three"])
    #expect(lines[1].runs.last?.style == .code)
  }

  @Test("a text is cut by columns, with an ellipsis")
  func truncation() {
    #expect(StyledText("abcdef").truncated(to: 6).plainText == "abcdef")
    #expect(StyledText("abcdef").truncated(to: 5).plainText == "abcd…")
    #expect(StyledText("日本語").truncated(to: 4).plainText == "日…")
    #expect(StyledText("a\nb").truncated(to: 4).plainText == "a…")
    #expect(StyledText("abc").truncated(to: 0).plainText == "")
  }
}
