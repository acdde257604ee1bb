import Course
import ShellRuntime

/// GitHub's workflow commands: each failed check becomes an annotation on the learner's line.
///
/// (https://docs.github.com/actions/reference/workflow-commands-for-github-actions)
package struct GitHubAnnotations: Report {
  package init() {}

  package func section(_ submission: SubmissionResult) -> String {
    var lines = submission.checks.filter { !$0.passed }.map { check in
      let place =
        check.place.map { "file=\(property($0.file)),line=\($0.line),col=\($0.column)," } ?? ""
      let message = "\(submission.name): \(check.message)"
      return "::error \(place)title=\(property(check.title))::\(data(message))"
    }
    if !submission.excuse.isEmpty {
      lines.append("::error title=\(property(submission.name))::\(data(submission.excuse))")
    }
    var points = "\(submission.name): \(submission.score) of \(submission.maxScore) points"
    if !submission.variant.isEmpty { points += ", \(submission.variantLine)" }
    lines.append("::notice title=joblab::\(data(points))")
    return lines.joined(separator: "\n") + "\n"
  }

  /// A message cannot begin another command: it is one line, and harmless to a terminal.
  private func data(_ text: String) -> String {
    HarmlessText.terminal(text).replacing("%", with: "%25")
  }

  private func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}

/// A job summary in GitHub's Markdown: a table of submissions, and what is missing in each.
package struct GitHubSummary: Report {
  private let context: ReportContext

  package init(_ context: ReportContext) {
    self.context = context
  }

  package func opening() -> String {
    """
    ## \(HarmlessText.markdown(context.title))

    \(context.tally.passed) of \(context.tally.submissions) passed

    """
  }

  package func section(_ submission: SubmissionResult) -> String {
    let mark = submission.passed ? "✅" : "❌"
    var lines = [
      "",
      "### \(mark) \(HarmlessText.markdown(submission.name)): "
        + "\(submission.score) of \(submission.maxScore) points",
      "",
    ]
    if !submission.variant.isEmpty {
      lines += [HarmlessText.markdown(submission.variantLine), ""]
    }
    if !submission.excuse.isEmpty { lines += [HarmlessText.markdown(submission.excuse), ""] }
    guard !submission.checks.isEmpty else { return lines.joined(separator: "\n") }
    lines += ["| | Check | Points | What is missing |", "|---|---|---:|---|"]
    for check in submission.checks {
      let cells = [
        check.passed ? "✅" : "❌", HarmlessText.markdown(check.title),
        "\(check.points)/\(check.maxPoints)", HarmlessText.markdown(check.message),
      ]
      lines.append("| " + cells.joined(separator: " | ") + " |")
    }
    return (lines + [""]).joined(separator: "\n")
  }
}

/// The result of one submission for GitHub Classroom's reporter action: JSON in base64.
///
/// (https://github.com/classroom-resources/autograding-grading-reporter)
package struct ClassroomReport: Report {
  package init() {}

  package func section(_ submission: SubmissionResult) -> String {
    let json = JSONWriter.line {
      $0.field("version", 1)
      $0.field("status", status(of: submission))
      $0.field("max_score", number: submission.maxScore.description)
      $0.array("tests", submission.checks) { writer, check in
        writer.object {
          $0.field("name", check.title)
          $0.field("status", check.passed ? "pass" : "fail")
          $0.field("score", number: check.points.description)
          $0.field("message", check.message)
          $0.field("test_code", check.id)
          $0.field("filename", check.place?.file ?? "")
          $0.field("line_no", check.place?.line ?? 0)
          $0.field("duration", 0)
        }
      }
    }
    return String(decoding: BaseCode.base64.encode(Array(json.dropLast().utf8)[...]), as: UTF8.self)
      + "\n"
  }

  private func status(of submission: SubmissionResult) -> String {
    switch submission.status {
    case .graded: submission.passed ? "pass" : "fail"
    case .refused, .error: "error"
    }
  }
}
