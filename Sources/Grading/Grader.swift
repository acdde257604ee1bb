import Console
package import Course

/// Grades submissions to one exercise by running them on simulated clusters.
///
/// Each seed is a cluster of its own; the same submission gets the same marks on every machine and
/// at any number of threads.
package struct Grader: Sendable {
  package let exercise: Exercise
  package let checks: [Check]
  private let runner: any SubmissionRunner
  private let startManifests: [ManifestDocument]
  private let scope: EvidenceScope

  /// Fails when the exercise's checks cannot be read: a defect of the content.
  package init(
    exercise: Exercise,
    runner: any SubmissionRunner
  ) throws(ContentProblem) {
    self.exercise = exercise
    self.runner = runner
    checks = try CheckParser.checks(of: exercise)
    scope = checks.scope
    startManifests = exercise.start.flatMap(ManifestDocument.documents)
  }

  package var maxScore: Points {
    checks.reduce(.zero) { $0 + $1.points } + exercise.questions.reduce(.zero) { $0 + $1.points }
  }

  /// Grades one submission; `seeds` replaces the exercise's own.
  ///
  /// With `showsRun` the result has the timeline of one run, which is made a second time for it. A
  /// memo spares the runs of a submission that says the same as one before.
  package func grade(
    _ submission: Submission,
    seeds: [UInt64]? = nil,
    showsRun: Bool = false,
    memo: RunMemo? = nil
  ) -> SubmissionResult {
    if let refusal = submission.refusal { return refused(submission, refusal) }
    let logs = submission.sessionLogs.map(SessionCommands.init)
    guard !submission.manifests.isEmpty || !logs.isEmpty || isAnswered(submission) else {
      return refused(submission, Submission.holdsNothing)
    }
    let files = submission.manifests + logs.flatMap(\.files)
    let written = WrittenWork(
      manifests: files.flatMap(ManifestDocument.documents),
      startManifests: startManifests,
      commands: logs.flatMap(\.commands)
    )
    let seeds = seeds ?? exercise.seeds
    let size = submission.manifestBytes
    var submission = submission
    let key = memo.flatMap { _ in
      RunKey(
        &submission,
        size: size,
        of: exercise,
        seeds: seeds,
        showsRun: showsRun,
        scope: scope
      )
    }
    func make() -> RunOutcome {
      self.outcome(of: submission, size: size, written, seeds: seeds, showsRun: showsRun)
    }
    let outcome =
      if let memo, let key {
        memo.outcome(of: key, size: size, written, make)
      } else {
        make()
      }
    let sweep = outcome.sweep
    let sheet = AnswerSheet(submission)
    let results = sweep.results + exercise.questions.map { QuestionGrader.grade($0, sheet) }
    let proofs = submission.sessionLogs.map {
      SessionProof.links(of: $0, key: nil).note(on: $0.path)
    }
    let problems = logs.map(\.problem) + proofs + [sheet.problem]
    var result = graded(submission, results, notes: sweep.notes + problems.compactMap { $0 })
    result.failingSeed = sweep.firstFailingSeed
    result.shown = outcome.shown
    return result
  }

  private func outcome(
    of submission: Submission,
    size: Int,
    _ written: WrittenWork,
    seeds: [UInt64],
    showsRun: Bool
  ) -> RunOutcome {
    var sweep = SeedSweep(checks: checks, on: written)
    runner.run(submission, of: exercise, seeds: seeds, scope: scope) { run in
      var run = run
      run.evidence.written = written
      sweep.add(run)
      // A run that had to be stopped would be stopped again under every other seed.
      if case .stopped = run.evidence.ending { return false }
      return !sweep.isSpent
    }
    sweep.close(runs: seeds.count)
    var outcome = RunOutcome(sweep: sweep, size: size)
    if showsRun, let seed = sweep.firstFailingSeed ?? seeds.first {
      outcome.shown = ShownRun(runner.run(submission, of: exercise, seed: seed).evidence)
    }
    return outcome
  }

  /// Whether there are questions, and a sheet that answers them.
  private func isAnswered(_ submission: Submission) -> Bool {
    !exercise.questions.isEmpty
      && submission.files.contains { $0.path == Submission.answersFile }
  }

  private func graded(
    _ submission: Submission,
    _ checks: [CheckResult],
    notes: [String]
  ) -> SubmissionResult {
    let score = checks.reduce(.zero) { $0 + $1.points }
    return SubmissionResult(
      name: submission.name,
      status: .graded,
      score: score,
      maxScore: maxScore,
      passed: score.hundredths * 100 >= maxScore.hundredths * exercise.passPercent,
      checks: checks,
      notes: notes,
      variant: exercise.variant
    )
  }

  private func refused(_ submission: Submission, _ reason: String) -> SubmissionResult {
    SubmissionResult(
      name: submission.name,
      status: .refused,
      score: .zero,
      maxScore: maxScore,
      passed: false,
      checks: [],
      notes: [reason],
      variant: exercise.variant
    )
  }
}

extension Grader {
  /// Grades many submissions on up to `jobs` threads; the results stand in the order given.
  package func grade(
    _ submissions: [Submission],
    seeds: [UInt64]? = nil,
    jobs: Int = 1
  ) -> GradingResult {
    GradingResult(
      exercise: exercise.id,
      title: exercise.title,
      seeds: seeds ?? exercise.seeds,
      reading: exercise.reading,
      submissions: inParallel(submissions, threads: jobs) { grade($0, seeds: seeds) }
    )
  }
}
