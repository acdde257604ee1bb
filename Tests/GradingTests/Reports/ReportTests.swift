import Course
import ShellRuntime
import TestKit
import Testing

@testable import Grading

/// A batch with one of each: all right, partly right, refused, a defect, and a hostile name.
private let batch: GradingResult = {
  let place = ContentPosition(file: "my jobs/job.yaml", line: 7, column: 22)
  let wrong = CheckResult(
    id: "limit",
    title: "The retry budget is large enough",
    points: .zero,
    maxPoints: Points(2),
    passed: false,
    expected: "backoffLimit is 4, or more",
    found: "it is <1> & \"unset\"",
    runs: "it held in 3 of 4 runs; this is the run of seed 4",
    feedback: "The first attempt is no retry: 100 % sure.",
    place: place
  )
  let right = CheckResult(
    id: "completes",
    title: "The Job completes #1",
    points: Points(3),
    maxPoints: Points(3),
    passed: true,
    expected: "",
    found: "",
    runs: "",
    feedback: ""
  )
  var limited = wrong
  limited.points = Points(2)
  limited.passed = true
  let hostile = "=cmd|'/c calc'!A1\u{1B}]0;owned\u{7}\n::error::<script>alert(1)</script>,\"x\""
  func result(
    _ name: String,
    _ status: SubmissionResult.Status = .graded,
    checks: [CheckResult] = [],
    notes: [String] = []
  ) -> SubmissionResult {
    let score = checks.reduce(.zero) { $0 + $1.points }
    return SubmissionResult(
      name: name,
      status: status,
      score: score,
      maxScore: status == .error ? .zero : Points(5),
      passed: status == .graded && score == Points(5),
      checks: checks,
      notes: notes
    )
  }
  return GradingResult(
    exercise: "failing-job",
    title: "A budget for an unreliable worker",
    seeds: [1, 2, 3, 4],
    reading: ["joblab learn retries"],
    submissions: [
      result("ada", checks: [right, limited]),
      result("ben", checks: [right, wrong], notes: ["kubectl: Warning: unknown field \"spec.x\""]),
      result("cleo", .refused, notes: ["holds no manifest (.yaml, .yml or .json)"]),
      result("dan", .error, notes: ["exercise.yaml:3:1: there is no check kind 'podz'"]),
      result(hostile, checks: [right, wrong]),
    ]
  )
}()

private func report(_ format: ReportFormat, of results: [SubmissionResult]? = nil) -> String {
  var result = batch
  if let results { result.submissions = results }
  return result.report(format, version: "1.2.3", timestamp: "2026-03-01T12:00:00Z")
}

@Suite struct ReportTests {
  @Test("each format is written as its golden shows", arguments: ReportFormat.allCases)
  func goldens(_ format: ReportFormat) throws {
    try Golden.expect(report(format), toMatch: "\(format.rawValue).golden")
  }

  @Test(
    "no format lets a control character of a stranger through",
    arguments: ReportFormat.allCases
  )
  func controlCharacters(_ format: ReportFormat) {
    let allowed: Set<Unicode.Scalar> = format == .csv ? ["\n", "\r"] : ["\n"]
    let found = report(format).unicodeScalars.filter {
      $0.properties.generalCategory == .control && !allowed.contains($0)
    }
    #expect(found.isEmpty)
  }

  @Test("a stranger's text is no markup, no command and no formula")
  func markup() {
    #expect(!report(.html).contains("<script"))
    #expect(!report(.junit).contains("<script"))
    #expect(!report(.summary).contains("<script"))
    let commands = report(.github).split(separator: "\n").filter { $0.hasPrefix("::") }
    #expect(commands.count == report(.github).split(separator: "\n").count)
    #expect(!commands.contains { $0.hasPrefix("::error::<script") })
    let rows = report(.csv).split(separator: "\r\n")
    #expect(rows.count == 6)
    #expect(!rows.contains { $0.hasPrefix("=") || $0.hasPrefix("\"=") })
  }

  @Test("a report that is written bit by bit is the one that is written at once")
  func pieces() {
    for format in ReportFormat.allCases {
      var writer = format.report(
        ReportContext(batch, timestamp: "2026-03-01T12:00:00Z"),
        version: "1.2.3"
      )
      var text = writer.opening()
      for submission in batch.submissions { text += writer.section(submission) }
      #expect(text + writer.closing() == report(format))
    }
  }

  @Test("submissions are counted by what became of them")
  func tallies() {
    let sum = Tally(batch.submissions)
    #expect([sum.submissions, sum.passed, sum.refused, sum.errors] == [5, 1, 1, 1])
  }

  struct Encoding {
    var text: String
    var encoded: String
  }

