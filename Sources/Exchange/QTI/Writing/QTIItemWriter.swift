import Course

/// Writes one item as an `assessmentItem` of QTI 2.1.
///
/// Its rules say what an answer earns and which feedback it gets; the explanation comes with the whole
/// of the points, and the hints are for tutors, since only adaptive items could give them bit by bit.
enum QTIItemWriter {
  static let namespace = "http://www.imsglobal.org/xsd/imsqti_v2p1"

  /// An identifier of QTI: an id that does not begin with a digit.
  static func identifier(of id: String) -> String {
    id.first?.isNumber == true ? "item-\(id)" : id
  }

  /// The item, or why it stays behind.
  static func written(_ item: Item) -> (element: MarkupElement?, losses: [QTIItemParts.Loss]) {
    let parts: QTIItemParts
    switch item.question {
    case .single(let question): parts = .single(question, item.points)
    case .multiple(let question): parts = .multiple(question, item.points)
    case .trueFalse(let question): parts = .truth(question, item.points)
    case .numeric(let question): parts = .numeric(question, item.points)
    case .text(let question): parts = .text(question, item.points)
    case .ordering(let question): parts = .ordering(question, item.points)
    case .matching(let question): parts = .matching(question, item.points)
    case .blanks(let question):
      guard question.hasSingleGaps else {
        return (nil, [leftOut("a gap that stands in several places has no form in QTI")])
      }
      parts = .blanks(question, item.points)
    case .lines(let question):
      guard question.separator == "\n" || question.separator == " " else {
        return (nil, [leftOut("parts with another separator than a space or a line end")])
      }
      parts = .lines(question, item.points)
    case .predict(let question): parts = .predict(question, item.points)
    case .task, .fix:
      return (nil, [leftOut("no platform that reads QTI could run what the learner does")])
    }
    return (element(of: item, parts), parts.losses)
  }

  private static func leftOut(_ reason: String) -> QTIItemParts.Loss {
    .init(extent: .leftOut, reason: reason)
  }

  private static func element(of item: Item, _ parts: QTIItemParts) -> MarkupElement {
    var feedback = parts.feedback
    var rules = parts.rules
    if !item.explanation.isEmpty {
      feedback.append(.init(id: "explanation", text: item.explanation))
      rules.append(explanation(item.points))
    }
    let processing = MarkupElement("responseProcessing", [:], rules)
    let children: [MarkupElement] =
      parts.declarations + [score(item.points), feedbackOutcome] + parts.outcomes
      + [body(of: item, parts), processing]
      + feedback.filter { !$0.text.isEmpty }.map { feedback in
        MarkupElement(
          "modalFeedback",
          ["outcomeIdentifier": "FEEDBACK", "identifier": feedback.id, "showHide": "show"],
          MarkupWriting.nodes(of: feedback.text)
        )
      }
    return MarkupElement(
      "assessmentItem",
      [
        "xmlns": namespace, "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation":
          "\(namespace) http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
        "identifier": identifier(of: item.id), "title": item.id, "adaptive": "false",
        "timeDependent": "false", "toolName": "joblab",
      ],
      children.map { .element($0) }
    )
  }

  private static func score(_ points: Points) -> MarkupElement {
    MarkupElement(
      "outcomeDeclaration",
      [
        "identifier": "SCORE", "cardinality": "single", "baseType": "float",
        "normalMaximum": "\(points)",
      ],
      [
        .element(
          MarkupElement("defaultValue", [:], [.element(MarkupElement("value", [:], [.text("0")]))])
        )
      ]
    )
  }

  private static let feedbackOutcome = MarkupElement(
    "outcomeDeclaration",
    ["identifier": "FEEDBACK", "cardinality": "multiple", "baseType": "identifier"]
  )

  /// Told when the score is whole; shares are rounded, so a thousandth may be missing.
  private static func explanation(_ points: Points) -> MarkupNode {
    let enough = Double(points.hundredths) / 100 - 0.001
    return QTIRule.condition([
      .init(
        condition: QTIRule.apply(
          "gte",
          [:],
          [QTIRule.variable("SCORE"), QTIRule.value("float", "\(enough)")]
        ),
        actions: [QTIRule.tell("explanation")]
      )
    ])
  }

  private static func body(of item: Item, _ parts: QTIItemParts) -> MarkupElement {
    var nodes: [MarkupNode] = []
    if !item.hints.isEmpty {
      let hints = item.hints.map { hint in
        MarkupNode.element(MarkupElement("li", [:], MarkupWriting.nodes(of: hint)))
      }
      nodes.append(
        .element(
          MarkupElement(
            "rubricBlock",
            ["class": "hints", "view": "tutor"],
            [.element(MarkupElement("ol", [:], hints))]
          )
        )
      )
    }
    return MarkupElement(
      "itemBody",
      [:],
      nodes + MarkupWriting.blockNodes(of: item.prompt) + parts.body
    )
  }
}

extension BlanksQuestion {
  /// Whether each gap is in the text once.
  fileprivate var hasSingleGaps: Bool {
    blanks.allSatisfy { text.ranges(of: "[[\($0.name)]]").count == 1 }
  }
}
