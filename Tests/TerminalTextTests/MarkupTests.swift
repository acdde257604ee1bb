import TerminalText
import Testing

@Suite struct MarkupTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let escaped: String
    var testDescription: String { escaped }
  }

  static let cases: [Case] = [
    Case(text: "a<b>&\"c'", escaped: "a&lt;b&gt;&amp;&quot;c&#39;"),
    Case(text: "one\ntwo\tthree", escaped: "one&#10;two\tthree"),
    Case(text: "\u{1B}[31mred\u{7}", escaped: "\u{FFFD}[31mred\u{FFFD}"),
    Case(text: "\u{0}\r\u{7F}\u{9B}\u{FFFE}", escaped: "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    Case(text: "a\u{202E}b\u{2066}c\u{E0041}", escaped: "a\u{FFFD}b\u{FFFD}c\u{FFFD}"),
    Case(text: "Müller 日本 👩‍🚀", escaped: "Müller 日本 👩‍🚀"),
  ]

  @Test("a stranger's text is no markup, steers nothing and hides nothing", arguments: cases)
  func escaping(_ example: Case) {
    #expect(Markup.escaped(example.text) == example.escaped)
  }
}
