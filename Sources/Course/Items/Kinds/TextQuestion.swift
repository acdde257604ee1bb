/// A question that is answered with a few words.
package struct TextQuestion: Hashable, Sendable {
  package var accepted: [TextForm]
  package var wrong: [WrongForm]
  /// Said to every other wrong answer.
  package var otherwise: String

  package init(accepted: [TextForm], wrong: [WrongForm] = [], otherwise: String) {
    self.accepted = accepted
    self.wrong = wrong
    self.otherwise = otherwise
  }

  init(_ reader: MappingReader) throws(ContentProblem) {
    let accepted = try reader.forms("accept")
    self.init(
      accepted: accepted,
      wrong: try reader.wrongForms(notIn: accepted),
      otherwise: try reader.text("otherwise")
    )
  }

  func answer(_ text: String) throws(AnswerError) -> ItemAnswer {
    guard !TextForm.normal(text).isEmpty, text.utf8.count <= TextForm.lengthMax * 4 else {
      throw AnswerError(description: "answer with a word or a few")
    }
    return .text(text.onOneLine)
  }

  func accepts(_ text: String) -> Bool { accepted.contains { $0.matches(text) } }

  func verdict(_ text: String, explanation: String) -> Verdict {
    let isRight = accepts(text)
    let known = wrong.first { $0.form.matches(text) }
    let words = isRight ? explanation : known?.feedback ?? otherwise
    return Verdict(
      right: isRight ? 1 : 0,
      of: 1,
      remarks: [.init(isRight: isRight, letter: "", text: words)]
    )
  }
}
