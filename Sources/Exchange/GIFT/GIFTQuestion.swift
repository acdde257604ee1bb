import Course

/// One question of a GIFT file: its parts, before its kind is known.
struct GIFTQuestion {
  let file: String
  let position: ContentPosition
  var title: String?
  /// In Markdown.
  var prompt: String
  /// What stands between the braces; nil without braces.
  var answers: ArraySlice<GIFTMark>?
  /// In Markdown; the general feedback.
  var explanation = ""
  var form: ForeignText.Form

  enum Content {
    /// An item, and what had to be changed for it.
    case item((prompt: String, question: Item.Question), changes: [String])
    case leftOut(String)
  }

  init(_ marks: ArraySlice<GIFTMark>, file: String) throws(ContentProblem) {
    self.file = file
    position = ContentPosition(
      file: file,
      line: marks.first?.line ?? 1,
      column: marks.first?.column ?? 1
    )
    var rest = marks
    if rest.firstIndex(of: "::") == rest.startIndex {
      rest = rest.dropFirst(2)
      if let end = rest.firstIndex(of: "::") {
        title = ForeignText.line(rest[..<end].text)
        rest = rest[(end + 2)...].trimmed
      }
    }
    let open = rest.firstIndex { $0.isSign("{") }
    let close = rest.firstIndex { $0.isSign("}") }
    var text = rest
    switch (open, close) {
    case (nil, nil): break
    case (let open?, let close?) where open < close:
      let after = rest[(close + 1)...].trimmed
      if let sign = after.first(where: { $0.isSign("{") || $0.isSign("}") }) {
        throw Self.problem(
          file,
          sign,
          "a question has one pair of braces; write \\{ and \\} for others"
        )
      }
      if let sign = rest[(open + 1)..<close].first(where: { $0.isSign("{") }) {
        throw Self.problem(file, sign, "a brace within the answers; write \\{ for it")
      }
      answers = rest[(open + 1)..<close].trimmed
      text = rest[..<open]
      if !after.isEmpty {
        // A missing word: what follows the answers belongs to the text.
        var gap = rest[open]
        gap.isEscaped = true
        gap.scalar = "_"
        let space = rest[(close + 1)...].first?.scalar.properties.isWhitespace == true
        var spaced = gap
        spaced.scalar = " "
        text = text + Array(repeating: gap, count: 5) + (space ? [spaced] : []) + after
      }
    case (let lone?, nil), (nil, let lone?), (let lone?, _?):
      throw Self.problem(
        file,
        rest[lone],
        "a brace without its other; write \\{ or \\} for a brace of the text"
      )
    }
    form = .moodle
    let (form, prompt) = Self.formed(text.trimmed, or: .moodle)
    self.form = form
    // The gap of a missing word is no emphasis.
    self.prompt = prompt
    if let all = answers, let sign = all.lastIndex(of: "####") {
      explanation = Self.formed(all[(sign + 4)...].trimmed, or: form).text
      answers = all[..<sign].trimmed
    }
  }

  static func problem(_ file: String, _ mark: GIFTMark, _ message: String) -> ContentProblem {
    ContentPosition(file: file, line: mark.line, column: mark.column).problem(message)
  }

  /// The text in Markdown, in the form whose name stands in brackets before it.
  static func formed(
    _ marks: ArraySlice<GIFTMark>,
    or fallback: ForeignText.Form
  ) -> (form: ForeignText.Form, text: String) {
    guard marks.first?.isSign("[") == true, let end = marks.firstIndex(where: { $0.isSign("]") }),
      let form = ForeignText.Form(rawValue: marks[(marks.startIndex + 1)..<end].text)
    else { return (fallback, ForeignText.markdown(marks.text, fallback)) }
    return (form, ForeignText.markdown(marks[(end + 1)...].text, form))
  }

  // MARK: kinds

  /// What it asks, by the rules with which Moodle tells the kinds apart.
  func content() throws(ContentProblem) -> Content {
    guard let answers else { return .leftOut("a description asks nothing") }
    guard let first = answers.first else {
      return .leftOut("joblab has no essays: nobody is there to read them")
    }
    if first.isSign("#") { return try numeric(answers.dropFirst()) }
    if answers.contains(where: { $0.isSign("~") }) { return try choices(answers) }
    if answers.contains(where: { $0.isSign("=") }), answers.text.contains("->"),
      answers.firstIndex(of: "->") != nil
    {
      return try pairs(answers)
    }
    let word = answers.prefix { !$0.isSign("#") }.trimmed.text
    if ["T", "TRUE", "F", "FALSE"].contains(word) { return truth(answers, word.hasPrefix("T")) }
    return try words(answers)
  }

  /// The answers with their weight and feedback; each begins at one of the `signs`.
  func split(
    _ marks: ArraySlice<GIFTMark>,
    at signs: [Unicode.Scalar]
  ) throws(ContentProblem) -> [GIFTAnswer] {
    var starts = marks.indices.filter { index in signs.contains { marks[index].isSign($0) } }
    let before = marks[..<(starts.first ?? marks.endIndex)].trimmed
    if !before.isEmpty {
      // Moodle takes an answer without a sign for one.
      starts.insert(before.startIndex, at: 0)
    }
    guard starts.count <= ExchangeLimits.answerCount else {
      throw Self.problem(
        file,
        marks[starts[ExchangeLimits.answerCount]],
        "there are \(starts.count) answers; \(ExchangeLimits.answerCount) are read"
      )
    }
    var answers: [GIFTAnswer] = []
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : marks.endIndex
      answers.append(try GIFTAnswer(marks[start..<end], file: file, form: form))
    }
    return answers
  }

  private func truth(_ answers: ArraySlice<GIFTMark>, _ isTrue: Bool) -> Content {
    let parts = answers.split(maxSplits: 2, omittingEmptySubsequences: false) { $0.isSign("#") }
    func feedback(_ index: Int, _ fallback: String) -> String {
      guard index < parts.count else { return fallback }
      return Fallback.text(Self.formed(parts[index].trimmed, or: form).text, or: fallback)
    }
    let toWrong = feedback(1, Fallback.wrong)
    let toRight = feedback(2, Fallback.right)
    let question = TruthQuestion(
      answer: isTrue,
      toTrue: isTrue ? toRight : toWrong,
      toFalse: isTrue ? toWrong : toRight
    )
    return .item((prompt, .trueFalse(question)), changes: [])
  }
}
