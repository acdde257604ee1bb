import Markdown
import Testing

/// Texts that nobody writes by hand must end in a document or a problem, soon.
@Suite
struct MarkdownLimitTests {
  @Test("a text that is too large is refused")
  func tooLarge() {
    #expect(throws: MarkdownProblem.tooLarge(bytesMax: 131_072)) {
      try MarkdownDocument(parsing: String(repeating: "a", count: 131_073))
    }
  }

  @Test("nesting beyond the limit is refused with its line", arguments: [">", "- ", "*a **b "])
  func tooDeep(_ unit: String) {
    let source = "text\n\n" + String(repeating: unit, count: 150) + "a"
    let closing = unit.hasPrefix("*") ? String(repeating: "**a*", count: 150) : ""
    let error = #expect(throws: MarkdownProblem.self) {
      _ = try MarkdownDocument(parsing: source + closing)
    }
    #expect(
      error?.description == "line 3: lists, quotes or emphasis are nested more than 48 deep"
    )
  }

  @Test("tables with too many cells are refused with their line")
  func tooManyCells() {
    let bars = String(repeating: "|a", count: 65)
    #expect(throws: MarkdownProblem.tooManyCells(line: 2)) {
      try MarkdownDocument(parsing: "a\n" + bars)
    }
    let head = String(repeating: "|a", count: 50) + "\n" + String(repeating: "|-", count: 50) + "\n"
    #expect(throws: MarkdownProblem.tooManyCells(line: 10_002)) {
      try MarkdownDocument(parsing: head + String(repeating: "a\n", count: 60_000))
    }
  }

  static let units = [
    ">", "- ", "[", "[\n", "[a](", "![[]()", "_", "*a_ ", "*a **a ", "<!--", "<?", "`", "~a~~",
    "|a", "a|b\n-|-\n", "|x|x\n", "[a]: b\n", "> a\n\n", "\\", "&", "<a ", "\u{0}", "\r", "\t",
  ]

  @Test("endless repetitions end in a document or a problem", arguments: units)
  func repetition(_ unit: String) {
    let source = String(repeating: unit, count: 130_000 / unit.utf8.count)
    do {
      #expect(try MarkdownDocument(parsing: source).blocks.count >= 0)
    } catch {
      #expect(!error.description.isEmpty)
    }
  }
}
