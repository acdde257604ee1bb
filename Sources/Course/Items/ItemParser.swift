import Simulation

/// Reads a quiz item from the YAML of a `quiz` block or of an exercise's `questions`.
package enum ItemParser {
  private static let keys = [
    "id", "kind", "objective", "prompt", "points", "choices", "answer", "tolerance", "unit",
    "misconceptions", "otherwise", "hints", "explanation", "proof", "source",
  ]

  /// Reads one item; a block of a lesson gives the id outside the document, in its info string.
  package static func item(
    _ node: DocumentNode,
    id: String? = nil
  ) throws(ContentProblem) -> Item {
    let reader = try MappingReader(node, what: "a quiz item", keys: keys)
    if id != nil, let written = reader.optional("id") {
      throw written.problem("the id stands in the block's first line already; remove it here")
    }
    let itemID = if let id { id } else { try reader.text("id") }
    guard isIdentifier(itemID) else {
      throw node.problem("`\(itemID)` is no id; use lower-case letters, digits and dashes")
    }
    let question = try question(reader)
    let basis = try basis(reader)
    try requireProvability(question, basis, at: node.position)
    return Item(
      id: itemID,
      position: node.position,
      objective: try reader.text("objective", or: ""),
      prompt: try reader.text("prompt"),
      points: try reader.optional("points")?.points(as: "points") ?? Points(1),
      question: question,
      hints: try reader.texts("hints"),
      explanation: try reader.text("explanation"),
      basis: basis
    )
  }

  // MARK: kinds

  private enum KindWord: String, CaseIterable {
    case single, multiple, numeric
  }

  private static func question(_ reader: MappingReader) throws(ContentProblem) -> Item.Question {
    let kind = try reader.word("kind", as: KindWord.self)
    let foreign =
      kind == .numeric
      ? ["choices"] : ["answer", "tolerance", "unit", "misconceptions", "otherwise"]
    for name in foreign {
      if let node = reader.optional(name) {
        throw node.problem("`\(name)` has no meaning in an item of kind \(kind.rawValue)")
      }
    }
    switch kind {
    case .single:
      let choices = try choices(reader)
      guard choices.key.count == 1 else {
        throw try reader.required("choices").problem(
          "an item of kind single needs exactly one right choice; it has \(choices.key.count)"
        )
      }
      return .single(choices)
    case .multiple:
      let choices = try choices(reader)
      guard !choices.key.isEmpty else {
        throw try reader.required("choices").problem("none of the choices is marked `right: true`")
      }
      return .multiple(choices)
    case .numeric:
      return .numeric(try numeric(reader))
    }
  }

  private static func choices(_ reader: MappingReader) throws(ContentProblem) -> ChoiceQuestion {
    let list = try reader.required("choices")
    let nodes = try list.elements(as: "choices")
    guard ChoiceQuestion.countRange.contains(nodes.count) else {
      throw list.problem(
        "an item has \(ChoiceQuestion.countRange.lowerBound) to "
          + "\(ChoiceQuestion.countRange.upperBound) choices, not \(nodes.count)"
      )
    }
    var choices: [Choice] = []
    for node in nodes {
      let choice = try MappingReader(
        node,
        what: "a choice",
        keys: ["text", "right", "feedback", "when"]
      )
      choices.append(
        Choice(
          text: try choice.text("text"),
          isRight: try choice.flag("right", or: false),
          feedback: try choice.text("feedback"),
          provedBy: try choice.optional("when")?.text(as: "when")
        )
      )
    }
    return ChoiceQuestion(choices: choices)
  }

  private static func numeric(_ reader: MappingReader) throws(ContentProblem) -> NumericQuestion {
    let unit = NumberUnit(word: try reader.text("unit", or: ""))
    var misconceptions: [NumericQuestion.Misconception] = []
    for node in try reader.list("misconceptions") {
      let misconception = try MappingReader(
        node,
        what: "a misconception",
        keys: ["answer", "feedback"]
      )
      misconceptions.append(
        .init(
          answer: try number(misconception.required("answer"), "answer", unit),
          feedback: try misconception.text("feedback")
        )
      )
    }
    let answer = try reader.required("answer")
    let tolerance = reader.optional("tolerance")
    let question = NumericQuestion(
      answer: try number(answer, "answer", unit),
      tolerance: try tolerance.map { node throws(ContentProblem) in
        try number(node, "tolerance", unit)
      } ?? 0,
      unit: unit,
      misconceptions: misconceptions,
      otherwise: try reader.text("otherwise")
    )
    if let accepted = misconceptions.first(where: { question.accepts($0.answer) }) {
      throw answer.problem(
        "the misconception \(numberText(accepted.answer)) would be accepted as right"
      )
    }
    return question
  }

  private static func number(
    _ node: DocumentNode,
    _ name: String,
    _ unit: NumberUnit
  ) throws(ContentProblem) -> Double {
    let text = try node.text(as: name)
    guard let number = parseNumber(text, unit: unit), number >= 0 || name == "answer" else {
      throw node.problem(
        "`\(name)` is `\(text)`; it must be a number\(unit.suffix.isEmpty ? "" : " in\(unit.suffix)")"
      )
    }
    return number
  }

  // MARK: why the key is right

  private static func basis(_ reader: MappingReader) throws(ContentProblem) -> Item.Basis {
    switch (reader.optional("proof"), reader.optional("source")) {
    case (let proof?, nil):
      return .proof(try self.proof(proof))
    case (nil, let source?):
      return .source(try source.text(as: "source"))
    case (_?, let source?):
      throw source.problem("an item has a `proof` or a `source`, not both")
    case (nil, nil):
      throw ContentProblem(
        reader.position,
        "an item needs a `proof` that the simulator can run, or, for a mere definition, a `source`"
      )
    }
  }

  private static func proof(_ node: DocumentNode) throws(ContentProblem) -> Proof {
    let reader = try MappingReader(node, what: "a proof", keys: ["files", "run", "seeds"])
    var files: [ProofFile] = []
    if let list = reader.optional("files") {
      for entry in try list.entries(as: "files") {
        files.append(ProofFile(path: entry.key, text: try entry.value.text(as: entry.key)))
      }
    }
    return Proof(
      position: node.position,
      files: files,
      script: try reader.text("run"),
      seeds: try reader.optional("seeds").map { node throws(ContentProblem) in
        try SeedList.seeds(node)
      } ?? [1]
    )
  }

  private static func requireProvability(
    _ question: Item.Question,
    _ basis: Item.Basis,
    at position: ContentPosition
  ) throws(ContentProblem) {
    guard case .single(let choices) = question.choiceForm, case .proof = basis else { return }
    guard choices.choices.allSatisfy({ $0.provedBy != nil }) else {
      throw ContentProblem(
        position,
        "with a proof each choice needs `when`: the line that is printed if it is true"
      )
    }
  }
}

extension Item.Question {
  /// Both kinds of choice as one, for what they have in common.
  fileprivate var choiceForm: Item.Question {
    if case .multiple(let choices) = self { .single(choices) } else { self }
  }
}
