/// The forms in which results can be written, with what the command line says of each.
package enum ReportFormat: String, CaseIterable, Sendable {
  case text, json, ndjson, junit, tap, gradescope, prairielearn, github, summary, classroom, sarif
  case csv, xapi, scores, html

  /// What a folder of reports calls the file.
  package var fileName: String {
    switch self {
    case .text: "report.txt"
    case .json: "report.json"
    case .ndjson: "report.ndjson"
    case .junit: "junit.xml"
    case .tap: "report.tap"
    case .gradescope, .prairielearn: "results.json"
    case .github: "annotations.txt"
    case .summary: "summary.md"
    case .classroom: "result.base64"
    case .sarif: "report.sarif"
    case .csv: "gradebook.csv"
    case .xapi: "statements.ndjson"
    case .scores: "scores.ndjson"
    case .html: "report.html"
    }
  }

  package var summary: String {
    switch self {
    case .text: "for people, in a terminal"
    case .json: "joblab's own, one document"
    case .ndjson: "joblab's own, one submission a line"
    case .junit: "JUnit XML, for CI servers"
    case .tap: "Test Anything Protocol 14"
    case .gradescope: "Gradescope's results.json"
    case .prairielearn: "PrairieLearn's results.json"
    case .github: "GitHub annotations, as workflow commands"
    case .summary: "a GitHub job summary, in Markdown"
    case .classroom: "for GitHub Classroom's reporter action"
    case .sarif: "SARIF 2.1.0, for code scanning"
    case .csv: "a gradebook for a spreadsheet"
    case .xapi: "xAPI statements, one a line"
    case .scores: "LTI AGS scores, one a line"
    case .html: "a web page of one file"
    }
  }

  /// Whether a document holds one submission only, so that a batch needs a file for each.
  package var isPerSubmission: Bool {
    switch self {
    case .gradescope, .prairielearn, .classroom: true
    default: false
    }
  }

  /// Whether the format has a place for what happened in a run.
  package var showsRuns: Bool { self == .html }

  /// Whether the format asks for the moment of grading.
  package var needsTimestamp: Bool { self == .scores }

  /// What writes the format; `version` is joblab's own, for formats that name the tool.
  package func report(_ context: ReportContext, version: String) -> any Report {
    switch self {
    case .text: TextReport(context)
    case .json: JSONReport(context)
    case .ndjson: NDJSONReport()
    case .junit: JUnitReport(context)
    case .tap: TAPReport(context)
    case .gradescope: GradescopeReport()
    case .prairielearn: PrairieLearnReport()
    case .github: GitHubAnnotations()
    case .summary: GitHubSummary(context)
    case .classroom: ClassroomReport()
    case .sarif: SARIFReport(context, version: version)
    case .csv: CSVReport(context)
    case .xapi: XAPIReport(context)
    case .scores: ScoreReport(context)
    case .html: HTMLReport(context)
    }
  }
}

extension GradingResult {
  /// The whole batch in one document.
  package func report(
    _ format: ReportFormat,
    version: String,
    timestamp: String? = nil,
    width: Int = 80
  ) -> String {
    var report = format.report(
      ReportContext(self, timestamp: timestamp, width: width),
      version: version
    )
    return report.text(submissions)
  }
}
