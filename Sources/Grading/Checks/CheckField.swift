import Course

/// A field of a check or a test in exercise.yaml: what strict reading and the schema know of it.
package struct CheckField: Hashable, Sendable {
  package var name: String
  package var shape: Shape
  package var summary: String
  package var isRequired: Bool

  package indirect enum Shape: Hashable, Sendable {
    case text
    case texts
    case flag
    /// A length of time such as `90s`.
    case duration
    case integer(ClosedRange<Int>)
    case word([String])
    /// A number of things, or `atLeast` and `atMost`.
    case count
    /// Numbers `from` and `to`.
    case range
    /// An object such as `job/flaky-import`, or a kind.
    case selector
    case seedRule
    case seeds
    case partial
    case checks
    /// A path and an expectation.
    case state
    /// `suspended`, or a path and an expectation.
    case span
    /// A list of mappings with these fields.
    case objects([CheckField])
    /// A list of mappings that have more than one form.
    case mappings
  }

  init(_ name: String, _ shape: Shape, _ summary: String, required: Bool = false) {
    self.name = name
    self.shape = shape
    self.summary = summary
    isRequired = required
  }

  static let selector = CheckField(
    "of",
    .selector,
    "The object, as in job/flaky-import; a kind alone takes the one that was made last.",
    required: true
  )
  static let path = CheckField("path", .text, "A JSONPath, as kubectl takes it.", required: true)
}

/// The fields of exercise.yaml itself.
enum CheckFields {
  static let exercise: [CheckField] = [
    .init("id", .text, "The folder's name.", required: true),
    .init("title", .text, "One line.", required: true),
    .init("lesson", .text, "The id of the lesson that it belongs to."),
    .init("minutes", .integer(1...120), "How long it takes a learner.", required: true),
    .init("seeds", .seeds, "A count, a range such as 5-8, or a list.", required: true),
    .init("horizon", .duration, "Virtual time after which a run ends.", required: true),
    .init("pass", .integer(1...100), "Percent of the points that pass; 100 if left out."),
    .init("hints", .texts, "From mild to strong."),
    .init("reading", .texts, "What to read after a failure."),
    .init("faults", .objects(faults), "What goes wrong in the cluster, each with one kind."),
    .init("interventions", .objects(interventions), "What is done while a submission runs."),
    .init("parameters", .mappings, "Values that differ from learner to learner."),
    .init("questions", .mappings, "Items that answers.yaml answers."),
    .init("checks", .checks, "What it is graded by.", required: true),
    .init("mistakes", .objects(mistakes), "Submissions that must fail, each for its reason."),
  ]

  private static let interventions: [CheckField] = [
    .init("after", .duration, "From the run's start.", required: true),
    .init("run", .text, "A script at the prompt.", required: true),
  ]

  private static let faults: [CheckField] = [
    .init("exitCodes", .texts, "A code for each attempt, or run: the worker itself runs."),
    .init("of", .text, "Of exitCodes and slowStart: the Job, as in job/work; any if left out."),
    .init("index", .integer(0...1_000_000), "Of exitCodes: one completion index."),
    .init("slowStart", .duration, "By how much later containers start."),
    .init("missingImage", .text, "An image that cannot be pulled."),
    .init("deletePod", .text, "The Job a running pod of which is deleted, as in job/work."),
    .init("drain", .text, "The node that is drained."),
    .init("at", .duration, "Of deletePod and drain: from the run's start."),
  ]

  private static let mistakes: [CheckField] = [
    .init("file", .text, "Of the folder mistakes/.", required: true),
    .init("fails", .texts, "The checks that it fails.", required: true),
    .init("belief", .text, "What leads there.", required: true),
    .init("says", .text, "Words that the feedback must have.", required: true),
  ]
}
