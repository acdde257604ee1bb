import Course

/// Rules of QTI's response processing, as elements.
enum QTIRule {
  static func variable(_ name: String) -> MarkupNode {
    .element(MarkupElement("variable", ["identifier": name]))
  }

  static func correct(_ name: String) -> MarkupNode {
    .element(MarkupElement("correct", ["identifier": name]))
  }

  static func value(_ type: String, _ text: String) -> MarkupNode {
    .element(MarkupElement("baseValue", ["baseType": type], [.text(text)]))
  }

  static func apply(
    _ name: String,
    _ attributes: KeyValuePairs<String, String> = [:],
    _ arguments: [MarkupNode]
  ) -> MarkupNode {
    .element(MarkupElement(name, attributes, arguments))
  }

  static func set(_ outcome: String, _ value: MarkupNode) -> MarkupNode {
    .element(MarkupElement("setOutcomeValue", ["identifier": outcome], [value]))
  }

  /// Adds a feedback to those that are shown.
  static func tell(_ feedback: String) -> MarkupNode {
    set(
      "FEEDBACK",
      apply("multiple", [:], [variable("FEEDBACK"), value("identifier", feedback)])
    )
  }

  struct Branch {
    var condition: MarkupNode
    var actions: [MarkupNode]
  }

  /// The actions of the first branch whose condition holds, or those of `otherwise`.
  static func condition(_ branches: [Branch], otherwise: [MarkupNode] = []) -> MarkupNode {
    var parts = branches.enumerated().map { index, branch in
      MarkupNode.element(
        MarkupElement(
          index == 0 ? "responseIf" : "responseElseIf",
          [:],
          [branch.condition] + branch.actions
        )
      )
    }
    if !otherwise.isEmpty { parts.append(.element(MarkupElement("responseElse", [:], otherwise))) }
    return .element(MarkupElement("responseCondition", [:], parts))
  }

  /// Whether the whole response is right.
  private static let isRight = apply("match", [:], [variable("RESPONSE"), correct("RESPONSE")])

  /// All points for a response that is right as a whole.
  static func scoreWhole(_ points: Points) -> MarkupNode {
    condition([Branch(condition: isRight, actions: [set("SCORE", value("float", "\(points)"))])])
  }

  /// Tells something where the whole response is not right and nothing else was told.
  static func tellOtherwise(_ feedback: String) -> MarkupNode {
    condition([
      Branch(
        condition: apply(
          "and",
          [:],
          [
            apply("not", [:], [isRight]),
            apply("isNull", [:], [variable("FEEDBACK")]),
          ]
        ),
        actions: [tell(feedback)]
      )
    ])
  }
}
