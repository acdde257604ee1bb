package import Course

/// A form in which the marks of a batch are written.
///
/// A report is written from front to back, one submission after the other, so that a hundred
/// thousand of them need no more memory than one. The same marks give the same bytes.
package protocol Report: Sendable {
  mutating func opening() -> String
  mutating func section(_ submission: SubmissionResult) -> String
  mutating func closing() -> String
}

/// What a report says of a batch as a whole, before its first submission.
package struct ReportContext: Hashable, Sendable {
  package var exercise: String
  package var title: String
  package var seeds: [UInt64]
  /// What to read after a failure.
  package var reading: [String]
  package var tally: Tally
  /// When the batch was graded, in RFC 3339; some formats ask for it, and no clock is read here.
  package var timestamp: String?
  /// How wide a terminal is, for text.
  package var width = 80

  package init(_ result: GradingResult, timestamp: String? = nil, width: Int = 80) {
    exercise = result.exercise
    title = result.title
    seeds = result.seeds
    reading = result.reading
    tally = Tally(result.submissions)
    self.timestamp = timestamp
    self.width = width
  }

  /// For results that are read from journals.
  package init(_ head: Journal.Head, _ tally: Tally, timestamp: String?, width: Int) {
    exercise = head.exercise
    title = head.title
    seeds = head.seeds
    reading = head.reading
    self.tally = tally
    self.timestamp = timestamp
    self.width = width
  }
}

/// The counts over all submissions of a batch.
package struct Tally: Hashable, Sendable {
  /// A check that the submissions were marked by.
  package struct Column: Hashable, Sendable {
    package var id: String
    package var title: String
    package var maxPoints: Points
  }

  package private(set) var submissions = 0
  package private(set) var passed = 0
  package private(set) var refused = 0
  package private(set) var errors = 0
  package private(set) var checks = 0
  package private(set) var failedChecks = 0
  /// Whether students have variants of the exercise.
  package private(set) var hasVariants = false
  /// In the order of the exercise; empty when nothing could be graded.
  package private(set) var columns: [Column] = []

  package init() {}

  package init(_ submissions: [SubmissionResult]) {
    for submission in submissions { add(submission) }
  }

  package mutating func add(_ submission: SubmissionResult) {
    submissions += 1
    if submission.passed { passed += 1 }
    if submission.status == .refused { refused += 1 }
    if submission.status == .error { errors += 1 }
    checks += submission.checks.count
    failedChecks += submission.checks.count { !$0.passed }
    hasVariants = hasVariants || !submission.variant.isEmpty
    guard columns.isEmpty else { return }
    columns = submission.checks.map {
      Column(id: $0.id, title: $0.title, maxPoints: $0.maxPoints)
    }
  }
}

extension Report {
  // Most forms are a row of sections.
  package func opening() -> String { "" }
  package func closing() -> String { "" }

  /// The whole report of marks that are at hand.
  package mutating func text(_ submissions: [SubmissionResult]) -> String {
    var text = opening()
    for submission in submissions { text += section(submission) }
    return text + closing()
  }
}

extension SubmissionResult {
  /// Why it has no marks, for formats that have one place for it; empty when it was graded.
  var excuse: String {
    switch status {
    case .graded: ""
    case .refused: (["not graded"] + notes).joined(separator: ": ")
    case .error:
      (["not graded: the exercise or joblab is at fault; no points are lost"] + notes)
        .joined(separator: ": ")
    }
  }

  /// The share of the points that it got, from 0 to 1 with four digits.
  var share: String {
    guard maxScore > .zero else { return "0" }
    let tenThousandths =
      (score.hundredths * 20_000 + maxScore.hundredths) / (maxScore.hundredths * 2)
    guard tenThousandths < 10_000 else { return "1" }
    var digits = String(tenThousandths)
    digits = String(repeating: "0", count: 4 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    return digits.isEmpty ? "0" : "0." + digits
  }
}
