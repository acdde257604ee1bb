import Course

/// What one kind of question adds to an item of QTI.
struct QTIItemParts {
  var declarations: [MarkupElement] = []
  /// Outcomes beside `SCORE` and `FEEDBACK`.
  var outcomes: [MarkupElement] = []
  var body: [MarkupNode] = []
  var rules: [MarkupNode] = []
  /// In Markdown, by identifier.
  var feedback: [Feedback] = []
  /// What the kind loses.
  var losses: [Loss] = []

  struct Feedback {
    var id: String
    var text: String
  }

  struct Loss {
    var extent: CarryNote.Extent
    var reason: String
  }

  mutating func addFeedback(_ id: String, _ text: String) {
    feedback.append(Feedback(id: id, text: text))
  }

  /// One of the things that an interaction offers.
  static func choice(_ id: String, _ content: [MarkupNode]) -> MarkupNode {
    .element(MarkupElement("simpleChoice", ["identifier": id], content))
  }

  /// Declares a response with what is right.
  mutating func declare(
    _ cardinality: String,
    _ type: String,
    as name: String = "RESPONSE",
    correct: [String],
    mapping: MarkupElement? = nil
  ) {
    var parts: [MarkupNode] = [
      .element(
        MarkupElement(
          "correctResponse",
          [:],
          correct.map { .element(MarkupElement("value", [:], [.text($0)])) }
        )
      )
    ]
    if let mapping { parts.append(.element(mapping)) }
    declarations.append(
      MarkupElement(
        "responseDeclaration",
        ["identifier": name, "cardinality": cardinality, "baseType": type],
        parts
      )
    )
  }
}

/// The share of an item's points that one of several parts earns.
struct QTIShare {
  let points: Points
  let count: Int

  /// With six digits at most; rounded up, for all of them together to be all of the points.
  var text: String {
    let whole = points.hundredths * 10_000
    let part = count == 0 ? 0 : (whole + count - 1) / count
    let digits = String(part % 1_000_000 + 1_000_000).dropFirst()
    let kept = String(digits.reversed().drop { $0 == "0" }.reversed())
    return "\(part / 1_000_000)" + (kept.isEmpty ? "" : ".\(kept)")
  }

  /// A mapping in which right parts earn their share, and wrong ones take one away if they are given.
  func mapping(right: [String], wrong: [String] = []) -> MarkupElement {
    let entries =
      right.map { ($0, text) } + wrong.map { ($0, "-\(text)") }
    return MarkupElement(
      "mapping",
      ["lowerBound": "0", "upperBound": "\(points)", "defaultValue": "0"],
      entries.map { key, value in
        .element(MarkupElement("mapEntry", ["mapKey": key, "mappedValue": value]))
      }
    )
  }
}
