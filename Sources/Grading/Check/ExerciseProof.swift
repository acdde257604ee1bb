import Course

/// Proves that an exercise marks right what is right, and wrong what is wrong for the right reason.
struct ExerciseProof {
  let exercise: Exercise
  let runner: any SubmissionRunner

  func problems() -> [ContentProblem] {
    let grader: Grader
    do throws(ContentProblem) {
      grader = try Grader(exercise: exercise, runner: runner)
    } catch {
      return [error]
    }
    return counts() + start(grader) + solutions(grader) + mistakes(grader)
  }

  private func counts() -> [ContentProblem] {
    var problems: [ContentProblem] = []
    func require(_ count: Int, _ least: Int, _ what: String) {
      guard count < least else { return }
      problems.append(
        exercise.position.problem("an exercise needs at least \(least) \(what), not \(count)")
      )
    }
    require(exercise.start.count, 1, "file under start/")
    require(exercise.solutions.count, 2, "solutions")
    require(exercise.mistakes.count, 4, "mistakes")
    return problems
  }

  private func start(_ grader: Grader) -> [ContentProblem] {
    let result = grader.grade(Submission(name: "start", files: exercise.start))
    guard result.passed else { return [] }
    return [exercise.position.problem("what the learner begins with passes already")]
  }

  /// A solution earns every point that does not need an answer sheet.
  private func solutions(_ grader: Grader) -> [ContentProblem] {
    exercise.solutions.flatMap { sample in
      let result = grader.grade(Submission(name: sample.name, files: sample.files))
      let hasSheet = sample.files.contains { $0.path == Submission.answersFile }
      let questions = Set(exercise.questions.map(\.id))
      let failures = result.checks.filter { !$0.passed && (hasSheet || !questions.contains($0.id)) }
      var problems = failures.map { problem(sample, "fails `\($0.id)`: \($0.message)") }
      if !result.passed || result.status != .graded {
        problems.append(problem(sample, "does not pass: \(result.notes.joined(separator: "; "))"))
      }
      return problems
    }
  }

  /// A mistake fails exactly the checks that its author named, and is told which belief it shows.
  private func mistakes(_ grader: Grader) -> [ContentProblem] {
    exercise.mistakes.flatMap { mistake in
      let sample = mistake.sample
      let result = grader.grade(Submission(name: sample.name, files: sample.files))
      let questions = Set(exercise.questions.map(\.id))
      let failed = result.checks.filter { !$0.passed && !questions.contains($0.id) }
      var problems: [ContentProblem] = []
      if result.passed { problems.append(problem(sample, "passes")) }
      let names = failed.map(\.id)
      if Set(names) != Set(mistake.fails) {
        let details = failed.map { "\($0.id) (\($0.message))" }.joined(separator: "; ")
        problems.append(
          ContentProblem(
            mistake.position,
            "\(sample.name) should fail \(mistake.fails.quotedList); it fails "
              + "\(names.quotedList): \(details)\(result.notes.joined(separator: "; "))"
          )
        )
      }
      let feedback = (failed.map(\.message) + result.notes).joined(separator: " ")
      if !feedback.contains(mistake.says) {
        problems.append(
          ContentProblem(
            mistake.position,
            "the feedback to \(sample.name) does not say `\(mistake.says)`: \(feedback)"
          )
        )
      }
      return problems
    }
  }

  private func problem(_ sample: Sample, _ message: String) -> ContentProblem {
    ContentProblem(
      ContentPosition(file: "exercises/\(exercise.id)/\(sample.name)"),
      message
    )
  }
}
