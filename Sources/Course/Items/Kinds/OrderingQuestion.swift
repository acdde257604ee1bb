/// Steps that are to be put in order.
package struct OrderingQuestion: Hashable, Sendable {
  /// In the right order.
  package var steps: [Step]
  /// The places of the steps in the order in which they are shown.
  package var shown: [Int]
  /// Said when the order is wrong and no step has a word of its own for it.
  package var otherwise: String

  package struct Step: Hashable, Sendable {
    package var text: String
    /// Said when it does not follow the step that it should follow.
    package var feedback: String
    /// The line that the proof prints when the step happens.
    package var provedBy: String?

    package init(text: String, feedback: String = "", provedBy: String? = nil) {
      self.text = text
      self.feedback = feedback
      self.provedBy = provedBy
    }
  }

  package init(steps: [Step], shown: [Int], otherwise: String) {
    self.steps = steps
    self.shown = shown
    self.otherwise = otherwise
  }

  init(_ reader: MappingReader, _ source: DrawSource) throws(ContentProblem) {
    var steps: [Step] = []
    let list = try reader.required("steps")
    for node in try list.elements(as: "steps") {
      if case .scalar = node.content {
        steps.append(Step(text: try node.text(as: "steps")))
        continue
      }
      let step = try MappingReader(node, what: "a step", keys: ["text", "feedback", "when"])
      steps.append(
        Step(
          text: try step.text("text"),
          feedback: try step.text("feedback", or: ""),
          provedBy: try step.optional("when")?.text(as: "when")
        )
      )
    }
    guard (2...9).contains(steps.count), Set(steps.map(\.text)).count == steps.count else {
      throw list.problem("an ordering has 2 to 9 steps, no two alike")
    }
    self.init(
      steps: steps,
      shown: Arrangement.shuffled(steps.count, source),
      otherwise: try reader.text("otherwise")
    )
  }

  func answer(_ text: String) throws(AnswerError) -> ItemAnswer {
    guard let typed = typedOrder(text, count: steps.count), typed.count == steps.count else {
      let example = (1...steps.count).reversed().map(String.init).joined(separator: " ")
      throw AnswerError(
        description: "answer with all \(steps.count) numbers in your order, such as `\(example)`"
      )
    }
    return .order(typed.map { shown[$0] })
  }

  /// Each step that directly follows the one before it earns its share.
  func verdict(_ order: [Int]) -> Verdict {
    let followed = zip(order, order.dropFirst()).filter { $0 + 1 == $1 }.count
    var verdict = Verdict(right: followed, of: steps.count - 1, remarks: [])
    guard order.count == steps.count, !verdict.isRight else { return verdict }
    for (before, step) in zip([-1] + order, order) where before + 1 != step {
      guard !steps[step].feedback.isEmpty, verdict.remarks.isEmpty else { continue }
      verdict.remarks.append(.init(isRight: false, letter: "", text: steps[step].feedback))
    }
    if verdict.remarks.isEmpty {
      verdict.remarks = [.init(isRight: false, letter: "", text: otherwise)]
    }
    return verdict
  }
}
