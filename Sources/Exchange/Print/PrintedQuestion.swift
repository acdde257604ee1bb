import Course

/// A question with room for its answer.
enum PrintedQuestion {
  static func text(of item: Item) -> String {
    ([item.prompt] + form(of: item.question)).joined(separator: "\n\n")
  }

  /// What stands under the prompt, paragraph by paragraph.
  private static func form(of question: Item.Question) -> [String] {
    let gap = PrintedSheet.gap
    switch question {
    case .single(let question): return ["Tick one.", boxes(question)]
    case .multiple(let question): return ["Tick all that are right.", boxes(question)]
    case .trueFalse: return [list(["True", "False"]) { _ in "[ ] " }]
    case .numeric(let question): return ["Answer: \(gap)\(question.unit.suffix)"]
    case .text: return ["Answer: \(gap)\(gap)"]
    case .ordering(let question):
      return [
        "Number the steps in their order.",
        list(question.shown.map { question.steps[$0].text }) { _ in "\\_\\_\\_ " },
      ]
    case .matching(let question):
      return [
        "Write the letter of what belongs to it on each line.",
        list(question.pairs.map(\.left)) { "**\($0 + 1)** \\_\\_\\_ " }, "To choose from:",
        list(question.shownRights) { "**\(ChoiceQuestion.letter($0))** " },
      ]
    case .blanks(let question):
      return [
        "`\(question.file)`:", CodeFence.fenced(question.shown, "yaml"),
        list(question.blanks.map { _ in gap }) { "**\($0 + 1)** " },
      ]
    case .lines(let question):
      let lines = question.shownLines.enumerated().map { number, line in
        (number < 9 ? " " : "") + "\(number + 1)  \(line.replacing("\n", with: "\n    "))"
      }
      return [
        "Put them in order; not every one must be used.",
        CodeFence.fenced(lines.joined(separator: "\n"), "text"),
        "Order of the numbers: \(gap)\(gap)",
      ]
    case .predict(let question):
      return [list(question.values.map(\.line)) { "**\($0 + 1)** " }]
    case .task: return ["Write the commands."] + room
    case .fix: return ["Write the lines that you change."] + room
    }
  }

  private static func boxes(_ question: ChoiceQuestion) -> String {
    list(question.choices.map(\.text)) { "[ ] **\(ChoiceQuestion.letter($0))** " }
  }

  private static let room = Array(repeating: String(repeating: "_", count: 60) + " ", count: 4)
    .map { "\\" + $0.trimmed }

  /// A list whose entries may be longer than a line.
  static func list(_ texts: [String], _ mark: (Int) -> String) -> String {
    texts.enumerated().map { index, text in
      let lines = text.trimmed.split(separator: "\n", omittingEmptySubsequences: false)
      let rest = lines.dropFirst().map { $0.isEmpty ? "" : "  \($0)" }
      return (["- \(mark(index))\(lines.first ?? "")"] + rest).joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

extension PredictQuestion.Value {
  fileprivate var line: String {
    switch form {
    case .number(let question): "\(text): \(PrintedSheet.gap)\(question.unit.suffix)"
    case .word: "\(text): \(PrintedSheet.gap)"
    }
  }
}
