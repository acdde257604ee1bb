import Course

/// Writes items in GIFT, the text format of Moodle's question bank.
///
/// Questions are in Markdown, one for each item where GIFT has the kind; what a learner should know
/// of the number's unit is the last line of the prompt.
package struct GIFTWriter {
  private var text: String
  private var notes: [CarryNote] = []
  private var count = 0

  /// A sheet as a file of Moodle's, and what of it is not in the file.
  package static func written(_ sheet: ItemSheet) -> WrittenSheet {
    var writer = GIFTWriter(text: "// \(ForeignText.line(sheet.origin))\n\n")
    for section in sheet.sections {
      let title = GIFTText.escaped(ForeignText.line(section.title)).replacing("/", with: "//")
      writer.text += "$CATEGORY: joblab/\(title)\n\n"
      for item in section.items { writer.write(item) }
    }
    return WrittenSheet(text: writer.text, notes: writer.notes, count: writer.count)
  }

  private init(text: String) {
    self.text = text
  }

  private mutating func write(_ item: Item) {
    let before = count
    switch item.question {
    case .single(let question): write(item, single(question))
    case .multiple(let question):
      guard let share = GIFTText.shares[question.key.count] else {
        note(item, .leftOut, "Moodle has no share of one in \(question.key.count)")
        return
      }
      write(item, multiple(question, share))
    case .trueFalse(let question): write(item, truth(question))
    case .numeric(let question):
      write(item, numeric(question), prompt: item.prompt + question.unit.line)
    case .text(let question):
      guard !question.hasArrow else {
        note(item, .leftOut, "GIFT takes an answer with -> for a pair")
        return
      }
      write(item, words(question.accepted, question.wrong, question.otherwise))
    case .matching(let question): writeMatching(item, question)
    case .ordering(let question): writeOrdering(item, question)
    case .blanks(let question): writeBlanks(item, question)
    case .predict(let question): writePredict(item, question)
    case .lines:
      note(item, .leftOut, "GIFT has no order of lines, of which several may be right")
    case .task, .fix:
      note(item, .leftOut, "nothing in Moodle could run what the learner does")
    }
    guard count > before else { return }
    if item.points != Points(1) { note(item, .partly, "GIFT has no points") }
    if !item.hints.isEmpty { note(item, .partly, "GIFT has no hints") }
    if item.scoring != .standard { note(item, .partly, CarryNote.scoring) }
  }

  private mutating func note(_ item: Item, _ extent: CarryNote.Extent, _ reason: String) {
    notes.append(CarryNote(item.id, extent, reason))
  }

  // MARK: questions

  private mutating func write(
    _ item: Item,
    _ answers: [String],
    prompt: String? = nil,
    id: String? = nil
  ) {
    let id = id ?? item.id
    text += "// [id:\(id)]\n::\(GIFTText.escaped(id))::[markdown]"
    text += GIFTText.escaped((prompt ?? item.prompt).trimmed)
    text += "{" + answers[0] + "\n"
    for answer in answers.dropFirst() { text += "\t\(answer)\n" }
    if !item.explanation.isEmpty { text += "\t####\(GIFTText.markdown(item.explanation))\n" }
    text += "}\n\n"
    count += 1
  }

  private func single(_ question: ChoiceQuestion) -> [String] {
    [""]
      + question.choices.map { choice in
        (choice.isRight ? "=" : "~") + GIFTText.markdown(choice.text) + feedback(choice.feedback)
      }
  }

  private func multiple(_ question: ChoiceQuestion, _ share: String) -> [String] {
    [""]
      + question.choices.map { choice in
        "~%\(choice.isRight ? "" : "-")\(share)%" + GIFTText.markdown(choice.text)
          + feedback(choice.feedback)
      }
  }

  /// The first feedback is for the wrong answer, whichever that is.
  private func truth(_ question: TruthQuestion) -> [String] {
    let isTrue = question.answer == true
    let toWrong = isTrue ? question.toFalse : question.toTrue
    let toRight = isTrue ? question.toTrue : question.toFalse
    return [
      (isTrue ? "TRUE" : "FALSE") + "#\(GIFTText.markdown(toWrong))#\(GIFTText.markdown(toRight))"
    ]
  }

  private func numeric(_ question: NumericQuestion) -> [String] {
    let tolerance = question.tolerance == 0 ? "" : ":\(numberText(question.tolerance))"
    var answers = ["#", "=%100%\(numberText(question.answer ?? 0))\(tolerance)"]
    for known in question.misconceptions {
      answers.append("=%0%\(numberText(known.answer))\(tolerance)" + feedback(known.feedback))
    }
    return answers + ["~#\(GIFTText.markdown(question.otherwise))"]
  }

  private func words(
    _ accepted: [TextForm],
    _ wrong: [WrongForm],
    _ otherwise: String
  ) -> [String] {
    var answers = [""]
    for form in accepted { answers.append("=%100%\(GIFTText.escaped(form.pattern))") }
    // Moodle takes a question with `=` and an arrow in it for a matching.
    for form in wrong {
      answers.append(
        "=%0%\(GIFTText.escaped(form.form.pattern))#\(GIFTText.arrowless(form.feedback))"
      )
    }
    return answers + ["=%0%*#\(GIFTText.arrowless(otherwise))"]
  }

  private func feedback(_ text: String) -> String {
    text.isEmpty ? "" : "#\(GIFTText.markdown(text))"
  }

  // MARK: kinds that GIFT holds in part, or as something else

  private mutating func writeMatching(_ item: Item, _ question: MatchingQuestion) {
    var answers = [""]
    for pair in question.pairs {
      answers.append(
        "=\(GIFTText.arrowless(pair.left)) -> \(GIFTText.escaped(MarkupWriting.words(of: pair.right)))"
      )
    }
    for right in question.extra {
      answers.append("= -> \(GIFTText.escaped(MarkupWriting.words(of: right)))")
    }
    write(item, answers)
    note(item, .partly, "GIFT has no feedback for a pair")
  }

  private mutating func writeOrdering(_ item: Item, _ question: OrderingQuestion) {
    var answers = [""]
    for (place, step) in question.steps.enumerated() {
      answers.append(
        "=\(place + 1) -> \(GIFTText.escaped(MarkupWriting.words(of: step.text)))"
      )
    }
    write(item, answers)
    note(item, .changed, "GIFT has no order; each place is matched with its step")
  }

  /// A question for each gap, since GIFT has one answer in a question.
  private mutating func writeBlanks(_ item: Item, _ question: BlanksQuestion) {
    let text = "\n\n" + CodeFence.fenced(question.shown, "yaml")
    for (index, blank) in question.blanks.enumerated() {
      write(
        item,
        words(blank.accepted, blank.wrong, blank.otherwise),
        prompt: item.prompt + text + "\n\nWhat stands in gap \(index + 1)?",
        id: "\(item.id)-\(index + 1)"
      )
    }
    note(
      item,
      .changed,
      "GIFT has one answer in a question; each gap is one, and right is what is listed"
    )
  }

  private mutating func writePredict(_ item: Item, _ question: PredictQuestion) {
    for value in question.values {
      let prompt = "\(item.prompt)\n\n\(value.text)"
      let id = "\(item.id)-\(value.name)"
      switch value.form {
      case .number(let numeric):
        write(item, self.numeric(numeric), prompt: prompt + numeric.unit.line, id: id)
      case .word(let key, let wrong, let otherwise):
        write(item, words([TextForm(key ?? "")], wrong, otherwise), prompt: prompt, id: id)
      }
    }
    note(item, .changed, "GIFT has one answer in a question; each value is one")
  }
}

/// A sheet in a format, with what could not be carried.
package struct WrittenSheet: Hashable, Sendable {
  package var text: String
  package var notes: [CarryNote]
  /// The questions in it.
  package var count: Int
}

extension NumberUnit {
  /// A last paragraph of the prompt that says what is counted; it reads back as the unit.
  var line: String { word.isEmpty ? "" : "\n\n*Unit: \(word)*" }

  /// Takes the unit's paragraph off a prompt.
  static func taken(from prompt: inout String) -> NumberUnit {
    guard let start = prompt.ranges(of: "\n\n*Unit: ").last, prompt.hasSuffix("*") else {
      return .none
    }
    let word = prompt[start.upperBound...].dropLast()
    guard !word.isEmpty, word.allSatisfy({ $0.isLetter || "% ".contains($0) }) else { return .none }
    prompt = String(prompt[..<start.lowerBound])
    return NumberUnit(word: String(word))
  }
}

extension TextQuestion {
  /// Whether Moodle would take the question for a matching.
  fileprivate var hasArrow: Bool {
    (accepted + wrong.map(\.form)).contains { $0.pattern.contains("->") }
  }
}
