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

  /// A kind of question, with what is right and what to say about what is not.
  package enum Question: Hashable, Sendable {
    case single(ChoiceQuestion)
    case multiple(ChoiceQuestion)
    case numeric(NumericQuestion)
  }

  /// Why the key is right.
  package enum Basis: Hashable, Sendable {
    /// The simulator gives the key.
    case proof(Proof)
    /// The key is a matter of words; this is where they are defined.
    case source(String)
  }
}

extension Item.Question {
  package var kindName: String {
    switch self {
    case .single: "single"
    case .multiple: "multiple"
    case .numeric: "numeric"
    }
  }
}
