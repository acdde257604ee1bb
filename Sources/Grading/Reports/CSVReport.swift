import Course

/// A gradebook of comma-separated values: a row for each submission, a column for each check.
///
/// Rows end as RFC 4180 says, and no field is taken for a formula by a spreadsheet.
package struct CSVReport: Report {
  private let context: ReportContext

  package init(_ context: ReportContext) {
    self.context = context
  }

  package func opening() -> String {
    row(
      ["submission", "status", "score", "max_score", "passed"]
        + context.tally.columns.map(\.id) + (hasVariants ? ["variant"] : []) + ["notes"]
    )
  }

  package func section(_ submission: SubmissionResult) -> String {
    let points = context.tally.columns.map { column in
      submission.checks.first { $0.id == column.id }?.points.description ?? ""
    }
    let hasMarks = submission.status != .error
    return row(
      [
        submission.name, submission.status.rawValue,
        hasMarks ? submission.score.description : "",
        hasMarks ? submission.maxScore.description : "",
        submission.passed ? "yes" : "no",
      ] + points + (hasVariants ? [submission.variant.description] : []) + [
        submission.notes.joined(separator: "; ")
      ]
    )
  }

  private var hasVariants: Bool { context.tally.hasVariants }

  private func row(_ fields: [String]) -> String {
    fields.map(HarmlessText.field).joined(separator: ",") + "\r\n"
  }
}
