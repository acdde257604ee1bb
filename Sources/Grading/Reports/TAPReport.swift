import Course

/// The Test Anything Protocol, version 14: a test point for each submission, with its checks as a
/// subtest.
package struct TAPReport: Report {
  private let context: ReportContext
  private var number = 0

  package init(_ context: ReportContext) {
    self.context = context
  }

  package func opening() -> String {
    "TAP version 14\n1..\(context.tally.submissions) # \(description(of: context.title))\n"
  }

  package mutating func section(_ submission: SubmissionResult) -> String {
    number += 1
    let name = description(of: submission.name)
    var lines: [String] = []
    if !submission.checks.isEmpty {
      lines.append("# Subtest: \(name)")
      lines.append("    1..\(submission.checks.count)")
      for (index, check) in submission.checks.enumerated() {
        lines.append(
          "    \(check.passed ? "" : "not ")ok \(index + 1) - \(description(of: check.title))"
        )
        if !check.passed { lines += details(of: check) }
      }
    }
    lines.append("\(submission.passed ? "" : "not ")ok \(number) - \(name)")
    lines += ["  ---", "  score: \(submission.score)", "  max_score: \(submission.maxScore)"]
    if !submission.variant.isEmpty {
      lines.append("  variant: \(quoted(submission.variant.description))")
    }
    if !submission.excuse.isEmpty { lines.append("  message: \(quoted(submission.excuse))") }
    return (lines + ["  ...", ""]).joined(separator: "\n")
  }

  private func details(of check: CheckResult) -> [String] {
    var lines = ["---", "expected: \(quoted(check.expected))", "found: \(quoted(check.found))"]
    if !check.runs.isEmpty { lines.append("runs: \(quoted(check.runs))") }
    if !check.feedback.isEmpty { lines.append("feedback: \(quoted(check.feedback))") }
    if let place = check.place {
      lines += ["file: \(quoted(place.file))", "line: \(place.line)"]
    }
    lines += ["points: \(check.points)", "max_points: \(check.maxPoints)", "..."]
    return lines.map { "      " + $0 }
  }

  /// A description: one line in which no directive begins.
  private func description(of text: String) -> String {
    HarmlessText.terminal(text).replacing("\\", with: "\\\\").replacing("#", with: "\\#")
  }

  /// A double-quoted scalar of YAML, of which JSON's strings are a part.
  private func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.value(text)
    return writer.takeText()
  }
}
