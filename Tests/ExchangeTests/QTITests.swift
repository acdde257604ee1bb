import Compression
import Course
import Markdown
import TestKit
import Testing

@testable import Exchange

@Suite struct QTITests {
  /// A text in the one form in which it can be compared after it was XHTML.
  private static func normal(_ text: String) -> String {
    (try? MarkdownWriter.text(MarkdownDocument(parsing: text).blocks)) ?? text
  }

  /// The items that QTI holds, without what it has no place for.
  private static func held(_ sheet: ItemSheet) -> [Item] {
    sheet.items.compactMap { item in
      var item = item
      switch item.question {
      case .task, .fix: return nil
      case .ordering(var question):
        question.steps = question.steps.map { .init(text: $0.text) }
        item.question = .ordering(question)
      default: break
      }
      return item.essence(normal)
    }
  }

  func expectRoundTrip(_ sheet: ItemSheet) throws {
    let written = QTIPackageWriter.written(sheet)
    var zip = ZipWriter()
    for file in written.files { zip.add(file.path, file.bytes) }
    let package = try ZipPackage(zip.finished())
    let imported = QTIPackageReader.sheet(of: .package(package), named: "quiz.zip")
    #expect(imported.problems == [])
    #expect(imported.notes == [])
    #expect(imported.title == sheet.title)
    #expect(
      imported.items.map(\.section)
        == sheet.sections.flatMap { section in
          section.items.filter { $0.question.task == nil }.map { _ in section.title }
        }
    )
    expectSame(imported.throughLesson().map { $0.essence(Self.normal) }, Self.held(sheet))
  }

  @Test("each kind is written as its golden shows")
  func goldens() throws {
    let written = QTIPackageWriter.written(Samples.everyKind)
    for file in written.files {
      let name = file.path.split(separator: "/").last.map(String.init) ?? ""
      try Golden.expect(String(decoding: file.bytes, as: UTF8.self), toMatch: "qti/\(name)")
    }
    try Golden.expect(
      written.notes.lines.joined(separator: "\n") + "\n",
      toMatch: "qti/notes.txt"
    )
  }

  @Test("what goes out and comes in is the same item, over the course and over the kinds")
  func roundTrip() throws {
    #expect(Self.held(Samples.course).count > 80)
    try expectRoundTrip(Samples.course)
    try expectRoundTrip(Samples.everyKind)
  }

  private static let xmllint = ReferenceProgram(anyOf: ["/usr/bin/xmllint"])

  @Test("every item and the test follow the schema", .enabled(if: xmllint != nil))
  func schema() throws {
    for sheet in [Samples.course, Samples.everyKind] {
      let files = QTIPackageWriter.written(sheet).files.filter { $0.path != "imsmanifest.xml" }
      let result = try #require(Self.xmllint).run(
        ["--nonet", "--noout", "--schema", "qti.xsd"] + files.map(\.path),
        files: [("qti.xsd", try Golden.fixture("Schemas/qti.xsd"))]
          + files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
      )
      #expect(result.status == 0, "\(result.error)")
      #expect(result.error.split(separator: "\n").count == files.count)
    }
  }

  @Test("the schema refuses what is wrong", .enabled(if: xmllint != nil))
  func schemaRefuses() throws {
    let written = QTIPackageWriter.written(Samples.everyKind).files
    let good = try #require(written.first { $0.path == "items/k-numeric.xml" })
    let text = String(decoding: good.bytes, as: UTF8.self)
    for (right, wrong) in [
      ("toleranceMode=\"exact\"", "toleranceMode=\"near\""),
      ("<itemBody>", "<itemBody><script/>"),
      ("showHide=\"show\"", "showHide=\"maybe\""),
      ("identifier=\"k-numeric\"", "identifier=\"1 k\""),
    ] {
      let result = try #require(Self.xmllint).run(
        ["--noout", "--schema", "qti.xsd", "item.xml"],
        files: [
          ("qti.xsd", try Golden.fixture("Schemas/qti.xsd")),
          ("item.xml", text.replacing(right, with: wrong)),
        ]
      )
      #expect(result.status == 3, "\(wrong)")
    }
  }

  @Test("the manifest names every file, and nothing else")
  func manifest() throws {
    let files = QTIPackageWriter.written(Samples.everyKind).files
    let manifest = try XMLReader.root(of: files[0].bytes, file: "imsmanifest.xml")
    let hrefs = manifest.all("resource").map { $0["href"] ?? "" }
    #expect(hrefs == files.dropFirst().map(\.path))
    let ids = Set(manifest.all("resource").compactMap { $0["identifier"] })
    #expect(ids.count == hrefs.count)
    #expect(manifest.all("dependency").allSatisfy { ids.contains($0["identifierref"] ?? "") })
  }

  struct Pattern: Sendable, CustomTestStringConvertible {
    var form: String
    var pattern: String?
    var testDescription: String { form }
  }

  @Test(
    "words with stars are patterns that know no case",
    arguments: [
      Pattern(form: "Complete", pattern: nil), Pattern(form: #"a\*b"#, pattern: nil),
      Pattern(form: "Job*1.2", pattern: #"[Jj][oO][bB].*1\.2"#),
      Pattern(form: #"*\*[x]-"#, pattern: #".*\*\[[xX]\]\-"#),
      Pattern(form: "é*", pattern: "[éÉ].*"),
    ]
  )
  func patterns(_ test: Pattern) {
    let pattern = QTIWords.pattern(of: TextForm(test.form))
    #expect(pattern == test.pattern)
    if let pattern { #expect(QTIWords.form(of: pattern) == TextForm(test.form)) }
  }

  @Test("an expression that is no such pattern is not taken for one")
  func foreignPatterns() {
    for pattern in ["a+", "[abc]", "(a|b)", "a{2}", "\\d", "[ab]", "x.", "^a$", "["] {
      #expect(QTIWords.form(of: pattern) == nil, "\(pattern)")
    }
  }

  @Test("shares add up to the points at least, and to no more than the bound takes off")
  func shares() {
    for count in 1...12 {
      for points in [1, 2, 3, 5, 7, 1000] {
        let text = QTIShare(points: Points(points), count: count).text
        let sum = (Double(text) ?? 0) * Double(count)
        #expect(
          sum > Double(points) - 1e-9 && sum < Double(points) + 1e-4,
          "\(points)/\(count): \(text)"
        )
      }
    }
    #expect(QTIShare(points: Points(2), count: 3).text == "0.666667")
    #expect(QTIShare(points: Points(2), count: 2).text == "1")
    #expect(QTIShare(points: Points(hundredths: 50), count: 2).text == "0.25")
  }
}
