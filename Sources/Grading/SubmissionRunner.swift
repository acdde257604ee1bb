package import Course

/// Runs a submission on a cluster, and brings back what happened.
package protocol SubmissionRunner: Sendable {
  func run(_ submission: Submission, of exercise: Exercise, seed: UInt64) -> SubmissionRun
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
