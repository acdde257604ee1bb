import Testing

@testable import TerminalText

@Suite
struct SanitizerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let input: String
    let output: String

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "plain text stays", input: "a\tb\nc é ☸ 日本 👩‍💻", output: "a\tb\nc é ☸ 日本 👩‍💻"),
    Case(name: "colours go", input: "\u{1b}[1;31mred\u{1b}[0m", output: "red"),
    Case(name: "colours with colons go", input: "\u{1b}[38:5:1mred", output: "red"),
    Case(name: "cursor movement goes", input: "a\u{1b}[2J\u{1b}[Hb", output: "ab"),
    Case(name: "a title ends with BEL", input: "\u{1b}]0;title\u{7}a", output: "a"),
    Case(name: "a title ends with ST", input: "\u{1b}]0;title\u{1b}\\a", output: "a"),
    Case(name: "a clipboard string goes", input: "\u{1b}]52;c;ZXZpbA==\u{7}a", output: "a"),
    Case(name: "a string without end ends with the line", input: "\u{1b}]0;t\na", output: "\na"),
    Case(name: "a device string goes", input: "\u{1b}P1$q\u{1b}\\a", output: "a"),
    Case(name: "C1 forms go too", input: "\u{9b}31ma\u{9d}0;t\u{9c}b\u{85}", output: "ab"),
    Case(name: "a reset goes", input: "\u{1b}ca", output: "a"),
    Case(name: "a character set goes", input: "\u{1b}(0a\u{1b}#8b", output: "ab"),
    Case(name: "an unfinished sequence goes", input: "a\u{1b}[12", output: "a"),
    Case(name: "a lone ESC goes", input: "a\u{1b}", output: "a"),
    Case(name: "ESC before ESC goes", input: "\u{1b}\u{1b}[31ma", output: "a"),
    Case(name: "a sequence hides no newline", input: "\u{1b}[3\na", output: "\na"),
    Case(name: "other controls are shown", input: "a\u{0}\u{7}\u{8}\u{7f}", output: "a^@^G^H^?"),
    Case(name: "line ends are newlines", input: "a\r\nb\rc", output: "a\nb\nc"),
    Case(name: "direction overrides go", input: "a\u{202e}b\u{2066}c\u{200f}", output: "abc"),
    Case(name: "line separators go", input: "a\u{2028}b\u{feff}", output: "ab"),
    Case(name: "tags go", input: "a\u{e0041}", output: "a"),
    Case(
      name: "piled marks are cut",
      input: "a" + String(repeating: "\u{301}", count: 100) + "b",
      output: "a" + String(repeating: "\u{301}", count: 8) + "b"
    ),
  ]

  @Test("what steers a terminal is taken out", arguments: cases)
  func clean(_ example: Case) {
    let output = Sanitizer.clean(example.input)
    #expect(Array(output.unicodeScalars) == Array(example.output.unicodeScalars))
    #expect(StyledText(example.input).plainText == output)
    #expect(Sanitizer.clean(output) == output)
  }

  @Test("no string of odd characters leaves a control behind")
  func anything() {
    let odd: [Unicode.Scalar] = [
      "\u{1b}", "[", "]", "\\", "m", "\u{7}", "\u{9b}", "\u{9c}", "a", "\n", "\r", "\u{202e}", "(",
      ";",
    ]
    var state: UInt64 = 7
    for _ in 0..<2_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<20 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(odd[Int(state >> 33) % odd.count])
      }
      let clean = Sanitizer.clean(String(text))
      #expect(
        clean.unicodeScalars.allSatisfy {
          $0 == "\n" || ($0.properties.generalCategory != .control && $0 != "\u{202e}")
        }
      )
    }
  }

  @Test("a line has neither newlines nor tabs")
  func line() {
    #expect(Sanitizer.cleanLine("a\nb\tc\r\nd\u{1b}[1m") == "a b c d")
  }
}
