import Simulation
import TestKit
import Testing

@testable import Markdown

@Suite struct MarkdownWriterTests {
  private func normal(_ text: String) throws -> String {
    MarkdownWriter.text(try MarkdownDocument(parsing: text).blocks)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var normal: String
    var testDescription: String { text }

    init(_ text: String, _ normal: String? = nil) {
      self.text = text
      self.normal = normal ?? text
    }
  }

  static let cases: [Case] = [
    Case("One\nline  of\n  text", "One line of text"),
    Case("Two\\\nlines"), Case("Two  \nlines", "Two\\\nlines"),
    Case("Heading\n===", "# Heading"), Case("### Three *em*"), Case("#"),
    Case("_em_ __strong__ ~~gone~~ `code`", "*em* **strong** ~~gone~~ `code`"),
    Case("**strong *em***", "**strong _em_**"),
    Case("``a ` b`` `` `x` ``"),
    Case("```yaml\na: 1\n\n  b\n```"), Case("    indented", "```\nindented\n```"),
    Case("````\n```\n````"),
    Case("- a\n- b\n  - c"), Case("* a\n\n* b", "- a\n\n- b"), Case("3. a\n4. b"),
    Case("- a\n\n<!-- -->\n\n- b", "- a\n\n\\<!-- -->\n\n- b"),
    Case("- [x] done\n- [ ] open"), Case("- a\n* b", "- a\n\n+ b"),
    Case("> quoted\n> > twice", "> quoted\n>\n> > twice"), Case("> - a\n>   ```\n>   b\n>   ```"),
    Case("---", "***"), Case("[a](https://b.c/d 'title')", "[a](https://b.c/d)"),
    Case("[a](<b c>)", "[a](b%20c)"), Case("![x](y.png)"),
    Case("| a | b |\n|:--|--:|\n| 1 \\| 2 | `x` |", "| a | b |\n| :-- | --: |\n| 1 \\| 2 | `x` |"),
    Case("a <b>c</b>", "a \\<b>c\\</b>"), Case("<div>\nx\n</div>", "\\<div> x \\</div>"),
    Case("1\\. no list"), Case("\\- no list"), Case("\\# no heading"), Case("\\> no quote"),
    Case("1.5 and -3 and #4"), Case("snake_case and a \\*star\\*"), Case("a & b, \\&amp; c, 1 < 2"),
    Case("\\`\\[\\]\\~\\\\"), Case("\\_\\_init\\_\\_"), Case("\\+ plus"), Case("\\=\n\\=", "\\= ="),
    Case("&lt;b&gt; &#42;", "\\<b> \\*"), Case("a|b"), Case("", ""),
  ]

  @Test("a document is written in its normal form, which is its own", arguments: cases)
  func table(_ test: Case) throws {
    #expect(try normal(test.text) == test.normal)
    #expect(try normal(test.normal) == test.normal)
  }

  private static let pieces: [String] = [
    "*", "**", "_", "`", "~~", "[", "](x)", "!", "\\", "<b>", "&amp;", "# ", "- ", "1. ", "> ",
    "| ",
    "\n", "\n\n", "    ", "```\n", "---\n", " ", "word", "a|b\n-|-\n", "\\\n", "  \n", "<!--", ".",
    ")",
  ]

  @Test("whatever is parsed, its normal form is read without a loss of words", arguments: seeds(20))
  func sweep(_ seed: UInt64) throws {
    var random = RandomStream(seed: seed, purpose: "markdown")
    for _ in 0..<40 {
      let count = Int(random.below(14)) + 1
      let text = (0..<count).map { _ in
        Self.pieces[Int(random.below(UInt64(Self.pieces.count)))]
      }.joined()
      let once = try normal(text)
      let twice = try normal(once)
      #expect(twice == once, "seed \(seed): \(text.debugDescription)")
    }
  }

  @Test(
    "a text that is no markup is shown as it is",
    arguments: [
      "*a* _b_ `c` [d](e) <f> &amp; # g", "1. a", "- a", "> a", "```", "    x", "a\nb", "| a |",
      "\\", "***", "---", "===", "~~~", "![x](y)", "a_b", "_", "http://x.y", "<!-- c -->", "+", "-",
    ]
  )
  func literal(_ text: String) throws {
    let blocks = try MarkdownDocument(parsing: MarkdownWriter.literal(text)).blocks
    let shown = blocks.map { block in
      if case .paragraph(let inlines) = block.content { inlines.plainText } else { "no paragraph" }
    }
    let words = text.split(separator: "\n").map { line in
      line.split(separator: " ").joined(separator: " ")
    }
    #expect(shown == [words.joined(separator: "\n")])
  }
}
