import Course

/// Makes an item of joblab of an `assessmentItem` of QTI 2.1.
///
/// What is read is the subset that joblab writes, and what other tools write for the same kinds of
/// questions: choices, entries of numbers and words, orders and pairs.
struct QTIItemReader {
  /// Half a sentence that says why there is no item.
  struct Unsupported: Error {
    var reason: String
  }

  let root: MarkupElement
  let body: MarkupElement
  var rules: QTIRules
  /// What had to be changed.
  var changes: [String] = []
  /// What stayed behind.
  var losses: [String] = []

  init(_ root: MarkupElement) throws(ContentProblem) {
    guard root.name == "assessmentItem" else {
      throw root.position.problem(
        "an assessmentItem is expected, not <\(ForeignText.line(root.name))>"
      )
    }
    guard let body = root.first("itemBody") else {
      throw root.position.problem("an assessmentItem needs an itemBody")
    }
    self.root = root
    self.body = body
    rules = QTIRules(root)
  }

  /// The item under an id of the lesson's.
  mutating func item(id: String) throws -> Item {
    guard root.first("templateDeclaration") == nil else {
      throw Unsupported(reason: "values that rules of QTI draw")
    }
    let question = try question()
    if root["adaptive"] == "true" { changes.append("an adaptive item is asked like any other") }
    let explanation = rules.firstText(["explanation", "solution", "correct"])
    let hints = hints()
    let points = points()
    if !rules.unused.isEmpty { losses.append("feedback that belongs to no answer") }
    let prompt = MarkupText.markdown(QTIPrompt.nodes(of: body.children))
    return Item(
      id: id,
      position: root.position,
      objective: "",
      prompt: Fallback.text(prompt, or: id),
      points: points,
      question: question,
      hints: hints,
      explanation: explanation ?? Fallback.explanation,
      basis: .source("")
    )
  }

  // MARK: beside the question

  private mutating func hints() -> [String] {
    var hints: [String] = []
    for block in body.all("rubricBlock") {
      if block.classes.contains("hints") {
        hints += block.all("li").map { QTIText.markdown($0.children) }.filter { !$0.isEmpty }
      } else if block["view"]?.contains("candidate") != true {
        losses.append("a rubric that is not for learners")
      }
    }
    return hints
  }

  private mutating func points() -> Points {
    let score = root.elements("outcomeDeclaration").first { $0["identifier"] == "SCORE" }
    let most = root.elements("outcomeDeclaration").first { $0["identifier"] == "MAXSCORE" }
    let text = score?["normalMaximum"] ?? most?.all("value").first?.text.trimmed
    guard let number = text.flatMap(Double.init), number.isFinite, (0...1000).contains(number)
    else {
      return Points(1)
    }
    if number != number.rounded() { changes.append("points are whole numbers in joblab") }
    return Points(Int(number.rounded(.up)))
  }

  // MARK: the question

  private mutating func question() throws -> Item.Question {
    let interactions = body.allInteractions
    let most = ExchangeLimits.answerCount
    let parts = interactions.map { $0.all("simpleAssociableChoice").count + $0.elements.count }
    guard interactions.count <= most, parts.allSatisfy({ $0 <= most }) else {
      throw body.position.problem("there is more to answer than \(most) choices or gaps")
    }
    let entries = interactions.filter { $0.name == "textEntryInteraction" }
    if entries.count == interactions.count, !entries.isEmpty {
      if let text = body.all("pre").first(where: { $0.classes.contains("blanks") }) {
        return try blanks(in: text)
      }
      if let table = body.all("table").first(where: { $0.classes.contains("predict") }) {
        return try predictions(in: table)
      }
    }
    guard let interaction = interactions.first else {
      throw Unsupported(reason: "nothing is asked")
    }
    guard interactions.count == 1 else {
      throw Unsupported(reason: "several questions in one, where joblab has one")
    }
    switch interaction.name {
    case "choiceInteraction", "inlineChoiceInteraction": return try choices(interaction)
    case "textEntryInteraction": return try entry(interaction)
    case "orderInteraction": return try order(interaction)
    case "matchInteraction": return try pairs(interaction)
    case "extendedTextInteraction", "uploadInteraction", "drawingInteraction":
      throw Unsupported(reason: "joblab has no essays: nobody is there to read them")
    default:
      throw Unsupported(reason: "joblab has no kind like \(ForeignText.line(interaction.name))")
    }
  }

  /// What is said to every other wrong answer.
  mutating func otherwise(_ response: QTIResponse) -> String {
    if let text = rules.otherwise(on: response.id) { return text }
    return rules.text("incorrect") ?? Fallback.wrong
  }

  func response(of interaction: MarkupElement) throws -> QTIResponse {
    let id = interaction["responseIdentifier"] ?? ""
    guard
      let declaration = root.elements("responseDeclaration").first(where: { $0["identifier"] == id }
      )
    else {
      throw interaction.position.problem(
        "there is no responseDeclaration `\(ForeignText.line(id))`"
      )
    }
    let response = QTIResponse(declaration)
    let most = ExchangeLimits.answerCount
    guard response.correct.count <= most, response.mapping.count <= most else {
      throw declaration.position.problem("there are more than \(most) right answers")
    }
    guard !response.right.isEmpty else {
      throw declaration.position.problem("the item does not say which answer is right")
    }
    return response
  }
}

extension MarkupElement {
  var isInteraction: Bool { name.hasSuffix("Interaction") }

  /// Every interaction within it.
  var allInteractions: [MarkupElement] {
    elements.flatMap { $0.isInteraction ? [$0] : $0.allInteractions }
  }
}

/// The prompt of an item: its body, without what is asked with.
enum QTIPrompt {
  private static let gap = "_____"

  static func nodes(of nodes: [MarkupNode]) -> [MarkupNode] {
    nodes.flatMap { node -> [MarkupNode] in
      guard case .element(var element) = node else { return [node] }
      if element.isInteraction {
        if ["textEntryInteraction", "inlineChoiceInteraction"].contains(element.name) {
          return [.text(gap)]
        }
        return element.first("prompt").map { [.element($0)] } ?? []
      }
      if element.name == "rubricBlock", element["view"]?.contains("candidate") != true { return [] }
      if ["feedbackBlock", "feedbackInline"].contains(element.name) { return [] }
      // What joblab itself writes around entries.
      let own = ["answer", "blanks", "predict"].contains(where: element.classes.contains)
      if own, !element.allInteractions.isEmpty { return [] }
      element.children = self.nodes(of: element.children)
      return [.element(element)]
    }
  }
}
