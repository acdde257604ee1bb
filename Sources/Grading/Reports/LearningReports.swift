import Course

/// Statements of the Experience API, version 1.0.3, one a line: the verdict on each submission.
///
/// (https://github.com/adlnet/xAPI-Spec/blob/master/xAPI-Data.md)
package struct XAPIReport: Report {
  private let context: ReportContext

  package init(_ context: ReportContext) {
    self.context = context
  }

  package func section(_ submission: SubmissionResult) -> String {
    guard submission.status != .error else { return "" }
    let activity = "urn:joblab:exercise:\(context.exercise)"
    let verdict = statement(submission, submission.passed ? "passed" : "failed", activity) {
      $0.field("name", number: Self.languageMap(context.title))
      $0.field("type", "http://adlnet.gov/expapi/activities/assessment")
    } result: {
      $0.object("score") {
        $0.field("scaled", number: submission.share)
        $0.field("raw", number: submission.score.description)
        $0.field("min", 0)
        $0.field("max", number: submission.maxScore.description)
      }
      $0.field("success", submission.passed)
      $0.field("completion", submission.status == .graded)
      if !submission.excuse.isEmpty { $0.field("response", submission.excuse) }
    }
    let answers = submission.checks.map { check in
      statement(submission, "answered", "\(activity):\(check.id)", parent: activity) {
        $0.field("name", number: Self.languageMap(check.title))
        $0.field("type", "http://adlnet.gov/expapi/activities/cmi.interaction")
        $0.field("interactionType", "other")
      } result: {
        $0.object("score") {
          $0.field("raw", number: check.points.description)
          $0.field("min", 0)
          $0.field("max", number: check.maxPoints.description)
        }
        $0.field("success", check.passed)
        if !check.passed { $0.field("response", check.message) }
      }
    }
    return answers.joined() + verdict
  }

  private func statement(
    _ submission: SubmissionResult,
    _ verb: String,
    _ activity: String,
    parent: String? = nil,
    definition: (inout JSONWriter) -> Void,
    result: (inout JSONWriter) -> Void
  ) -> String {
    JSONWriter.line {
      $0.object("actor") {
        $0.field("objectType", "Agent")
        $0.object("account") {
          $0.field("homePage", "urn:joblab:learners")
          $0.field("name", submission.name)
        }
      }
      $0.object("verb") {
        $0.field("id", "http://adlnet.gov/expapi/verbs/\(verb)")
        $0.field("display", number: Self.languageMap(verb))
      }
      $0.object("object") {
        $0.field("objectType", "Activity")
        $0.field("id", activity)
        $0.object("definition", definition)
      }
      $0.object("result", result)
      $0.object("context") {
        $0.field("platform", "joblab")
        if !submission.variant.isEmpty {
          $0.object("extensions") { $0.field("urn:joblab:variant", submission.variant.description) }
        }
        guard let parent else { return }
        $0.object("contextActivities") {
          $0.array("parent", [parent]) { writer, id in writer.object { $0.field("id", id) } }
        }
      }
      if let timestamp = context.timestamp { $0.field("timestamp", timestamp) }
    }
  }

  private static func languageMap(_ text: String) -> String {
    var writer = JSONWriter(isCompact: true)
    writer.object { $0.field("en-US", text) }
    return writer.takeText()
  }
}

/// Scores of LTI's Assignment and Grade Services, one a line, for a bridge that posts them.
///
/// (https://www.imsglobal.org/spec/lti-ags/v2p0)
package struct ScoreReport: Report {
  private let context: ReportContext

  package init(_ context: ReportContext) {
    self.context = context
  }

  package func section(_ submission: SubmissionResult) -> String {
    JSONWriter.line {
      $0.field("userId", submission.name)
      if submission.status != .error {
        $0.field("scoreGiven", number: submission.score.description)
        $0.field("scoreMaximum", number: submission.maxScore.description)
      }
      let missing =
        (submission.variant.isEmpty ? [] : [submission.variantLine])
        + submission.checks.filter { !$0.passed }.map(\.message)
      $0.field("comment", (submission.excuse.isEmpty ? missing : [submission.excuse]).joinedLines)
      if let timestamp = context.timestamp { $0.field("timestamp", timestamp) }
      $0.field("activityProgress", "Completed")
      $0.field("gradingProgress", submission.status == .error ? "Failed" : "FullyGraded")
    }
  }
}
