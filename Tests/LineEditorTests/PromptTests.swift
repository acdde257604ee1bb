import Testing

@testable import LineEditor

@Suite
struct PromptTests {
  @Test("escape sequences are marked as taking no columns")
  func marks() {
    #expect(
      Prompt.markingEscapes(in: "\u{1b}[1;32mjoblab\u{1b}[0m> ")
        == "\u{1}\u{1b}[1;32m\u{1}joblab\u{1}\u{1b}[0m\u{1}> "
    )
    #expect(Prompt.markingEscapes(in: "plain> ") == "plain> ")
    #expect(
      Prompt.markingEscapes(in: "\u{1b}[2ma\u{1b}[0m\u{1b}[1m> \u{1b}[0m")
        == "\u{1}\u{1b}[2m\u{1}a\u{1}\u{1b}[0m\u{1b}[1m\u{1}>\u{1}\u{1b}[0m\u{1} "
    )
    #expect(Prompt.markingEscapes(in: "a\u{1}b\u{1b}[3") == "ab\u{1}\u{1b}[3\u{1}")
  }

  @Test("a prompt can be stripped of its escape sequences")
  func strips() {
    #expect(Prompt.withoutEscapes("\u{1b}[1mé\u{1b}[0m> ") == "é> ")
  }

  @Test("only the last line of a prompt is edited behind")
  func splits() {
    #expect(Prompt.split("one\ntwo\n> ") == ("one\ntwo\n", "> "))
    #expect(Prompt.split("> ") == ("", "> "))
  }
}
