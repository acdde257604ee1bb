import Course

/// Gradescope's results.json, for one submission.
///
/// (https://gradescope-autograders.readthedocs.io/en/latest/specs/)
package struct GradescopeReport: Report {
  package init() {}

  package func section(_ submission: SubmissionResult) -> String {
    JSONWriter.document {
      $0.field("output", ([submission.excuse] + submission.remarks).joinedLines)
      $0.field("output_format", "text")
      $0.field("test_output_format", "text")
      $0.field("test_name_format", "text")
      $0.field("visibility", "visible")
      $0.field("stdout_visibility", "hidden")
      // A submission that could not be read has no checks to add up.
      if submission.status == .refused { $0.field("score", 0) }
      $0.array("tests", Array(submission.checks.enumerated())) { writer, entry in
        let (index, check) = entry
        writer.object {
          $0.field("number", "\(index + 1)")
          $0.field("name", check.title)
          $0.field("score", number: check.points.description)
          $0.field("max_score", number: check.maxPoints.description)
          $0.field("status", check.passed ? "passed" : "failed")
          $0.field("output", check.message)
          $0.array("tags", [check.id])
          $0.field("visibility", check.visibility.rawValue)
        }
      }
      $0.object("extra_data") { $0.field("joblab_status", submission.status.rawValue) }
    }
  }
}

/// PrairieLearn's results.json, for one submission.
///
/// (https://prairielearn.readthedocs.io/en/latest/externalGrading/)
package struct PrairieLearnReport: Report {
  package init() {}

  package func section(_ submission: SubmissionResult) -> String {
    JSONWriter.document {
      // What is not gradable costs the learner no attempt.
      $0.field("gradable", submission.status == .graded)
      $0.field("score", number: submission.share)
      if submission.status != .graded { $0.array("format_errors", [submission.excuse]) }
      $0.field("message", "\(submission.score) of \(submission.maxScore) points")
      $0.field("output", submission.remarks.joinedLines)
      $0.array("tests", submission.checks) { writer, check in
        writer.object {
          $0.field("name", check.title)
          $0.field("points", number: check.points.description)
          $0.field("max_points", number: check.maxPoints.description)
          $0.field("message", check.message)
        }
      }
    }
  }
}

extension SubmissionResult {
  /// What a run had to say beside its marks; what stands in the excuse is left out.
  var remarks: [String] {
    (variant.isEmpty ? [] : [variantLine]) + (status == .graded ? notes : [])
  }

  /// Which variant of the exercise was graded, in words.
  var variantLine: String { "Variant: \(variant)" }
}

extension [String] {
  var joinedLines: String { filter { !$0.isEmpty }.joined(separator: "\n") }
}
