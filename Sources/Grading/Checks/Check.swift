package import Course

/// One thing that a submission is judged by.
package struct Check: Sendable {
  package var id: String
  /// Shown to the learner; it gives nothing away.
  package var title: String
  package var points: Points
  package var position: ContentPosition
  package var seedRule: SeedRule
  /// Said when it fails, on one line: which belief leads there, and what is true.
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
  /// The verdict, as far as what is written decides it; nil for a test that looks at runs.
  func verdict(onWritten work: WrittenWork) -> Verdict?
}

extension CheckTest {
  static var keys: [String] { fields.map(\.name) }

  package var dependsOnRun: Bool { true }

  package func verdict(onWritten work: WrittenWork) -> Verdict? { nil }
}

/// A question to what the learner has written, which is judged once for all runs.
protocol WrittenTest: CheckTest {
  func verdict(on work: WrittenWork) -> Verdict
}

extension WrittenTest {
  package var dependsOnRun: Bool { false }
  package var scope: EvidenceScope { .nothing }

  package func verdict(on evidence: Evidence) -> Verdict { verdict(on: evidence.written) }

  package func verdict(onWritten work: WrittenWork) -> Verdict? { verdict(on: work) }
}

/// What a test found in one run.
///
/// Its words are put together when somebody asks for them: most verdicts hold, and nobody does.
package struct Verdict: Sendable {
  package let holds: Bool
  private let expectation: @Sendable () -> String
  private let finding: @Sendable () -> String
  /// Where in the learner's files; nil when it is not about a line.
  package let place: ContentPosition?

  package init(
    holds: Bool,
    expected: @autoclosure @escaping @Sendable () -> String,
    found: @autoclosure @escaping @Sendable () -> String,
    place: ContentPosition? = nil
  ) {
    self.holds = holds
    expectation = expected
    finding = found
    self.place = place
  }

  package var expected: String { expectation() }
  package var found: String { finding() }
}
