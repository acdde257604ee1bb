import Markdown
import TestKit
import Testing

@testable import TerminalText

@Suite
struct MarkdownRendererTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let golden: String
    let terminal: Terminal

    var testDescription: String { golden }
  }

  static let cases: [Case] = [
    Case(golden: "page.plain-80.txt", terminal: Terminal(width: 80)),
    Case(golden: "page.ascii-40.txt", terminal: Terminal(width: 40, hasUnicode: false)),
    Case(
      golden: "page.colour-100.txt",
      terminal: Terminal(width: 100, colourDepth: .twoHundredFiftySix, isInteractive: true)
    ),
  ]

  @Test("a page is set for its terminal", arguments: cases)
  func page(_ example: Case) throws {
    let text = try MarkdownRenderer.render(try Golden.read("page.md"), on: example.terminal)
    try Golden.expect(text.rendered(on: example.terminal), toMatch: example.golden)
  }

  @Test("prose, lists and quotes stay within the width", arguments: [20, 40, 79, 200])
  func width(_ width: Int) throws {
    let source = """
      # A heading that is longer than a narrow terminal

      Words and more words that fill the lines of a paragraph until it has to be broken.

      > - a list in a quote, with words enough for several lines
      >   - and a list in that list, with words enough for several lines
      """
    let text = try MarkdownRenderer.render(source, on: Terminal(width: width))
    #expect(text.width <= width)
  }

  @Test("a terminal of one column gets all words and no crash")
  func narrow() throws {
    let terminal = Terminal(width: 1)
    let text = try MarkdownRenderer.render(try Golden.read("page.md"), on: terminal)
    #expect(text.plainText.contains("second"))
  }

  @Test("escape sequences in a lesson do not reach the terminal")
  func hostile() throws {
    let source =
      "a \u{1b}]0;title\u{7}b `\u{1b}[2J` &#27;[31m\n\n```\n\u{1b}c\u{9b}1mx\u{202e}\n```\n"
    let terminal = Terminal(colourDepth: .none)
    let text = try MarkdownRenderer.render(source, on: terminal).rendered(on: terminal)
    #expect(text == "a b ``\n\n    x\n")
  }

  @Test(
    "pages without end are rendered, and soon",
    arguments: ["- a\n", "word ", "|a|b\n|-|-\n", "日"]
  )
  func endless(_ unit: String) throws {
    let source = String(repeating: unit, count: 60_000 / unit.utf8.count)
    let text = try MarkdownRenderer.render(source, on: Terminal(colourDepth: .sixteen))
    #expect(text.rendered(on: Terminal(colourDepth: .sixteen)).count > 1_000)
  }

  @Test("quotes nested to the limit of the parser are rendered")
  func deep() throws {
    let text = try MarkdownRenderer.render(
      String(repeating: ">", count: 47) + "a",
      on: Terminal(width: 40)
    )
    #expect(text.plainText.contains("a"))
  }
}
