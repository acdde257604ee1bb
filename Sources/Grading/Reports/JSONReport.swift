import Course

/// The report that programs read; its shape is versioned, and fields are only ever added.
package enum JSONReport {
  package static let version = 1

  package static func text(_ result: GradingResult) -> String {
    var writer = JSONWriter()
    writer.object {
      $0.field("version", number: "\(version)")
      $0.field("exercise", result.exercise)
      $0.array("submissions", result.submissions) { submission($1, &$0) }
    }
    return writer.text + "\n"
  }

  private static func submission(_ submission: SubmissionResult, _ writer: inout JSONWriter) {
    writer.object {
      $0.field("name", submission.name)
      $0.field("status", submission.status.rawValue)
      $0.field("score", number: submission.score.description)
      $0.field("max_score", number: submission.maxScore.description)
      $0.field("passed", submission.passed)
      $0.array("notes", submission.notes) { $0.value($1) }
      $0.array("checks", submission.checks) { check($1, &$0) }
    }
  }

  private static func check(_ check: CheckResult, _ writer: inout JSONWriter) {
    writer.object {
      $0.field("id", check.id)
      $0.field("title", check.title)
      $0.field("points", number: check.points.description)
      $0.field("max_points", number: check.maxPoints.description)
      $0.field("passed", check.passed)
      $0.field("message", check.message)
      if let place = check.place, !check.passed {
        $0.field("file", place.file)
        $0.field("line", number: "\(place.line)")
      }
    }
  }
}
