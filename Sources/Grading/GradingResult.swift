package import Course

/// The marks of submissions to one exercise; every report is written from it.
package struct GradingResult: Hashable, Sendable {
  package var exercise: String
  package var title: String
  package var seeds: [UInt64]
  /// What to read after a failure.
  package var reading: [String]
  /// In the order in which they were handed over.
  package var submissions: [SubmissionResult]
}

extension GradingResult {
  /// What is reported when an exercise itself is broken.
  package init(defect: ContentProblem, of exercise: Exercise, submissions: [Submission]) {
    self.init(
      exercise: exercise.id,
      title: exercise.title,
      seeds: exercise.seeds,
      reading: [],
      submissions: submissions.map { SubmissionResult(defect: defect, of: $0) }
    )
  }
}

extension SubmissionResult {
  /// What is reported when an exercise is broken: nobody is graded, and nobody loses points.
  package init(defect: ContentProblem, of submission: Submission) {
    self.init(
      name: submission.name,
      status: .error,
      score: .zero,
      maxScore: .zero,
      passed: false,
      checks: [],
      notes: [defect.description]
    )
  }
}

/// The marks of one submission.
package struct SubmissionResult: Hashable, Sendable {
  package var name: String
  package var status: Status
  package var score: Points
  package var maxScore: Points
  /// Whether it reaches the exercise's share of points.
  package var passed: Bool
  package var checks: [CheckResult]
  /// What kubectl refused, limits that were reached, answers that could not be read.
  package var notes: [String]
  /// The seed of the first run in which a check failed; nil when none did.
  package var failingSeed: UInt64?
  /// The command that shows that run; empty when there is none.
  package var replay = ""
  /// The values that the student's variant of the exercise has; empty when all have the same.
  package var variant = Draw()
  /// What happened in one of its runs; nil when nobody asked for it.
  package var shown: ShownRun?

  package enum Status: String, Hashable, Sendable {
    case graded
    /// It could not be read; the notes say why.
    case refused
    /// The exercise or joblab is at fault: no points are lost, somebody must look.
    case error
  }
}

/// The marks of one check or question.
package struct CheckResult: Hashable, Sendable {
  package var id: String
  package var title: String
  package var points: Points
  package var maxPoints: Points
  package var passed: Bool
  /// Empty when it passed.
  package var expected: String
  /// Empty when it passed.
  package var found: String
  /// In which runs, when they do not all agree.
  package var runs: String
  /// Which belief leads to this failure; empty when it passed.
  package var feedback: String
  /// The line in the learner's files.
  package var place: ContentPosition?
  /// When learners see it.
  package var visibility = CheckVisibility.visible

  /// What was expected, found and believed, as one text.
  package var message: String {
    guard !passed else { return "" }
    var message = place.map { "\($0): " } ?? ""
    message += "expected: \(expected); found: \(found)"
    if !runs.isEmpty { message += "; \(runs)" }
    if !feedback.isEmpty { message += ". \(feedback)" }
    return message
  }
}
