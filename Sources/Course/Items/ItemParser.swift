import Simulation

/// Reads a quiz item from the YAML of a `quiz` block or of an exercise's `questions`.
package enum ItemParser {
  private static let commonKeys = [
    "id", "kind", "objective", "prompt", "points", "hints", "explanation", "proof", "source",
    "parameters", "files", "scoring",
  ]
  private static let keys =
    commonKeys
    + ItemKind.allCases.flatMap(\.fields).reduce(into: [String]()) { keys, field in
      if !keys.contains(field) { keys.append(field) }
    }

  /// Reads one item; a block of a lesson gives the id outside the document, in its info string.
  ///
  /// Its parameters and its arrangement are drawn for `source`.
  package static func item(
    _ node: DocumentNode,
    id: String? = nil,
    source: DrawSource? = nil
  ) throws(ContentProblem) -> Item {
    let written = try MappingReader(node, what: "a quiz item", keys: keys)
    if id != nil, source == nil, let written = written.optional("id") {
      throw written.problem("the id stands in the block's first line already; remove it here")
    }
    let itemID = if let id { id } else { try written.text("id") }
    guard isIdentifier(itemID) else {
      throw node.problem("`\(itemID)` is no id; use lower-case letters, digits and dashes")
    }
    let source = source ?? .base(itemID)
    let parameters =
      try written.optional("parameters").map { node throws(ContentProblem) in
        try Parameters(node)
      } ?? .none
    let draw = try parameters.draw(source)
    let reader = try MappingReader(node.substituted(draw), what: "a quiz item", keys: keys)
    let kind = try reader.word("kind", as: ItemKind.self)
    try refuseForeignFields(reader, of: kind)
    let question = try question(reader, kind, source)
    let basis = try basis(reader, kind)
    try requireProvability(question, basis, at: node.position)
    var item = Item(
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
    if let scoring = reader.optional("scoring") { item.scoring = try ScoringPolicy(scoring) }
    if let files = reader.optional("files") { item.files = try ProofFile.files(files, as: "files") }
    item.misconceptions = try named(reader, basis)
    item.template = Item.Template(parameters: parameters, node: node)
    return item
  }

  // MARK: kinds

  private static func refuseForeignFields(
    _ reader: MappingReader,
    of kind: ItemKind
  ) throws(ContentProblem) {
    let own = commonKeys + kind.fields
    for name in reader.names where !own.contains(name) {
      throw try reader.required(name).problem(
        "`\(name)` has no meaning in an item of kind \(kind.rawValue)"
      )
    }
  }

  private static func question(
    _ reader: MappingReader,
    _ kind: ItemKind,
    _ source: DrawSource
  ) throws(ContentProblem) -> Item.Question {
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
    case .trueFalse: return .trueFalse(try TruthQuestion(reader))
    case .numeric:
      return .numeric(try NumericQuestion(reader, misconceptionsIn: "misconceptions"))
    case .text: return .text(try TextQuestion(reader))
    case .ordering: return .ordering(try OrderingQuestion(reader, source))
    case .matching: return .matching(try MatchingQuestion(reader, source))
    case .blanks: return .blanks(try BlanksQuestion(reader))
    case .lines: return .lines(try LinesQuestion(reader, source))
    case .predict: return .predict(try PredictQuestion(reader))
    case .task: return .task(try TaskQuestion(reader, isFix: false))
    case .fix: return .fix(try TaskQuestion(reader, isFix: true))
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

  /// The names of beliefs in `misconceptions`; they need a proof to be worked out with.
  private static func named(
    _ reader: MappingReader,
    _ basis: Item.Basis
  ) throws(ContentProblem) -> [NamedMisconception] {
    var named: [NamedMisconception] = []
    for node in try reader.list("misconceptions") {
      guard case .scalar(let scalar) = node.content else { continue }
      guard let known = NamedMisconception(rawValue: scalar.text) else {
        let all = NamedMisconception.allCases.map(\.rawValue)
        let nearest = scalar.text.nearest(in: all).map { "; did you mean `\($0)`?" }
        throw node.problem(
          "`\(scalar.text)` is no known misconception\(nearest ?? "; there are \(all.quotedList)")"
        )
      }
      guard case .proof = basis else {
        throw node.problem("a named misconception is worked out by the proof, which is missing")
      }
      named.append(known)
    }
    return named
  }

  // MARK: why the key is right

  private static func basis(
    _ reader: MappingReader,
    _ kind: ItemKind
  ) throws(ContentProblem) -> Item.Basis {
    if kind.provesItself {
      if let node = reader.optional("proof") ?? reader.optional("source") {
        throw node.problem("an item of kind \(kind.rawValue) is proven by its `solution`")
      }
      return .solution
    }
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
    switch (question, basis) {
    case (.single(let choices), .proof), (.multiple(let choices), .proof):
      guard choices.choices.allSatisfy({ $0.provedBy != nil }) else {
        throw ContentProblem(
          position,
          "with a proof each choice needs `when`: the line that is printed if it is true"
        )
      }
    case (.ordering(let question), .proof):
      guard question.steps.allSatisfy({ $0.provedBy != nil }) else {
        throw ContentProblem(position, "with a proof each step needs `when`: the line it prints")
      }
    case (.matching(let question), .proof):
      guard question.pairs.allSatisfy({ $0.provedBy != nil }) else {
        throw ContentProblem(position, "with a proof each pair needs `when`: the line it prints")
      }
    case (_, .source):
      guard question.hasWrittenKey else {
        throw ContentProblem(position, "without a proof the answer must be written")
      }
    default: break
    }
  }
}

extension Item.Question {
  /// Whether the key stands in the content, so that nothing needs to be worked out.
  package var hasWrittenKey: Bool {
    switch self {
    case .numeric(let question): question.answer != nil
    case .trueFalse(let question): question.answer != nil
    case .predict(let question):
      question.values.allSatisfy { value in
        switch value.form {
        case .number(let numeric): numeric.answer != nil
        case .word(let key, _, _): key != nil
        }
      }
    default: true
    }
  }
}
