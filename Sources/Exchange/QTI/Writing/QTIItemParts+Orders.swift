import Course

extension QTIItemParts {
  static func ordering(_ question: OrderingQuestion, _ points: Points) -> QTIItemParts {
    var parts = QTIItemParts()
    let ids = question.steps.indices.map { "S\($0 + 1)" }
    parts.declare("ordered", "identifier", correct: ids)
    parts.body = [
      .element(
        MarkupElement(
          "orderInteraction",
          ["responseIdentifier": "RESPONSE", "shuffle": "false"],
          question.shown.map { place in
            choice(ids[place], MarkupWriting.nodes(of: question.steps[place].text))
          }
        )
      )
    ]
    parts.rules = [QTIRule.scoreWhole(points)]
    parts.addFeedback("otherwise", question.otherwise)
    parts.rules.append(QTIRule.tellOtherwise("otherwise"))
    parts.losses.append(.init(extent: .partly, reason: partial))
    if question.steps.contains(where: { !$0.feedback.isEmpty }) {
      parts.losses.append(.init(extent: .partly, reason: "QTI has no feedback for a step's place"))
    }
    return parts
  }

  private static let partial = "an order that is right in part earns nothing in QTI"

  /// Lines of a manifest, or words of a command; the file that they make is the interaction's label.
  static func lines(_ question: LinesQuestion, _ points: Points) -> QTIItemParts {
    var parts = QTIItemParts()
    let ids =
      question.lines.indices.map { "L\($0 + 1)" } + question.extra.indices.map { "X\($0 + 1)" }
    let texts = question.lines + question.extra.map(\.text)
    parts.declare("ordered", "identifier", correct: Array(ids.prefix(question.lines.count)))
    var interaction = MarkupElement(
      "orderInteraction",
      [
        "class": question.separator == " " ? "words" : "lines", "label": question.file,
        "responseIdentifier": "RESPONSE", "shuffle": "false",
      ],
      // Space at the start of a line counts.
      question.shown.map { place in
        choice(ids[place], [.element(MarkupElement("pre", [:], [.text(texts[place])]))])
      }
    )
    if !question.extra.isEmpty {
      interaction.attributes += [
        .init(name: "minChoices", value: "1"), .init(name: "maxChoices", value: "\(ids.count)"),
      ]
    }
    parts.body = [.element(interaction)]
    parts.rules = [QTIRule.scoreWhole(points)]
    for (index, line) in question.extra.enumerated() {
      parts.addFeedback("extra-\(index + 1)", line.feedback)
      let isTaken = QTIRule.apply(
        "member",
        [:],
        [QTIRule.value("identifier", "X\(index + 1)"), QTIRule.variable("RESPONSE")]
      )
      parts.rules.append(
        QTIRule.condition([
          .init(condition: isTaken, actions: [QTIRule.tell("extra-\(index + 1)")])
        ])
      )
    }
    parts.addFeedback("otherwise", question.otherwise)
    parts.rules.append(QTIRule.tellOtherwise("otherwise"))
    parts.losses.append(.init(extent: .partly, reason: partial))
    parts.losses.append(
      .init(extent: .changed, reason: "another order that does the same is not right in QTI")
    )
    return parts
  }
}
