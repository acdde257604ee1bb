import Course

extension QTIItemParts {
  static func numeric(_ question: NumericQuestion, _ points: Points) -> QTIItemParts {
    var parts = QTIItemParts()
    let right = QTIRule.set("SCORE", QTIRule.value("float", "\(points)"))
    parts.addNumber(question, "RESPONSE", prefix: "", right: [right])
    parts.body = [answerLine(entry("RESPONSE"), unit: question.unit)]
    return parts
  }

  static func text(_ question: TextQuestion, _ points: Points) -> QTIItemParts {
    var parts = QTIItemParts()
    let right = QTIRule.set("SCORE", QTIRule.value("float", "\(points)"))
    parts.addWords(
      question.accepted,
      question.wrong,
      question.otherwise,
      "RESPONSE",
      prefix: "",
      right: [right]
    )
    parts.body = [answerLine(entry("RESPONSE"), unit: .none)]
    return parts
  }

  private static func answerLine(_ entry: MarkupNode, unit: NumberUnit) -> MarkupNode {
    .element(
      MarkupElement(
        "p",
        ["class": "answer"],
        [entry] + (unit == .none ? [] : [.text(unit.suffix)])
      )
    )
  }

  private static func entry(_ response: String, label: String? = nil) -> MarkupNode {
    var element = MarkupElement(
      "textEntryInteraction",
      ["responseIdentifier": response, "expectedLength": "20"]
    )
    if let label { element.attributes.insert(.init(name: "label", value: label), at: 0) }
    return .element(element)
  }

  // MARK: several entries

  /// A text with gaps: the file's name is its label, and each gap's name the label of its entry.
  static func blanks(_ question: BlanksQuestion, _ points: Points) -> QTIItemParts {
    var parts = QTIItemParts()
    var nodes: [MarkupNode] = []
    var rest = question.text[...]
    for (index, blank) in question.blanks.enumerated() {
      let response = "RESPONSE_\(index + 1)"
      guard let gap = rest.firstRange(of: "[[\(blank.name)]]") else { continue }
      nodes.append(.text(String(rest[..<gap.lowerBound])))
      nodes.append(entry(response, label: blank.name))
      rest = rest[gap.upperBound...]
      parts.addWords(
        blank.accepted,
        blank.wrong,
        blank.otherwise,
        response,
        prefix: "\(blank.name).",
        right: [oneMore]
      )
    }
    nodes.append(.text(String(rest)))
    parts.body = [
      .element(MarkupElement("pre", ["class": "blanks", "label": question.file], nodes))
    ]
    parts.addShares(points, of: question.blanks.count)
    parts.losses.append(
      .init(
        extent: .changed,
        reason: "what is not listed is not right in QTI, also where it would do the same"
      )
    )
    return parts
  }

  static func predict(_ question: PredictQuestion, _ points: Points) -> QTIItemParts {
    var parts = QTIItemParts()
    var rows: [MarkupNode] = []
    for (index, value) in question.values.enumerated() {
      let response = "RESPONSE_\(index + 1)"
      var cell = [entry(response, label: value.name)]
      let prefix = "\(value.name)."
      switch value.form {
      case .number(let numeric):
        if numeric.unit != .none { cell.append(.text(numeric.unit.suffix)) }
        parts.addNumber(numeric, response, prefix: prefix, right: [oneMore])
      case .word(let key, let wrong, let otherwise):
        let forms = [TextForm(key ?? "")]
        parts.addWords(forms, wrong, otherwise, response, prefix: prefix, right: [oneMore])
      }
      rows.append(
        .element(
          MarkupElement(
            "tr",
            [:],
            [
              .element(MarkupElement("td", [:], MarkupWriting.nodes(of: value.text))),
              .element(MarkupElement("td", [:], cell)),
            ]
          )
        )
      )
    }
    parts.body = [
      .element(
        MarkupElement(
          "table",
          ["class": "predict"],
          [.element(MarkupElement("tbody", [:], rows))]
        )
      )
    ]
    parts.addShares(points, of: question.values.count)
    return parts
  }

  private static let oneMore = QTIRule.set(
    "RIGHT",
    QTIRule.apply("sum", [:], [QTIRule.variable("RIGHT"), QTIRule.value("float", "1")])
  )

  /// Each right entry earns its share.
  private mutating func addShares(_ points: Points, of count: Int) {
    outcomes.append(
      MarkupElement(
        "outcomeDeclaration",
        ["identifier": "RIGHT", "cardinality": "single", "baseType": "float"],
        [
          .element(
            MarkupElement(
              "defaultValue",
              [:],
              [.element(MarkupElement("value", [:], [.text("0")]))]
            )
          )
        ]
      )
    )
    let all = QTIRule.apply(
      "product",
      [:],
      [QTIRule.variable("RIGHT"), QTIRule.value("float", "\(points)")]
    )
    rules.append(
      QTIRule.set(
        "SCORE",
        QTIRule.apply("divide", [:], [all, QTIRule.value("float", "\(count)")])
      )
    )
  }

  // MARK: one entry

  private mutating func addNumber(
    _ question: NumericQuestion,
    _ response: String,
    prefix: String,
    right: [MarkupNode]
  ) {
    let key = numberText(question.answer ?? 0)
    declare("single", "float", as: response, correct: [key])
    func isNear(_ value: MarkupNode) -> MarkupNode {
      let tolerance = numberText(question.tolerance)
      return question.tolerance == 0
        ? QTIRule.apply("equal", ["toleranceMode": "exact"], [QTIRule.variable(response), value])
        : QTIRule.apply(
          "equal",
          ["toleranceMode": "absolute", "tolerance": "\(tolerance) \(tolerance)"],
          [QTIRule.variable(response), value]
        )
    }
    var branches = [QTIRule.Branch(condition: isNear(QTIRule.correct(response)), actions: right)]
    for (index, known) in question.misconceptions.enumerated() {
      let id = "\(prefix)wrong-\(index + 1)"
      addFeedback(id, known.feedback)
      branches.append(
        .init(
          condition: isNear(QTIRule.value("float", numberText(known.answer))),
          actions: [QTIRule.tell(id)]
        )
      )
    }
    addFeedback("\(prefix)otherwise", question.otherwise)
    rules.append(
      QTIRule.condition(branches, otherwise: [QTIRule.tell("\(prefix)otherwise")])
    )
  }

  private mutating func addWords(
    _ accepted: [TextForm],
    _ wrong: [WrongForm],
    _ otherwise: String,
    _ response: String,
    prefix: String,
    right: [MarkupNode]
  ) {
    declare("single", "string", as: response, correct: [accepted.first?.literal ?? ""])
    let isAccepted = accepted.map { QTIWords.condition($0, response) }
    var branches = [
      QTIRule.Branch(
        condition: isAccepted.count == 1 ? isAccepted[0] : QTIRule.apply("or", [:], isAccepted),
        actions: right
      )
    ]
    for (index, known) in wrong.enumerated() {
      let id = "\(prefix)wrong-\(index + 1)"
      addFeedback(id, known.feedback)
      branches.append(
        .init(condition: QTIWords.condition(known.form, response), actions: [QTIRule.tell(id)])
      )
    }
    addFeedback("\(prefix)otherwise", otherwise)
    rules.append(
      QTIRule.condition(branches, otherwise: [QTIRule.tell("\(prefix)otherwise")])
    )
  }
}
