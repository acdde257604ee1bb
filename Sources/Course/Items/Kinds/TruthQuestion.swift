/// A statement that is true or false.
package struct TruthQuestion: Hashable, Sendable {
  /// Nil until the proof has said.
  package var answer: Bool?
  /// Said to who takes it to be true.
  package var toTrue: String
  /// Said to who takes it to be false.
  package var toFalse: String

  package init(answer: Bool?, toTrue: String, toFalse: String) {
    self.answer = answer
    self.toTrue = toTrue
    self.toFalse = toFalse
  }

  init(_ reader: MappingReader) throws(ContentProblem) {
    let feedback = try MappingReader(
      try reader.required("feedback"),
      what: "the feedback of a true-false item",
      keys: ["true", "false"]
    )
    self.init(
      answer: try reader.optional("answer")?.flag(as: "answer"),
      toTrue: try feedback.text("true"),
      toFalse: try feedback.text("false")
    )
  }

  func answer(_ text: String) throws(AnswerError) -> ItemAnswer {
    switch text.onOneLine.lowercased() {
    case "true", "t", "yes", "y", "1": .truth(true)
    case "false", "f", "no", "2": .truth(false)
    default: throw AnswerError(description: "answer with `true` or `false`")
    }
  }

  func verdict(_ given: Bool) -> Verdict {
    Verdict(
      right: given == answer ? 1 : 0,
      of: 1,
      remarks: [.init(isRight: given == answer, letter: "", text: given ? toTrue : toFalse)]
    )
  }
}
