/// A graded question of a lesson or an exercise.
package struct Item: Hashable, Sendable {
  package var id: String
  package var position: ContentPosition
  /// The objective of the lesson that it measures; empty when none is named.
  package var objective: String
  /// CommonMark.
  package var prompt: String
  package var points: Points
  package var question: Question
  /// From mild to strong.
  package var hints: [String]
  /// Shown once the item is answered or given up.
  package var explanation: String
  package var basis: Basis
  package var scoring = ScoringPolicy.standard
  /// Files that are shown with the prompt and given to the learner; the proof finds them too.
  package var files: [ProofFile] = []
  /// Beliefs whose answer is worked out and recognised.
  package var misconceptions: [NamedMisconception] = []
  /// What the beliefs would answer; empty until the proof has run under them.
  package var beliefs: [BeliefAnswer] = []
  /// Nil for an item that was not read from a document.
  package var template: Template?

  package init(
    id: String,
    position: ContentPosition,
    objective: String,
    prompt: String,
    points: Points,
    question: Question,
    hints: [String],
    explanation: String,
    basis: Basis
  ) {
    self.id = id
    self.position = position
    self.objective = objective
    self.prompt = prompt
    self.points = points
    self.question = question
    self.hints = hints
    self.explanation = explanation
    self.basis = basis
  }

  /// Why the key is right.
  package enum Basis: Hashable, Sendable {
    /// The simulator gives the key.
    case proof(Proof)
    /// The key is a matter of words; this is where they are defined.
    case source(String)
    /// The item's own solution shows it: `do` and `fix`.
    case solution
  }
}

extension Item {
  /// Why an item is asked with other values each time, and what it is made from.
  package struct Template: Hashable, Sendable {
    package var parameters: Parameters
    /// As it was written, with placeholders.
    var node: DocumentNode
  }

  /// The item with the values and the arrangement that `source` draws.
  package func drawn(_ source: DrawSource) throws(ContentProblem) -> Item {
    guard let template else { return self }
    var item = try ItemParser.item(template.node, id: id, source: source)
    item.position = position
    return item
  }

  /// Whether each draw has values of its own, and so a key of its own.
  package var hasParameters: Bool { template.map { !$0.parameters.isEmpty } ?? false }

  /// The proof, when there is one.
  package var proof: Proof? { if case .proof(let proof) = basis { proof } else { nil } }
}
