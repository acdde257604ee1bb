import Course
import TerminalText

/// JUnit's XML as CI servers read it: a suite for each submission, a case for each check.
///
/// The points stand in properties, since the format has no place of its own for them.
package struct JUnitReport: Report {
  private let context: ReportContext

  package init(_ context: ReportContext) {
    self.context = context
  }

  package func opening() -> String {
    let tally = context.tally
    let cases = tally.checks + tally.refused + tally.errors
    let counts =
      "tests=\"\(cases)\" failures=\"\(tally.failedChecks)\" "
      + "errors=\"\(tally.refused + tally.errors)\""
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="\(Markup.escaped(context.exercise))" \(counts)>

      """
  }

  package func section(_ submission: SubmissionResult) -> String {
    let excuse = submission.excuse
    let failures = submission.checks.count { !$0.passed }
    var counts = "tests=\"\(submission.checks.count + (excuse.isEmpty ? 0 : 1))\" "
    counts += "failures=\"\(failures)\" errors=\"\(excuse.isEmpty ? 0 : 1)\" skipped=\"0\""
    let name = Markup.escaped(submission.name)
    var lines = ["  <testsuite name=\"\(name)\" \(counts)>", "    <properties>"]
    var properties = [
      ("score", submission.score.description), ("max_score", submission.maxScore.description),
    ]
    if !submission.variant.isEmpty {
      properties.append(("variant", Markup.escaped(submission.variant.description)))
    }
    for (key, value) in properties {
      lines.append("      <property name=\"\(key)\" value=\"\(value)\"/>")
    }
    lines.append("    </properties>")
    if !excuse.isEmpty {
      lines += testCase("submission", name, "error", excuse, details: submission.notes)
    }
    for check in submission.checks { lines += testCase(check, of: name) }
    if excuse.isEmpty, !submission.notes.isEmpty {
      let notes = submission.notes.joined(separator: "\n")
      lines.append("    <system-out>\(Markup.escaped(notes))</system-out>")
    }
    lines.append("  </testsuite>\n")
    return lines.joined(separator: "\n")
  }

  package func closing() -> String { "</testsuites>\n" }

  private func testCase(_ check: CheckResult, of submission: String) -> [String] {
    guard check.passed else {
      return testCase(check.title, submission, "failure", check.message, place: check.place)
    }
    return ["    <testcase name=\"\(Markup.escaped(check.title))\" \(className(submission))/>"]
  }

  private func testCase(
    _ title: String,
    _ submission: String,
    _ outcome: String,
    _ message: String,
    details: [String] = [],
    place: ContentPosition? = nil
  ) -> [String] {
    let location =
      place.map { " file=\"\(Markup.escaped($0.file))\" line=\"\($0.line)\"" } ?? ""
    let text = Markup.escaped(details.isEmpty ? message : details.joined(separator: "\n"))
    let name = Markup.escaped(title)
    return [
      "    <testcase name=\"\(name)\" \(className(submission))\(location)>",
      "      <\(outcome) message=\"\(Markup.escaped(message))\" type=\"\(outcome)\">"
        + "\(text)</\(outcome)>",
      "    </testcase>",
    ]
  }

  private func className(_ submission: String) -> String {
    "classname=\"\(Markup.escaped(context.exercise)).\(submission)\""
  }
}
