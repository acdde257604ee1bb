import Course

extension QTIItemReader {
  /// What can be chosen, with its content.
  private struct Option {
    var id: String
    var text: String
    var inlineFeedback: String?
  }

  private func options(of interaction: MarkupElement, _ names: [String]) -> [Option] {
    interaction.elements.filter { names.contains($0.name) }.map { element in
      let inline = element.all("feedbackInline") + element.all("feedbackBlock")
      return Option(
        id: element["identifier"] ?? "",
        text: QTIText.markdown(QTIPrompt.nodes(of: element.children)),
        inlineFeedback: inline.first.map { QTIText.markdown($0.children) }
      )
    }
  }

  mutating func choices(_ interaction: MarkupElement) throws -> Item.Question {
    let response = try response(of: interaction)
    let options = options(of: interaction, ["simpleChoice", "inlineChoice"])
    let isSingle = response.cardinality == "single"
    if isSingle, Set(options.map(\.id)) == ["true", "false"], options.count == 2 {
      return .trueFalse(
        TruthQuestion(
          answer: response.right.contains("true"),
          toTrue: feedback("true", nil, response.right.contains("true")),
          toFalse: feedback("false", nil, response.right.contains("false"))
        )
      )
    }
    var choices: [Choice] = []
    for option in options {
      let isRight = response.right.contains(option.id)
      choices.append(
        Choice(
          text: option.text,
          isRight: isRight,
          feedback: feedback(option.id, option.inlineFeedback, isRight)
        )
      )
    }
    let question = ChoiceQuestion(choices: choices)
    if isSingle {
      guard question.key.count == 1 else {
        throw Unsupported(
          reason: "\(question.key.count) choices are right alone, where one may be chosen"
        )
      }
      return .single(question)
    }
    let wrong = options.map(\.id).filter { !response.right.contains($0) }
    if !response.isEvenlyMapped(wrong: wrong) {
      changes.append("right choices earn equal shares, and wrong ones take one away")
    }
    return .multiple(question)
  }

  private mutating func feedback(_ id: String, _ inline: String?, _ isRight: Bool) -> String {
    if let text = rules.text(id) ?? inline { return text }
    return fallback(isRight)
  }

  /// What is said where a choice has no feedback of its own: some tools have one for all.
  private mutating func fallback(_ isRight: Bool) -> String {
    rules.text(isRight ? "correct" : "incorrect") ?? (isRight ? Fallback.right : Fallback.wrong)
  }

  // MARK: pairs

  mutating func pairs(_ interaction: MarkupElement) throws -> Item.Question {
    let response = try response(of: interaction)
    let sets = interaction.elements("simpleMatchSet")
    guard sets.count == 2 else {
      throw interaction.position.problem("a matchInteraction needs two sets")
    }
    let lefts = options(of: sets[0], ["simpleAssociableChoice"])
    let rights = options(of: sets[1], ["simpleAssociableChoice"])
    var taken: Set<String> = []
    var pairs: [MatchingQuestion.Pair] = []
    for left in lefts {
      let partners = response.right.compactMap { pair -> Option? in
        let ends = pair.split(whereSeparator: \.isWhitespace).map(String.init)
        guard ends.count == 2, ends[0] == left.id else { return nil }
        return rights.first { $0.id == ends[1] }
      }
      guard partners.count == 1 else {
        throw Unsupported(reason: "something has \(partners.count) partners, where joblab has one")
      }
      guard taken.insert(partners[0].id).inserted else {
        throw Unsupported(reason: "two things have one partner, where each has its own")
      }
      let feedback = rules.feedback(onMember: "\(left.id) \(partners[0].id)") ?? ""
      pairs.append(.init(left: left.text, right: partners[0].text, feedback: feedback))
    }
    let extra = rights.filter { !taken.contains($0.id) }.map(\.text)
    return .matching(
      MatchingQuestion(
        pairs: pairs,
        extra: extra,
        shown: Array(0..<(pairs.count + extra.count)),
        otherwise: otherwise(response)
      )
    )
  }

  // MARK: orders

  mutating func order(_ interaction: MarkupElement) throws -> Item.Question {
    let response = try response(of: interaction)
    let elements = interaction.elements("simpleChoice")
    var ordered: [MarkupElement] = []
    for id in response.right {
      guard let element = elements.first(where: { $0["identifier"] == id }) else {
        throw interaction.position.problem("there is no choice `\(ForeignText.line(id))`")
      }
      ordered.append(element)
    }
    let extra = elements.filter { element in !response.right.contains(element["identifier"] ?? "") }
    if interaction.classes.contains("lines") || interaction.classes.contains("words") {
      return .lines(lines(interaction, response, ordered, extra))
    }
    guard extra.isEmpty else {
      throw Unsupported(
        reason: "an order that leaves something out, which joblab has for lines alone"
      )
    }
    return .ordering(
      OrderingQuestion(
        steps: ordered.map { .init(text: QTIText.markdown(QTIPrompt.nodes(of: $0.children))) },
        shown: Array(ordered.indices),
        otherwise: otherwise(response)
      )
    )
  }

  private mutating func lines(
    _ interaction: MarkupElement,
    _ response: QTIResponse,
    _ ordered: [MarkupElement],
    _ extra: [MarkupElement]
  ) -> LinesQuestion {
    func line(_ element: MarkupElement) -> String {
      ForeignText.cleaned(element.first("pre")?.text ?? element.text.onOneLine)
    }
    var wrong: [LinesQuestion.WrongLine] = []
    for element in extra {
      let feedback = rules.feedback(onMember: element["identifier"] ?? "")
      wrong.append(.init(text: line(element), feedback: feedback ?? Fallback.wrong))
    }
    return LinesQuestion(
      file: interaction["label"] ?? "lines.txt",
      lines: ordered.map(line),
      extra: wrong,
      shown: Array(0..<(ordered.count + extra.count)),
      separator: interaction.classes.contains("words") ? " " : "\n",
      otherwise: otherwise(response)
    )
  }
}
