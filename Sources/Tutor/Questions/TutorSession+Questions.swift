import Course
import TerminalText

/// How the parts of a question look, and what an answer to it looks like.
extension TutorSession {
  /// What stands under the prompt of an item.
  func form(of item: Item) -> StyledText {
    var text = StyledText()
    for file in item.files { text += shown(file.text, as: file.path) }
    return text + parts(of: item.question)
      + paragraph(StyledText(expectation(of: item.question), .quiet))
  }

  private func parts(of question: Item.Question) -> StyledText {
    switch question {
    case .single(let question), .multiple(let question):
      entries(
        question.choices.map(\.text),
        marks: terminal.isPlain ? Self.number : ChoiceQuestion.letter
      )
    case .trueFalse, .numeric, .text, .task, .fix: StyledText()
    case .ordering(let question):
      entries(question.shown.map { question.steps[$0].text }, marks: Self.number)
    case .matching(let question):
      entries(question.pairs.map(\.left), marks: Self.number) + "\n"
        + entries(question.shownRights, marks: ChoiceQuestion.letter)
    case .blanks(let question): shown(question.shown, as: question.file)
    case .lines(let question): verbatim(question.shownLines)
    case .predict(let question):
      entries(question.values.map { "\($0.text) (`\($0.name)`)" }, marks: Self.number)
    }
  }

  private static func number(_ index: Int) -> String { "\(index + 1)" }

  /// Texts with a mark each: `a  The first`.
  private func entries(_ texts: [String], marks: (Int) -> String) -> StyledText {
    var text = StyledText()
    for (index, entry) in texts.enumerated() {
      let mark = StyledText("  \(marks(index))  ", .bold)
      let lines = markdown(entry, width: terminal.width - mark.width).lines.filter { !$0.isEmpty }
      for (number, line) in lines.enumerated() {
        text += (number == 0 ? mark : "     ") + line + "\n"
      }
    }
    return text
  }

  /// Lines whose spaces count, with a number each.
  private func verbatim(_ lines: [String]) -> StyledText {
    var text = StyledText()
    for (index, line) in lines.enumerated() {
      let number = "\(index + 1)"
      let margin = String(repeating: " ", count: max(0, 3 - number.count))
      text += StyledText("\(margin)\(number)  ", .bold)
      text += StyledText(Sanitizer.clean(line).replacing("\n", with: "\n     "), .code) + "\n"
    }
    return text
  }

  private func shown(_ content: String, as name: String) -> StyledText {
    var text = StyledText("\(name):\n", .quiet)
    var lines = Sanitizer.clean(content).split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    for line in lines { text += StyledText(line.isEmpty ? "\n" : "    \(line)\n", .code) }
    return text + "\n"
  }

  /// The name of a choice as it is on screen: its number where that is easier to hear than a letter.
  func spoken(_ letter: String, of item: Item) -> String {
    guard terminal.isPlain, let question = item.question.choices,
      let place = question.choices.indices.first(where: { ChoiceQuestion.letter($0) == letter })
    else { return letter }
    return Self.number(place)
  }

  /// An answer by the numbers on screen, as letters: `1,3`, `1 3` and `13` for `a,c`.
  ///
  /// - Throws: What the answer looks like, for a number that no choice has.
  func lettered(_ text: String, _ item: Item) throws(AnswerError) -> String {
    guard terminal.isPlain, let question = item.question.choices, text.contains(where: \.isNumber)
    else { return text }
    let words = text.split { !$0.isNumber && !$0.isLetter }.flatMap { word in
      // Up to nine choices have a digit each.
      word.allSatisfy(\.isNumber) && question.choices.count < 10
        ? word.map { String($0) } : [String(word)]
    }
    var letters: [String] = []
    for word in words {
      guard let number = Int(word), question.choices.indices.contains(number - 1) else {
        throw AnswerError(
          description: "answer with numbers from 1 to \(question.choices.count), such as "
            + (item.question.hasOneChoice ? "`2`" : "`1,3`")
        )
      }
      letters.append(ChoiceQuestion.letter(number - 1))
    }
    return letters.joined(separator: ",")
  }

  private func expectation(of question: Item.Question) -> String {
    switch question {
    case .single where terminal.isPlain: "Answer with a number."
    case .multiple where terminal.isPlain:
      "Several may be right: answer with their numbers, such as 1,3."
    default: Self.expectation(of: question)
    }
  }

  private static func expectation(of question: Item.Question) -> String {
    switch question {
    case .single: "Answer with a letter."
    case .multiple: "Several may be right: answer with their letters, such as a,c."
    case .trueFalse: "Answer with true or false."
    case .numeric(let numeric): expectation(of: numeric.unit)
    case .text: "Answer with a few words: answer TEXT."
    case .ordering(let question):
      "Put them in order: answer with all \(question.steps.count) numbers, such as \(example(question.steps.count))."
    case .matching: "Match them: answer with a letter for each number, such as 1b 2a."
    case .blanks, .predict: fieldExpectation(of: question.fieldNames)
    case .lines: "Put them in order; not every line must be used. Answer such as 2 1 3."
    case .task: "Do it at the prompt; `check` looks at your cluster."
    case .fix: "Mend it (edit FILE) and try it; `check` runs your file."
    }
  }

  private static func example(_ count: Int) -> String {
    (1...count).reversed().map(String.init).joined(separator: " ")
  }

  private static func fieldExpectation(of names: [String]) -> String {
    guard let first = names.first, names.count > 1 else {
      return "Answer with \(names.first ?? "value")=VALUE."
    }
    return "Answer all at once with commas between, or one by one, such as \(first)=VALUE."
  }

  private static func expectation(of unit: NumberUnit) -> String {
    switch unit {
    case .none: "Answer with a number."
    case .duration: "Answer with seconds or a duration, such as 70 or 1m10s."
    case .percent: "Answer with a percentage, such as 25 or 25 %."
    case .things(let plural): "Answer with a number (of \(plural))."
    }
  }
}

extension Item.Question {
  /// The choices of a question that has some.
  fileprivate var choices: ChoiceQuestion? {
    switch self {
    case .single(let question), .multiple(let question): question
    default: nil
    }
  }

  fileprivate var hasOneChoice: Bool { if case .single = self { true } else { false } }
}
