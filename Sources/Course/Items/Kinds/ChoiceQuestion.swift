/// A question with choices, of which one or several are right.
package struct ChoiceQuestion: Hashable, Sendable {
  package var choices: [Choice]

  package init(choices: [Choice]) {
    self.choices = choices
  }

  /// The places of the right choices.
  package var key: [Int] { choices.indices.filter { choices[$0].isRight } }

  /// The letter of a choice on screen: `a` for the first.
  package static func letter(_ index: Int) -> String {
    String(UnicodeScalar(UInt8(0x61 + min(max(index, 0), 25))))
  }

  /// More choices than letters nobody can tell apart.
  package static let countRange = 2...12
}

/// One of the answers to choose from.
package struct Choice: Hashable, Sendable {
  package var text: String
  package var isRight: Bool
  /// Said to who chose it (or, in a multiple choice, got it wrong): why it is right or not.
  package var feedback: String
  /// The line that the proof prints when this choice is true; nil without a proof.
  package var provedBy: String?

  package init(text: String, isRight: Bool, feedback: String, provedBy: String? = nil) {
    self.text = text
    self.isRight = isRight
    self.feedback = feedback
    self.provedBy = provedBy
  }
}
