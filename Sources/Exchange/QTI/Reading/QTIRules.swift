import Course

/// The response processing of an item, as far as joblab's own items need it: conditions on one
/// response, what they score, and which feedback they tell.
struct QTIRules {
  /// What happens under one condition.
  struct Branch {
    var condition: MarkupElement?
    /// Identifiers of feedback that it shows.
    var told: [String]
    /// Whether it sets an outcome that is no feedback.
    var scores: Bool
  }

  /// The branches of each `responseCondition`, in the order of the text; the last may be an `else`.
  private var conditions: [[Branch]] = []
  /// Feedback by identifier, in Markdown.
  private var texts: [String: String] = [:]
  private(set) var used: Set<String> = []

  init(_ item: MarkupElement) {
    for feedback in item.elements("modalFeedback") {
      guard let id = feedback["identifier"], texts[id] == nil else { continue }
      texts[id] = QTIText.markdown(feedback.children)
    }
    guard let processing = item.first("responseProcessing") else { return }
    for condition in processing.elements("responseCondition") {
      conditions.append(
        condition.elements.map { part in
          let isElse = part.name == "responseElse"
          let rules = part.elements("setOutcomeValue")
          return Branch(
            condition: isElse ? nil : part.elements.first { $0.name != "setOutcomeValue" },
            told: rules.flatMap { $0.all("baseValue") }
              .filter { $0["baseType"] == "identifier" }.map { $0.text.trimmed },
            scores: rules.contains { rule in
              rule.all("baseValue").contains { $0["baseType"] != "identifier" }
            }
          )
        }
      )
    }
  }

  /// Feedback that no part of the item has asked for.
  var unused: [String] { texts.keys.filter { !used.contains($0) }.sorted() }

  mutating func text(_ id: String) -> String? {
    used.insert(id)
    return texts[id].flatMap { $0.isEmpty ? nil : $0 }
  }

  mutating func firstText(_ ids: [String]) -> String? {
    for id in ids {
      if let text = text(id) { return text }
    }
    return nil
  }

  /// The branches that look at a response, without an `else`.
  func branches(on response: String) -> [Branch] {
    conditions.filter { Self.looks($0, at: response) }.flatMap { $0 }
      .filter { $0.condition != nil }
  }

  /// What is said when nothing else fits.
  mutating func otherwise(on response: String) -> String? {
    let about = conditions.filter { Self.looks($0, at: response) }
    let last = about.flatMap { $0 }.filter { branch in
      guard let condition = branch.condition else { return true }
      return condition.all("not").contains { $0.first("match") != nil }
    }
    return firstText(last.flatMap(\.told))
  }

  /// What is told about a member that is in the response, or is missing.
  mutating func feedback(onMember member: String) -> String? {
    let about = conditions.flatMap { $0 }.filter { branch in
      guard let condition = branch.condition else { return false }
      let members = (condition.name == "member" ? [condition] : []) + condition.all("member")
      return members.contains { element in
        element.elements("baseValue").contains { $0.text.onOneLine == member }
      }
    }
    return firstText(about.flatMap(\.told))
  }

  private static func looks(_ branches: [Branch], at response: String) -> Bool {
    guard let condition = branches.first?.condition else { return false }
    return condition.all("variable").contains { $0["identifier"] == response }
  }
}

/// Texts of an item of QTI.
enum QTIText {
  /// Content as Markdown in which nothing is markup of a stranger.
  static func markdown(_ nodes: [MarkupNode]) -> String { MarkupText.markdown(nodes) }

  /// Content on one line, without marks.
  static func line(_ element: MarkupElement) -> String { ForeignText.line(element.text) }
}
