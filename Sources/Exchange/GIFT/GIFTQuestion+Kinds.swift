import Course

extension GIFTQuestion {
  // MARK: choices

  /// One right answer where there is a `=`; several with weights where there is none.
  func choices(_ answers: ArraySlice<GIFTMark>) throws(ContentProblem) -> Content {
    let all = try split(answers, at: ["=", "~"])
    var changes: [String] = []
    let isSingle = all.contains { $0.sign == "=" }
    var choices: [Choice] = []
    for answer in all {
      let isRight = isSingle ? answer.worth >= 100 : answer.worth > 0
      choices.append(
        Choice(
          text: answer.markdown(form),
          isRight: isRight,
          feedback: Fallback.text(answer.feedback, or: isRight ? Fallback.right : Fallback.wrong)
        )
      )
    }
    if isSingle {
      if all.contains(where: { $0.worth > 0 && $0.worth < 100 }) {
        changes.append("a choice that is right in part is taken for wrong")
      }
      let count = choices.count(where: \.isRight)
      guard count == 1 else {
        return .leftOut("\(count) choices are right alone, where one may be chosen")
      }
      return .item((prompt, .single(ChoiceQuestion(choices: choices))), changes: changes)
    }
    let rights = all.filter { $0.worth > 0 }
    let wrongs = all.filter { $0.worth <= 0 }
    let share = rights.isEmpty ? 0 : 100 / Double(rights.count)
    let isEven =
      rights.allSatisfy { abs($0.worth - share) < 0.01 }
      && wrongs.allSatisfy { abs($0.worth + share) < 0.01 }
    if !isEven { changes.append("right choices earn equal shares, and wrong ones take one away") }
    return .item((prompt, .multiple(ChoiceQuestion(choices: choices))), changes: changes)
  }

  // MARK: numbers

  func numeric(_ answers: ArraySlice<GIFTMark>) throws(ContentProblem) -> Content {
    var changes: [String] = []
    var answers = answers
    var otherwise = ""
    if let sign = answers.firstIndex(where: { $0.isSign("~") }) {
      otherwise = try GIFTAnswer(answers[sign...], file: file, form: form).feedback
      answers = answers[..<sign]
    }
    var prompt = prompt
    let unit = NumberUnit.taken(from: &prompt)
    var question: NumericQuestion?
    var known: [(number: Double, tolerance: Double, feedback: String)] = []
    for answer in try split(answers.trimmed, at: ["="]) {
      if answer.worth < 100, answer.marks.text.trimmed == "*" {
        otherwise = answer.feedback
        continue
      }
      let (number, tolerance) = try range(answer)
      if answer.worth >= 100 {
        if question == nil {
          question = NumericQuestion(
            answer: number,
            tolerance: tolerance,
            unit: unit,
            otherwise: ""
          )
          if explanation.isEmpty, !answer.feedback.isEmpty {
            changes.append("feedback for the right number is left out")
          }
        } else {
          changes.append("one number is right: the first")
        }
      } else {
        if answer.worth > 0 { changes.append("a number that is right in part is taken for wrong") }
        known.append((number, tolerance, answer.feedback))
      }
    }
    guard var question else {
      throw position.problem("no number is right: one needs no weight, or 100")
    }
    for wrong in known where !question.accepts(wrong.number) {
      question.misconceptions.append(
        .init(answer: wrong.number, feedback: Fallback.text(wrong.feedback, or: Fallback.wrong))
      )
    }
    if known.contains(where: { question.accepts($0.number) }) {
      changes.append("a wrong number within the right one's tolerance is left out")
    }
    question.otherwise = Fallback.text(otherwise, or: Fallback.wrong)
    return .item((prompt, .numeric(question)), changes: changes)
  }

  /// Reads `5`, `5:0.5` or `4.5..5.5`.
  private func range(_ answer: GIFTAnswer) throws(ContentProblem) -> (Double, Double) {
    let text = answer.marks.text.trimmed
    if let dots = text.firstRange(of: "..") {
      guard let low = Self.number(text[..<dots.lowerBound]),
        let high = Self.number(text[dots.upperBound...]), low <= high
      else {
        throw answer.position.problem(
          "`\(ForeignText.line(text).prefix(40))` is no range such as 1..5"
        )
      }
      return (Self.rounded((low + high) / 2), Self.rounded((high - low) / 2))
    }
    let parts = text.split(separator: ":", maxSplits: 1)
    guard let number = parts.first.flatMap(Self.number),
      let tolerance = parts.count > 1 ? Self.number(parts[1]) : 0, tolerance >= 0
    else {
      throw answer.position.problem(
        "`\(ForeignText.line(text).prefix(40))` is no number such as 5, 5:0.5 or 4.5..5.5"
      )
    }
    return (number, tolerance)
  }

  /// Without the dust of halving: to six decimals.
  private static func rounded(_ number: Double) -> Double { (number * 1e6).rounded() / 1e6 }

  private static func number(_ text: Substring) -> Double? {
    let text = String(text).trimmed
    guard text.utf8.count <= 15,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E].contains($0) })
    else { return nil }
    return Double(text)
  }

  // MARK: pairs

  func pairs(_ answers: ArraySlice<GIFTMark>) throws(ContentProblem) -> Content {
    var pairs: [MatchingQuestion.Pair] = []
    var extra: [String] = []
    for part in try split(answers, at: ["="]) {
      guard let arrow = part.marks.firstIndex(of: "->") else {
        throw part.position.problem("a pair needs `->` between its sides")
      }
      let left = Self.formed(part.marks[..<arrow].trimmed, or: form).text
      let right = ForeignText.markdown(part.marks[(arrow + 2)...].text, .plain)
      if left.isEmpty {
        extra.append(right)
      } else {
        pairs.append(.init(left: GIFTText.arrowed(left), right: right))
      }
    }
    let question = MatchingQuestion(
      pairs: pairs,
      extra: extra,
      shown: Array(0..<(pairs.count + extra.count)),
      otherwise: Fallback.wrong
    )
    return .item((prompt, .matching(question)), changes: [])
  }

  // MARK: words

  func words(_ answers: ArraySlice<GIFTMark>) throws(ContentProblem) -> Content {
    var changes: [String] = []
    var accepted: [TextForm] = []
    var wrong: [WrongForm] = []
    var otherwise = ""
    for answer in try split(answers, at: ["="]) {
      let form = TextForm(answer.word)
      if answer.worth >= 100 {
        accepted.append(form)
        if explanation.isEmpty, !answer.feedback.isEmpty {
          changes.append("feedback for right words is left out")
        }
      } else if form.pattern == "*" {
        otherwise = GIFTText.arrowed(answer.feedback)
      } else {
        if answer.worth > 0 { changes.append("words that are right in part are taken for wrong") }
        wrong.append(
          WrongForm(
            form: form,
            feedback: Fallback.text(GIFTText.arrowed(answer.feedback), or: Fallback.wrong)
          )
        )
      }
    }
    guard !accepted.isEmpty else {
      throw position.problem("no words are right: some need no weight, or 100")
    }
    wrong.removeAll { wrong in accepted.contains { $0.matches(wrong.form.literal) } }
    let question = TextQuestion(
      accepted: accepted,
      wrong: wrong,
      otherwise: Fallback.text(otherwise, or: Fallback.wrong)
    )
    return .item((prompt, .text(question)), changes: changes)
  }
}