  @Test(
    "base64 gives the texts of RFC 4648",
    arguments: [
      Encoding(text: "", encoded: ""), Encoding(text: "f", encoded: "Zg=="),
      Encoding(text: "fo", encoded: "Zm8="), Encoding(text: "foo", encoded: "Zm9v"),
      Encoding(text: "foob", encoded: "Zm9vYg=="), Encoding(text: "fooba", encoded: "Zm9vYmE="),
      Encoding(text: "foobar", encoded: "Zm9vYmFy"), Encoding(text: "~~~?", encoded: "fn5+Pw=="),
    ]
  )
  func encoding(_ row: Encoding) {
    #expect(BaseCode.base64.encode(Array(row.text.utf8)[...]) == Array(row.encoded.utf8))
  }

  struct Share {
    var score: Int
    var text: String
  }

  @Test(
    "a share of the points has four digits at most",
    arguments: [
      Share(score: 0, text: "0"), Share(score: 100, text: "0.3333"), Share(score: 150, text: "0.5"),
      Share(score: 299, text: "0.9967"), Share(score: 300, text: "1"),
    ]
  )
  func share(_ row: Share) {
    var result = batch.submissions[0]
    result.score = Points(hundredths: row.score)
    result.maxScore = Points(3)
    #expect(result.share == row.text)
  }
}

/// What the readers of the formats say; a reader that is not installed is not asked.
@Suite struct ReportSchemaTests {
  private static let xmllint = ReferenceProgram(anyOf: ["/usr/bin/xmllint"])
  private static let python = ReferenceProgram(anyOf: ["/usr/bin/python3"])

  private func schemaText(_ name: String) throws -> String {
    let published = "../../../docs/schemas/\(name)"
    return try Golden.fixture(name == "report.schema.json" ? published : "Schemas/\(name)")
  }

  /// Validates a document by a JSON Schema with Python's jsonschema; nil where that is missing.
  private func schemaErrors(of document: String, schema: String) throws -> String? {
    guard let python = Self.python else { return nil }
    let script = """
      import json, sys
      try:
          import jsonschema
      except ImportError:
          sys.exit(99)
      schema = json.load(open("schema.json"))
      jsonschema.Draft7Validator.check_schema(schema)
      for error in jsonschema.Draft7Validator(schema).iter_errors(json.load(open("document.json"))):
          print("/".join(map(str, error.absolute_path)), error.message)
      """
    let result = try python.run(
      ["-c", script],
      files: [
        ("schema.json", try schemaText(schema)), ("document.json", document),
      ]
    )
    guard result.status != 99 else { return nil }
    return result.output + result.error
  }

  @Test("JUnit's XML follows the schema", .enabled(if: xmllint != nil))
  func junit() throws {
    let result = try #require(Self.xmllint).run(
      ["--noout", "--schema", "junit.xsd", "report.xml"],
      files: [
        ("junit.xsd", try schemaText("junit.xsd")), ("report.xml", report(.junit)),
      ]
    )
    #expect(result.error == "report.xml validates\n")
    #expect(result.status == 0)
  }

  @Test("the web page is well-formed", .enabled(if: xmllint != nil))
  func html() throws {
    let result = try #require(Self.xmllint).run(
      ["--html", "--noout", "report.html"],
      files: [("report.html", report(.html))]
    )
    // xmllint knows HTML 4 alone, and names what came later.
    let problems = result.error.split(separator: "\n").filter {
      $0.contains("error") && !$0.contains("Tag main invalid")
        && !$0.contains("Tag details invalid")
        && !$0.contains("Tag summary invalid")
    }
    #expect(problems == [])
  }

  @Test("SARIF follows the schema")
  func sarif() throws {
    #expect(try schemaErrors(of: report(.sarif), schema: "sarif.schema.json") ?? "" == "")
  }

  @Test("Gradescope's results follow the schema", arguments: batch.submissions.indices)
  func gradescope(_ index: Int) throws {
    let text = report(.gradescope, of: [batch.submissions[index]])
    #expect(try schemaErrors(of: text, schema: "gradescope.schema.json") ?? "" == "")
  }

  @Test("joblab's own report follows the published schema")
  func json() throws {
    #expect(try schemaErrors(of: report(.json), schema: "report.schema.json") ?? "" == "")
  }

  @Test("the schemas refuse what is wrong")
  func refusals() throws {
    for (schema, document) in [
      ("sarif.schema.json", #"{"version": "2.0.0", "runs": []}"#),
      ("gradescope.schema.json", #"{"output": "nothing"}"#),
      ("report.schema.json", #"{"version": 1}"#),
    ] {
      guard let errors = try schemaErrors(of: document, schema: schema) else { return }
      #expect(errors != "")
    }
  }
}
