package import Course

/// One thing that a submission is judged by.
package struct Check: Sendable {
  package var id: String
  /// Shown to the learner; it gives nothing away.
  package var title: String
  package var points: Points
  package var position: ContentPosition
  package var seedRule: SeedRule
  /// Said when it fails: which belief leads there, and what is true.
  package var feedback: String
  package var test: any CheckTest
  /// What is tried, in this order, when the test fails: the first that holds earns its points.
  package var partial: [PartialRule]
  package var visibility: CheckVisibility

  /// Whether any of its answers may differ from seed to seed.
  package var dependsOnRun: Bool {
    test.dependsOnRun || partial.contains { $0.test.dependsOnRun }
  }
}

/// A weaker demand that earns a part of a check's points.
package struct PartialRule: Sendable {
  package var points: Points
  package var seedRule: SeedRule
  /// Said instead of the check's own feedback; empty when there is none.
  package var feedback: String
  package var test: any CheckTest
}

/// When learners see a check's result; the words are Gradescope's.
package enum CheckVisibility: String, Hashable, Sendable, CaseIterable {
  case visible, hidden
  case afterDueDate = "after_due_date"
  case afterPublished = "after_published"
}

/// How the verdicts of all seeds become one.
package enum SeedRule: Hashable, Sendable {
  /// It must hold in every run.
  case all
  /// It must hold in at least so many percent of the runs.
  case share(percent: Int)
  /// Each run in which it holds earns its share of the points.
  case mean
}

/// A question to the evidence of one run.
package protocol CheckTest: Sendable {
  /// What the test asks, in one line.
  static var summary: String { get }
  /// The fields of the test in exercise.yaml.
  static var fields: [CheckField] { get }
  init(_ reader: MappingReader) throws(ContentProblem)
  /// Whether the answer may differ from seed to seed.
  var dependsOnRun: Bool { get }
  /// What the test looks at of a run.
  var scope: EvidenceScope { get }
  func verdict(on evidence: Evidence) -> Verdict
}

extension CheckTest {
  static var keys: [String] { fields.map(\.name) }

  package var dependsOnRun: Bool { true }
}

/// What a test found in one run.
package struct Verdict: Hashable, Sendable {
  package var holds: Bool
  package var expected: String
  package var found: String
  /// Where in the learner's files; nil when it is not about a line.
  package var place: ContentPosition?

  package init(holds: Bool, expected: String, found: String, place: ContentPosition? = nil) {
    self.holds = holds
    self.expected = expected
    self.found = found
    self.place = place
  }
}
