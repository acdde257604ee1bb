/// What an answer is worth, and what to say about it.
package struct ItemScore: Hashable, Sendable {
  package var earned: Points
  package var possible: Points
  /// One text per choice or number that deserves a word, in the order of the choices.
  package var feedback: [Remark]

  /// A word on one part of an answer.
  package struct Remark: Hashable, Sendable {
    package var isRight: Bool
    /// The choice it is about, such as `b`; empty for a number.
    package var letter: String
    package var text: String
  }

  package var isRight: Bool { earned == possible }
  package var isPartlyRight: Bool { earned > .zero && !isRight }
}

extension Item {
  /// Scores an answer; one that does not fit the question earns nothing.
  package func score(_ answer: ItemAnswer) -> ItemScore {
    switch (question, answer) {
    case (.single(let choices), .choices(let chosen)):
      return single(choices, chosen)
    case (.multiple(let choices), .choices(let chosen)):
      return multiple(choices, Set(chosen))
    case (.numeric(let numeric), .number(let number)):
      return self.numeric(numeric, number)
    default:
      return ItemScore(earned: .zero, possible: points, feedback: [])
    }
  }

  private func single(_ question: ChoiceQuestion, _ chosen: [Int]) -> ItemScore {
    guard chosen.count == 1, let index = chosen.first, question.choices.indices.contains(index)
    else { return ItemScore(earned: .zero, possible: points, feedback: []) }
    let choice = question.choices[index]
    return ItemScore(
      earned: choice.isRight ? points : .zero,
      possible: points,
      feedback: [
        .init(isRight: choice.isRight, letter: ChoiceQuestion.letter(index), text: choice.feedback)
      ]
    )
  }

  /// Each right choice that was made earns its share, each wrong one takes one away.
  ///
  /// So choosing everything earns nothing more than choosing nothing. Feedback is given for what
  /// was chosen; a right choice that is missing is only told of by the points, not by its letter,
  /// so that a second try stays worth making.
  private func multiple(_ question: ChoiceQuestion, _ chosen: Set<Int>) -> ItemScore {
    let key = Set(question.key)
    let hits = chosen.intersection(key).count
    let misses = chosen.subtracting(key).count
    let feedback = chosen.sorted().filter(question.choices.indices.contains).map { index in
      ItemScore.Remark(
        isRight: question.choices[index].isRight,
        letter: ChoiceQuestion.letter(index),
        text: question.choices[index].feedback
      )
    }
    return ItemScore(
      earned: points.share(hits - misses, of: key.count),
      possible: points,
      feedback: feedback
    )
  }

  private func numeric(_ question: NumericQuestion, _ number: Double) -> ItemScore {
    if question.accepts(number) {
      return ItemScore(
        earned: points,
        possible: points,
        feedback: [.init(isRight: true, letter: "", text: explanation)]
      )
    }
    let known = question.misconceptions.first {
      abs($0.answer - number) <= question.tolerance || $0.answer == number
    }
    return ItemScore(
      earned: .zero,
      possible: points,
      feedback: [.init(isRight: false, letter: "", text: known?.feedback ?? question.otherwise)]
    )
  }
}
