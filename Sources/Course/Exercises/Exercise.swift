/// Work that is graded by what it does: a task, where it starts, and how it is judged.
package struct Exercise: Hashable, Sendable {
  package var id: String
  package var title: String
  /// The id of the lesson that it belongs to; empty when it stands alone.
  package var lesson: String
  package var minutes: Int
  /// CommonMark.
  package var task: String
  package var position: ContentPosition
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
  /// What goes wrong from the start of a run on.
  package var faults: [Fault] = []
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
  /// The values that were chosen for its parameters; empty when it is as everybody has it.
  package var variant = Draw()
  /// The texts that it is read from anew for each draw; nil without parameters.
  var template: Template?

  package init(
    id: String,
    title: String,
    lesson: String,
    minutes: Int,
    task: String,
    position: ContentPosition,
    seeds: [UInt64],
    horizon: Duration,
    passPercent: Int,
    hints: [String],
    reading: [String],
    interventions: [Intervention],
    questions: [Item],
    checks: [DocumentNode],
    start: [ExerciseFile],
    solutions: [Sample],
    mistakes: [Mistake]
  ) {
    self.id = id
    self.title = title
    self.lesson = lesson
    self.minutes = minutes
    self.task = task
    self.position = position
    self.seeds = seeds
    self.horizon = horizon
    self.passPercent = passPercent
    self.hints = hints
    self.reading = reading
    self.interventions = interventions
    self.questions = questions
    self.checks = checks
    self.start = start
    self.solutions = solutions
    self.mistakes = mistakes
  }
}

extension Exercise {
  /// The files of an exercise with parameters, as they were written.
  struct Template: Hashable, Sendable {
    var parameters: Parameters
    var folder: String
    var files: MemoryFiles
  }

  /// Whether each draw is a variant of its own.
  package var hasParameters: Bool { template != nil }

  /// The values that a choice gives its parameters; empty without any.
  package func values(_ choice: VariantChoice) throws(ContentProblem) -> Draw {
    guard let template else { return Draw() }
    return template.parameters.chosen(in: try template.parameters.draw(choice))
  }

  /// The variant of the exercise with the values of a choice; itself without parameters.
  package func drawn(_ choice: VariantChoice) throws(ContentProblem) -> Exercise {
    guard let template else { return self }
    return try ExerciseParser(
      files: template.files,
      folder: template.folder,
      paths: template.files.paths(),
      choice: choice
    ).exercise()
  }
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

  package init(
    name: String,
    files: [ExerciseFile]
  ) {
    self.name = name
    self.files = files
  }
}

/// A submission that must fail, for the reason that its author had in mind.
package struct Mistake: Hashable, Sendable {
  package var sample: Sample
  package var position: ContentPosition
  /// The ids of all checks that it fails.
  package var fails: [String]
  /// The belief behind it, in one sentence.
  package var belief: String
  /// Words that the feedback must have, so that it names the belief.
  package var says: String

  package init(
    sample: Sample,
    position: ContentPosition,
    fails: [String],
    belief: String,
    says: String
  ) {
    self.sample = sample
    self.position = position
    self.fails = fails
    self.belief = belief
    self.says = says
  }
}

/// Something done to the cluster while a submission runs.
package struct Intervention: Hashable, Sendable {
  package var after: Duration
  package var script: String
}
