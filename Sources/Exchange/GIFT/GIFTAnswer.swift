import Course

/// One answer between the braces: `=right#feedback`, `~%50%partly`, `=%0%wrong#feedback`.
struct GIFTAnswer {
  /// The sign that it begins with; nil where there is none.
  var sign: Unicode.Scalar?
  /// In percent; nil when none is written.
  var weight: Double?
  var marks: ArraySlice<GIFTMark>
  /// In Markdown.
  var feedback: String
  var position: ContentPosition

  init(
    _ marks: ArraySlice<GIFTMark>,
    file: String,
    form: ForeignText.Form
  ) throws(ContentProblem) {
    position = ContentPosition(
      file: file,
      line: marks.first?.line ?? 1,
      column: marks.first?.column ?? 1
    )
    var rest = marks
    if let first = rest.first, first.isSign("=") || first.isSign("~") {
      sign = first.scalar
      rest = rest.dropFirst().trimmed
    }
    if rest.first?.isSign("%") == true,
      let end = rest.dropFirst().firstIndex(where: { $0.isSign("%") })
    {
      let digits = rest[(rest.startIndex + 1)..<end].text
      if let number = Double(digits), digits.utf8.count <= 12, number.isFinite {
        guard (-100...100).contains(number) else {
          throw GIFTQuestion.problem(file, rest[rest.startIndex], "a weight lies from -100 to 100")
        }
        weight = number
        rest = rest[(end + 1)...]
      }
    }
    let parts = rest.split(maxSplits: 1, omittingEmptySubsequences: false) { $0.isSign("#") }
    self.marks = parts.first?.trimmed ?? rest
    feedback = parts.count > 1 ? GIFTQuestion.formed(parts[1].trimmed, or: form).text : ""
  }

  /// In percent; of an answer without one it is that of its sign.
  var worth: Double { weight ?? (sign == "~" ? 0 : 100) }

  func markdown(_ form: ForeignText.Form) -> String { GIFTQuestion.formed(marks, or: form).text }

  /// As a plain word or number, which has no form.
  var word: String { ForeignText.line(marks.text) }
}
