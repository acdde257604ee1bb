/// What hints and wrong answers cost, in percent of an item's points, and how often one may try.
///
/// An answer that is right keeps its points less the costs, but never less than `least` percent;
/// what is partly right is scaled in the same way. Malformed answers and `skip` cost nothing.
package struct ScoringPolicy: Hashable, Sendable {
  /// For each hint that was shown.
  package var hintCost: Int
  /// For each earlier answer that was not right.
  package var wrongCost: Int
  /// What a right answer is worth at least.
  package var least: Int
  /// The number of answers after which the item is closed; nil for any number.
  package var tries: Int?

  package init(hintCost: Int = 10, wrongCost: Int = 25, least: Int = 25, tries: Int? = nil) {
    self.hintCost = hintCost
    self.wrongCost = wrongCost
    self.least = least
    self.tries = tries
  }

  package static let standard = ScoringPolicy()
  /// For answers that are given once and without hints, as on a sheet.
  package static let once = ScoringPolicy(hintCost: 0, wrongCost: 0, least: 100, tries: 1)

  /// What is left of `points` after so many hints and earlier wrong answers.
  package func earned(_ points: Points, hints: Int, wrong: Int) -> Points {
    let cost = min(max(hints, 0), 100) * hintCost + min(max(wrong, 0), 100) * wrongCost
    return points.share(max(100 - cost, least), of: 100)
  }

  /// Whether so many answers were all that there may be.
  package func isClosed(after answers: Int) -> Bool { tries.map { answers >= $0 } ?? false }
}

extension ScoringPolicy {
  /// Reads the `scoring` field.
  init(_ node: DocumentNode) throws(ContentProblem) {
    let reader = try MappingReader(
      node,
      what: "a scoring",
      keys: ["hint", "wrong", "least", "tries"]
    )
    self.init(
      hintCost: try reader.integer("hint", in: 0...100, or: Self.standard.hintCost),
      wrongCost: try reader.integer("wrong", in: 0...100, or: Self.standard.wrongCost),
      least: try reader.integer("least", in: 0...100, or: Self.standard.least),
      tries: reader.has("tries") ? try reader.integer("tries", in: 1...20) : nil
    )
  }
}
