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

  package init(earned: Points, possible: Points, feedback: [Remark]) {
    self.earned = earned
    self.possible = possible
    self.feedback = feedback
    isRight = earned == possible
  }

  package var isRight: Bool
  package var isPartlyRight: Bool { earned > .zero && !isRight }
}

/// How much of an answer is right, before anybody asks what it is worth.
package struct Verdict: Hashable, Sendable {
  var right: Int
  var of: Int
  var remarks: [ItemScore.Remark]

  var isRight: Bool { right >= of }
}

/// What an answer did when it was run, for the kinds that are judged by that.
package struct AnswerRun: Hashable, Sendable {
  package var lines: [String]
  /// Whether the run ended with 0.
  package var isReached: Bool

  package init(lines: [String], isReached: Bool) {
    self.lines = lines
    self.isReached = isReached
  }
}

extension Item {
  /// Scores an answer; one that does not fit the question earns nothing.
  ///
  /// `run` is what the answer did, where `AnswerJudge` has run it.
  package func score(_ answer: ItemAnswer, run: AnswerRun? = nil) -> ItemScore {
    let verdict = verdict(answer, run) ?? Verdict(right: 0, of: 1, remarks: [])
    return ItemScore(
      earned: points.share(verdict.right, of: verdict.of),
      possible: points,
      feedback: verdict.remarks
    )
  }

  private func verdict(_ answer: ItemAnswer, _ run: AnswerRun?) -> Verdict? {
    switch (question, answer) {
    case (.single(let question), .choices(let chosen)):
      return question.singleVerdict(chosen, belief: chosen.first.flatMap(belief(choosing:)))
    case (.multiple(let question), .choices(let chosen)):
      return question.multipleVerdict(Set(chosen))
    case (.trueFalse(let question), .truth(let given)): return question.verdict(given)
    case (.numeric(let question), .number(let number)):
      return question.verdict(number, explanation: explanation, belief: belief(giving: number))
    case (.text(let question), .text(let text)):
      return question.verdict(text, explanation: explanation)
    case (.ordering(let question), .order(let order)): return question.verdict(order)
    case (.matching(let question), .order(let given)): return question.verdict(given)
    case (.blanks(let question), .fields(let words)):
      return question.verdict(words, isProven: run?.isReached ?? false)
    case (.lines(let question), .order(let order)):
      return question.verdict(order, isProven: run?.isReached ?? false)
    case (.predict(let question), .fields(let words)):
      return question.verdict(words, beliefs: beliefs)
    default: return nil
    }
  }

  /// Scores what has become of a `do` or a `fix`.
  package func score(_ run: AnswerRun) -> ItemScore {
    guard let task = question.task else { return score(.text("")) }
    let verdict = task.verdict(run.lines, isReached: run.isReached)
    return ItemScore(
      earned: verdict.isRight ? points : .zero,
      possible: points,
      feedback: verdict.remarks
    )
  }
}

extension Item.Question {
  /// The state to reach, for the kinds that are done and not said.
  package var task: TaskQuestion? {
    switch self {
    case .task(let task), .fix(let task): task
    default: nil
    }
  }
}

extension ChoiceQuestion {
  func singleVerdict(_ chosen: [Int], belief: NamedMisconception?) -> Verdict? {
    guard chosen.count == 1, let index = chosen.first, choices.indices.contains(index) else {
      return nil
    }
    let choice = choices[index]
    let name = choice.isRight ? nil : belief.map { "\($0.title): " }
    return Verdict(
      right: choice.isRight ? 1 : 0,
      of: 1,
      remarks: [
        .init(
          isRight: choice.isRight,
          letter: Self.letter(index),
          text: (name ?? "") + choice.feedback
        )
      ]
    )
  }

  /// Each right choice that was made earns its share, each wrong one takes one away.
  ///
  /// So choosing everything earns nothing more than choosing nothing. Feedback is given for what
  /// was chosen; a right choice that is missing is only told of by the points, not by its letter,
  /// so that a second try stays worth making.
  func multipleVerdict(_ chosen: Set<Int>) -> Verdict {
    let key = Set(key)
    let hits = chosen.intersection(key).count
    let misses = chosen.subtracting(key).count
    let remarks = chosen.sorted().filter(choices.indices.contains).map { index in
      ItemScore.Remark(
        isRight: choices[index].isRight,
        letter: Self.letter(index),
        text: choices[index].feedback
      )
    }
    return Verdict(right: hits - misses, of: key.count, remarks: remarks)
  }
}
