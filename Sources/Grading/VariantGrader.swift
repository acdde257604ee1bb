package import Course

/// Grades each submission by the variant of the exercise that its student has.
package struct VariantGrader: Sendable {
  private let exercise: Exercise
  /// Nil when all students have the exercise as it is.
  private let secret: CourseSecret?
  private let runner: any SubmissionRunner
  /// Made before they are asked for, so that threads share them.
  private var graders: [Draw: Grader] = [:]
  private let memo = RunMemo()

  /// Students who have a variant that is not among so many have it made anew each time.
  private static let gradersMax = 500

  /// Fails when a variant of one of the students cannot be graded: a defect of the content.
  package init(
    exercise: Exercise,
    secret: CourseSecret?,
    students: some Sequence<String>,
    runner: any SubmissionRunner
  ) throws(ContentProblem) {
    self.exercise = exercise
    self.secret = exercise.hasParameters ? secret : nil
    self.runner = runner
    for student in students {
      let variant = try variant(of: student)
      guard graders[variant.values] == nil, graders.count < Self.gradersMax else { continue }
      graders[variant.values] = try grader(variant)
    }
  }

  package func grade(
    _ submission: Submission,
    seeds: [UInt64]? = nil,
    showsRun: Bool = false
  ) -> SubmissionResult {
    do throws(ContentProblem) {
      return try grader(variant(of: submission.student))
        .grade(submission, seeds: seeds, showsRun: showsRun, memo: memo)
    } catch {
      return SubmissionResult(defect: error, of: submission)
    }
  }

  /// The exercise as a student has it.
  package func exercise(for student: String) throws(ContentProblem) -> Exercise {
    try grader(variant(of: student)).exercise
  }

  private struct Variant {
    /// Nil for the exercise as it is.
    var choice: VariantChoice?
    var values: Draw
  }

  private func variant(of student: String) throws(ContentProblem) -> Variant {
    guard let secret else { return Variant(values: exercise.variant) }
    let choice = VariantChoice.drawn(secret.source(student: student, exercise: exercise.id))
    return Variant(choice: choice, values: try exercise.values(choice))
  }

  private func grader(_ variant: Variant) throws(ContentProblem) -> Grader {
    if let grader = graders[variant.values] { return grader }
    guard let choice = variant.choice else {
      return try Grader(exercise: exercise, runner: runner)
    }
    return try Grader(exercise: exercise.drawn(choice), runner: runner)
  }
}
