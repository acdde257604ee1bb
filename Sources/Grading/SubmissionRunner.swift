package import Course

/// Runs a submission on a cluster, and brings back what happened.
package protocol SubmissionRunner: Sendable {
  func run(_ submission: Submission, of exercise: Exercise, seed: UInt64) -> SubmissionRun

  /// Runs a submission under one seed after another.
  ///
  /// - Parameters:
  ///   - submission: What is run.
  ///   - exercise: Whose faults and interventions befall it.
  ///   - seeds: In this order.
  ///   - scope: What the runs are asked for; the rest of their evidence may be missing.
  ///   - take: Takes each run as it ends, and says whether there is to be a next one.
  func run(
    _ submission: Submission,
    of exercise: Exercise,
    seeds: [UInt64],
    scope: EvidenceScope,
    _ take: (SubmissionRun) -> Bool
  )
}

extension SubmissionRunner {
  package func run(
    _ submission: Submission,
    of exercise: Exercise,
    seeds: [UInt64],
    scope: EvidenceScope,
    _ take: (SubmissionRun) -> Bool
  ) {
    for seed in seeds {
      guard take(run(submission, of: exercise, seed: seed)) else { return }
    }
  }
}

/// One run of a submission.
package struct SubmissionRun: Sendable {
  package var evidence: Evidence
  /// What the learner should know beside the checks: kubectl's refusals, limits that were reached.
  package var notes: [String]
  /// What it has cost, in steps of a shell.
  package var work: Int

  package init(evidence: Evidence, notes: [String] = [], work: Int = 0) {
    self.evidence = evidence
    self.notes = notes
    self.work = work
  }
}
