import Course
import Simulation
import TestKit
import Testing

@testable import Exchange

/// Many draws go out and come in, and whatever comes in does no harm.
@Suite struct SweepTests {
  @Test("an item with parameters is the same after a way through each format, for 50 draws")
  func draws() throws {
    var prompts: Set<String> = []
    for sheet in try Samples.draws() {
      #expect(sheet.items.count >= 6)
      prompts.formUnion(sheet.items.map(\.prompt))
      try QTITests().expectRoundTrip(sheet)
      try GIFTTests().expectRoundTrip(sheet)
    }
    #expect(prompts.count > 50)
  }

  @Test("the same seed gives the same bytes, and another seed others")
  func determinism() {
    let course = CourseLoader.load(MemoryFiles([EveryKind.path: EveryKind.lesson])).course
    func text(_ seed: UInt64) -> String {
      GIFTWriter.written(Samples.sheet(of: course, names: ["k-numeric"], seed: seed)).text
    }
    #expect(text(1) == text(1))
    #expect(text(1).contains("drawn with seed 1\n"))
    #expect(Set((1...8).map { text($0).split(separator: "\n").dropFirst().joined() }).count > 2)
  }

  private static let pieces: [String] = [
    "{", "}", "=", "~", "#", "::", "->", "%50%", "%-1e9%", "####", "\\", "\n\n", "//", "$CATEGORY:",
    "[html]", "[markdown]", "<p>", "</p>", "<b", "&#27;", "&amp;", "<![CDATA[", "]]>", "<!--",
    "-->",
    "<?x?>", "<!DOCTYPE a>", "\"", "'", "/>", "\u{1B}[2J", "\u{202E}", "\u{0}", "é", "😀", "[[x]]",
    "```", "{{x}}", "1..5", ":", "T", "\t", "- ", "> ", "1. ", "|", "<table>", "<li>", "\u{301}",
  ]

  private static func mutated(_ bytes: [UInt8], _ random: inout RandomStream) -> [UInt8] {
    var bytes = bytes
    for _ in 0...random.below(8) {
      let position = Int(random.below(UInt64(bytes.count + 1)))
      let end = min(bytes.count, position + Int(random.below(60)))
      switch random.below(4) {
      case 0, 1:
        let piece = pieces[Int(random.below(UInt64(pieces.count)))]
        bytes.insert(contentsOf: piece.utf8, at: position)
      case 2: bytes.removeSubrange(position..<end)
      default: bytes.insert(contentsOf: Array(bytes[position..<end]), at: position)
      }
    }
    return bytes
  }

  @Test("HTML of any shape ends in text, soon")
  func html() {
    for text in [
      String(repeating: "<div>", count: 20_000), String(repeating: "<", count: 60_000),
      "<p title=\"" + String(repeating: "x", count: 60_000),
      "<script>" + String(repeating: "</", count: 3_000),
      String(repeating: "</p><li><table><td>", count: 3_000),
      String(repeating: "&#x41;&", count: 10_000),
      "<!--" + String(repeating: "-", count: 60_000),
      String(repeating: "<ul><li>", count: 3_000) + "end",
    ] {
      let markdown = ForeignText.markdown(text, .html)
      #expect(!markdown.contains("<script"))
    }
    #expect(ForeignText.markdown("a<br>b<hr><img src=x alt='c'>", .html) == "a\\\nb\n\n***\n\nc")
    #expect(
      ForeignText.markdown("<pre><code class=language-sh>a\n  b</code></pre>", .html)
        == "```sh\na\n  b\n```"
    )
    #expect(
      ForeignText.markdown("<table><tr><th>a<th>b<tr><td>1<td>2|3</table>", .html)
        == "| a | b |\n| --- | --- |\n| 1 | 2\\|3 |"
    )
    #expect(
      ForeignText.markdown("<B>x </B><i>y</i>&lt;&nbsp;&hearts;", .html) == "**x** *y*< \\&hearts;"
    )
  }

  /// What came in is a lesson that can be read, without a character that steers a terminal.
  private func expectHarmless(_ sheet: ImportedSheet, _ seed: UInt64) {
    let written = LessonWriter.lessons(sheet, title: "t", source: "fuzz")
    var count = 0
    for lesson in written.lessons {
      let (read, problems) = LessonParser.parse(lesson.text, file: "lesson.md")
      #expect(problems == [], "seed \(seed)")
      count += read?.items.count ?? 0
      let harmful = lesson.text.unicodeScalars.contains { scalar in
        scalar != "\n" && scalar != "\t" && scalar.properties.generalCategory == .control
          || scalar == "\u{202E}"
      }
      #expect(!harmful, "seed \(seed)")
    }
    #expect(count == written.count, "seed \(seed)")
    for problem in sheet.problems {
      #expect(problem.position.line > 0 && problem.position.column > 0)
      #expect(!problem.message.contains("\u{1B}"), "seed \(seed)")
    }
  }

  @Test("whatever a GIFT file holds, it becomes a lesson or problems", arguments: seeds(10))
  func gift(_ seed: UInt64) {
    var random = RandomStream(seed: seed, purpose: "gift")
    let whole = Array(GIFTWriter.written(Samples.everyKind).text.utf8)
    let small = GIFTTests.cases.map { Array($0.gift.utf8) }
    for round in 0..<30 {
      let source = round % 3 == 0 ? whole : small[round % small.count]
      let text = String(decoding: Self.mutated(source, &random), as: UTF8.self)
      expectHarmless(GIFTReader.sheet(text, file: "fuzz.gift"), seed)
    }
  }

  @Test("whatever an item of QTI holds, it becomes a lesson or problems", arguments: seeds(10))
  func qti(_ seed: UInt64) {
    var random = RandomStream(seed: seed, purpose: "qti")
    let files = QTIPackageWriter.written(Samples.everyKind).files.dropFirst(2)
    for file in files {
      for _ in 0..<3 {
        let bytes = Self.mutated(file.bytes, &random)
        expectHarmless(QTIPackageReader.sheet(of: .item(bytes), named: "fuzz.xml"), seed)
      }
    }
  }
}
