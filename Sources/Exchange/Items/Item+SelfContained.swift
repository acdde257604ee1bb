package import Course

extension Item {
  /// The item as it stands without lesson and simulator: what it is about is in its prompt, what
  /// beliefs would answer is among the known wrong answers, and nothing is left of its proof.
  package func selfContained(with files: [ProofFile]) -> Item {
    var item = Item(
      id: id,
      position: position,
      objective: "",
      prompt: prompt.trimmed,
      points: points,
      question: question,
      hints: hints,
      explanation: explanation.trimmed,
      basis: .source("joblab")
    )
    item.scoring = scoring
    for file in files.replacing(with: self.files) {
      item.prompt += "\n\n`\(file.path)`:\n\n" + CodeFence.fenced(file.text, "yaml")
    }
    item.question.takeIn(beliefs)
    item.question.dropProofs()
    return item
  }
}

/// Code in Markdown whose fence is longer than any in the code.
enum CodeFence {
  static func fenced(_ code: String, _ info: String = "") -> String {
    let fence = fence(around: code)
    return "\(fence)\(info)\n\(code.hasSuffix("\n") ? code : code + "\n")\(fence)"
  }

  static func fence(around text: String) -> String {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == 0x60 ? run + 1 : 0
      longest = max(longest, run)
    }
    return String(repeating: "`", count: max(3, longest + 1))
  }
}

extension Item.Question {
  /// Makes known wrong answers of what the beliefs would answer.
  fileprivate mutating func takeIn(_ beliefs: [BeliefAnswer]) {
    switch self {
    case .numeric(var question):
      question.dropRightOnes()
      // Those that are named first are told first.
      for belief in beliefs.reversed() {
        guard let line = belief.lines.last else { continue }
        question.takeIn(line, belief.misconception.diagnosis)
      }
      self = .numeric(question)
    case .single(var question):
      for index in question.choices.indices where !question.choices[index].isRight {
        let sign = question.choices[index].provedBy?.trimmed
        guard let belief = beliefs.first(where: { sign.map($0.lines.contains) ?? false }) else {
          continue
        }
        question.choices[index].feedback =
          "\(belief.misconception.title): \(question.choices[index].feedback)"
      }
      self = .single(question)
    case .predict(var question):
      for index in question.values.indices {
        guard case .number(var number) = question.values[index].form else { continue }
        number.dropRightOnes()
        question.values[index].form = .number(number)
      }
      for belief in beliefs.reversed() {
        let printed = PredictQuestion.printed(belief.lines)
        for index in question.values.indices {
          guard let word = printed[question.values[index].name] else { continue }
          question.values[index].form.takeIn(word, belief.misconception.diagnosis)
        }
      }
      self = .predict(question)
    default: break
    }
  }

  fileprivate mutating func dropProofs() {
    switch self {
    case .single(var question):
      for index in question.choices.indices { question.choices[index].provedBy = nil }
      self = .single(question)
    case .multiple(var question):
      for index in question.choices.indices { question.choices[index].provedBy = nil }
      self = .multiple(question)
    case .ordering(var question):
      for index in question.steps.indices { question.steps[index].provedBy = nil }
      self = .ordering(question)
    case .matching(var question):
      for index in question.pairs.indices { question.pairs[index].provedBy = nil }
      self = .matching(question)
    default: break
    }
  }
}

extension NumericQuestion {
  /// A wrong answer that is right in this draw is none.
  fileprivate mutating func dropRightOnes() {
    let key = self
    misconceptions.removeAll { key.accepts($0.answer) }
  }

  fileprivate mutating func takeIn(_ word: String, _ feedback: String) {
    guard let number = parseNumber(word, unit: unit), !accepts(number) else { return }
    misconceptions.removeAll { $0.answer == number }
    misconceptions.insert(.init(answer: number, feedback: feedback), at: 0)
  }
}

extension PredictQuestion.Form {
  fileprivate mutating func takeIn(_ word: String, _ feedback: String) {
    switch self {
    case .number(var question):
      question.takeIn(word, feedback)
      self = .number(question)
    case .word(let key, var wrong, let otherwise):
      let form = TextForm(word.replacing("*", with: "\\*"))
      guard !word.isEmpty, key.map({ TextForm($0).matches(word) }) != true else { return }
      wrong.removeAll { $0.form.matches(word) }
      wrong.insert(WrongForm(form: form, feedback: feedback), at: 0)
      self = .word(key: key, wrong: wrong, otherwise: otherwise)
    }
  }
}
