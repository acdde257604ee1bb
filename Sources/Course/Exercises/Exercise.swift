/// Work that is graded by what it does: a task, where it starts, and how it is judged.
package struct Exercise: Hashable, Sendable {
  package var id: String
  package var title: String
  /// The id of the lesson that it belongs to; empty when it stands alone.
  package var lesson: String
  package var minutes: Int
  /// CommonMark.
  package var task: String
  package var position: SourcePosition
  /// Each gives one run of a submission.
  package var seeds: [UInt64]
  /// Virtual time after which a run ends at the latest.
  package var horizon: Duration
  /// The share of the points that passes, in percent.
  package var passPercent: Int
  /// From mild to strong.
  package var hints: [String]
  /// What to read after a failure, such as `joblab learn retries`.
  package var reading: [String]
  /// Requests made during a run, each at its moment.
  package var interventions: [Intervention]
  /// Items that an `answers.yaml` beside the manifests answers; worth points like checks.
  package var questions: [Item]
  /// Read by the grader, which knows the kinds of checks.
  package var checks: [DocumentNode]
  /// What a learner begins with.
  package var start: [ExerciseFile]
  package var solutions: [Sample]
  package var mistakes: [Mistake]
}

/// A file that belongs to an exercise.
package struct ExerciseFile: Hashable, Sendable {
  /// Relative to the folder that it is handed over in.
  package var path: String
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// A submission that comes with the exercise.
package struct Sample: Hashable, Sendable {
  /// Such as `solutions/by-restarting`.
  package var name: String
  package var files: [ExerciseFile]
}

/// A submission that must fail, for the reason that its author had in mind.
package struct Mistake: Hashable, Sendable {
  package var sample: Sample
  package var position: SourcePosition
  /// The ids of all checks that it fails.
  package var fails: [String]
  /// The belief behind it, in one sentence.
  package var belief: String
  /// Words that the feedback must have, so that it names the belief.
  package var says: String
}

/// Something done to the cluster while a submission runs.
package struct Intervention: Hashable, Sendable {
  package var after: Duration
  package var script: String
}
