import Course

extension QTIItemParts {
  static func single(_ question: ChoiceQuestion, _ points: Points) -> QTIItemParts {
    var parts = QTIItemParts()
    parts.declare("single", "identifier", correct: question.key.map(ChoiceQuestion.letter))
    parts.addChoices(
      question.choices.enumerated().map { (ChoiceQuestion.letter($0), $1.text, $1.feedback) },
      isSingle: true
    )
    parts.rules = oneRight(points)
    return parts
  }

  static func multiple(_ question: ChoiceQuestion, _ points: Points) -> QTIItemParts {
    var parts = QTIItemParts()
    let wrong = question.choices.indices.filter { !question.key.contains($0) }
    parts.declare(
      "multiple",
      "identifier",
      correct: question.key.map(ChoiceQuestion.letter),
      mapping: QTIShare(points: points, count: question.key.count).mapping(
        right: question.key.map(ChoiceQuestion.letter),
        wrong: wrong.map(ChoiceQuestion.letter)
      )
    )
    parts.addChoices(
      question.choices.enumerated().map { (ChoiceQuestion.letter($0), $1.text, $1.feedback) },
      isSingle: false
    )
    parts.rules = [
      QTIRule.set("SCORE", mapped), QTIRule.set("FEEDBACK", QTIRule.variable("RESPONSE")),
    ]
    return parts
  }

  static func truth(_ question: TruthQuestion, _ points: Points) -> QTIItemParts {
    var parts = QTIItemParts()
    parts.declare("single", "identifier", correct: [question.answer == true ? "true" : "false"])
    parts.addChoices(
      [("true", "True", question.toTrue), ("false", "False", question.toFalse)],
      isSingle: true
    )
    parts.rules = oneRight(points)
    return parts
  }

  private static let mapped = MarkupNode.element(
    MarkupElement("mapResponse", ["identifier": "RESPONSE"])
  )

  /// All points for the right one, and the feedback of the one that was chosen.
  private static func oneRight(_ points: Points) -> [MarkupNode] {
    [
      QTIRule.scoreWhole(points),
      QTIRule.set("FEEDBACK", QTIRule.apply("multiple", [:], [QTIRule.variable("RESPONSE")])),
    ]
  }

  private mutating func addChoices(
    _ choices: [(id: String, text: String, feedback: String)],
    isSingle: Bool
  ) {
    body = [
      .element(
        MarkupElement(
          "choiceInteraction",
          [
            "responseIdentifier": "RESPONSE", "shuffle": "false",
            "maxChoices": isSingle ? "1" : "0",
          ],
          choices.map { Self.choice($0.id, MarkupWriting.nodes(of: $0.text)) }
        )
      )
    ]
    for choice in choices { addFeedback(choice.id, choice.feedback) }
  }

  // MARK: pairs

  static func matching(_ question: MatchingQuestion, _ points: Points) -> QTIItemParts {
    var parts = QTIItemParts()
    let pairs = question.pairs.indices.map { "L\($0 + 1) R\($0 + 1)" }
    parts.declare(
      "multiple",
      "directedPair",
      correct: pairs,
      mapping: QTIShare(points: points, count: pairs.count).mapping(right: pairs)
    )
    let rights = question.pairs.map(\.right) + question.extra
    parts.body = [
      .element(
        MarkupElement(
          "matchInteraction",
          [
            "responseIdentifier": "RESPONSE", "shuffle": "false",
            "maxAssociations": "\(pairs.count)",
          ],
          [
            set(question.pairs.enumerated().map { ("L\($0 + 1)", $1.left) }, matchMax: 1),
            // In the order in which they are shown, for the pairs not to stand side by side.
            set(question.shown.map { ("R\($0 + 1)", rights[$0]) }, matchMax: 0),
          ]
        )
      )
    ]
    parts.rules = [QTIRule.set("SCORE", mapped)]
    for (index, pair) in question.pairs.enumerated() where !pair.feedback.isEmpty {
      parts.addFeedback("pair-\(index + 1)", pair.feedback)
      let isMade = QTIRule.apply(
        "member",
        [:],
        [QTIRule.value("directedPair", pairs[index]), QTIRule.variable("RESPONSE")]
      )
      parts.rules.append(
        QTIRule.condition([
          .init(
            condition: QTIRule.apply("not", [:], [isMade]),
            actions: [QTIRule.tell("pair-\(index + 1)")]
          )
        ])
      )
    }
    parts.addFeedback("otherwise", question.otherwise)
    parts.rules.append(QTIRule.tellOtherwise("otherwise"))
    return parts
  }

  private static func set(_ choices: [(id: String, text: String)], matchMax: Int) -> MarkupNode {
    .element(
      MarkupElement(
        "simpleMatchSet",
        [:],
        choices.map { choice in
          .element(
            MarkupElement(
              "simpleAssociableChoice",
              ["identifier": choice.id, "matchMax": "\(matchMax)"],
              MarkupWriting.nodes(of: choice.text)
            )
          )
        }
      )
    )
  }
}
