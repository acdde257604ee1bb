import Console

/// Runs the proof of each item, and compares the key that it gives with the key that is written.
///
/// An item with parameters is proven for many draws, spread over the processors.
struct ProofCheck {
  let course: Course
  let maker: any LaboratoryMaker
  var threads = 1
  /// The draws that an item with parameters is proven for.
  var drawCount = 50

  /// One item with one draw.
  private struct Work: Sendable {
    var item: Item
    /// Nil for an item without parameters.
    var draw: Int?
    var files: [ProofFile]
  }

  func problems() -> [ContentProblem] {
    let work = allWork()
    let maker = maker
    let found = inParallel(work, threads: threads) { work in
      Self.problem(of: work, maker)
    }
    // One problem of an item is enough: the others mostly say the same of other draws.
    var problems: [ContentProblem] = []
    var named: Set<String> = []
    for (work, problem) in zip(work, found) {
      guard let problem, named.insert(work.item.id).inserted else { continue }
      problems.append(problem)
    }
    return problems
  }

  private func allWork() -> [Work] {
    course.lessons.flatMap(\.itemsWithFiles).flatMap { draws(of: $0.item, $0.files) }
      + course.exercises.flatMap(\.questions).flatMap { draws(of: $0, []) }
  }

  private func draws(of item: Item, _ files: [ProofFile]) -> [Work] {
    guard item.hasParameters else { return [Work(item: item, draw: nil, files: files)] }
    return (1...drawCount).map { Work(item: item, draw: $0, files: files) }
  }

  private static func problem(of work: Work, _ maker: any LaboratoryMaker) -> ContentProblem? {
    do throws(ContentProblem) {
      var item = work.item
      if let draw = work.draw {
        item = try item.drawn(DrawSource(owner: "check", id: item.id, review: draw))
      }
      let judge = AnswerJudge(files: work.files, maker: maker)
      item = try judge.resolved(item)
      return try KeyCheck(item: item, judge: judge).problem()
    } catch {
      var problem = error
      if let draw = work.draw { problem.message += " (with the values of draw \(draw))" }
      return problem
    }
  }
}

/// Proves one item, with one draw of its values.
private struct KeyCheck {
  let item: Item
  let judge: AnswerJudge

  func problem() throws(ContentProblem) -> ContentProblem? {
    if case .fix = item.question { return mending() }
    guard let proof = item.proof else { return nil }
    for seed in proof.seeds {
      let run = try judge.proven(item, seed: seed)
      if let difference = item.question.difference(from: run.lines, run.hasSucceeded) {
        throw proof.problem(item, seed, "\(difference); it printed: \(run.excerpt)")
      }
      if let collision = try collision(seed) { throw proof.problem(item, seed, collision) }
    }
    try wrongAnswers()
    try wrongWords()
    return nil
  }

  // MARK: beliefs

  /// A belief that changes nothing, or that is right.
  private func collision(_ seed: UInt64) throws(ContentProblem) -> String? {
    for belief in item.beliefs {
      // What the first seed gives was worked out together with the key.
      let lines =
        seed == item.proof?.seeds.first
        ? belief.lines : try judge.believed(item, belief.misconception, seed: seed).lines
      if item.question.difference(from: lines) == nil {
        let name = belief.misconception.rawValue
        return "gives the right answer under the misconception `\(name)` as well"
      }
    }
    return nil
  }

  // MARK: words and files

  /// Listed wrong answers must not be what the proof has given as the key.
  private func wrongAnswers() throws(ContentProblem) {
    guard let answer = item.question.acceptedMistakes.first else { return }
    throw ContentProblem(item.position, "the wrong answer \(answer) of `\(item.id)` is right")
  }

  /// Known wrong words of blanks must not do what the right ones do.
  private func wrongWords() throws(ContentProblem) {
    guard case .blanks(let question) = item.question else { return }
    for (index, blank) in question.blanks.enumerated() {
      for wrong in blank.wrong {
        var words = question.key
        words[index] = wrong.form.literal
        if judge.score(item, .fields(words)).isRight {
          throw ContentProblem(
            item.position,
            "the wrong word `\(wrong.form.pattern)` for `\(blank.name)` of `\(item.id)` does what "
              + "the proof asks for"
          )
        }
      }
    }
  }

  private func mending() -> ContentProblem? {
    guard let task = item.question.task, case .files(let solution) = task.solution else {
      return nil
    }
    if judge.run(item, with: []).isReached {
      return item.position.problem("the files of `\(item.id)` pass before anything is mended")
    }
    let solved = judge.run(item, with: solution)
    if !solved.isReached {
      return item.position.problem(
        "the solution of `\(item.id)` does not pass; it printed: \(solved.lines.quotedList)"
      )
    }
    for wrong in task.wrong {
      guard case .files(let files) = wrong.way else { continue }
      if let problem = task.problem(of: wrong, judge.run(item, with: files)) { return problem }
    }
    return nil
  }
}

extension TaskQuestion {
  /// Why a wrong way is none, or is not told as such.
  func problem(of wrong: Wrong, _ run: AnswerRun) -> ContentProblem? {
    if run.isReached { return wrong.position.problem("this wrong way passes") }
    let known = self.wrong.first { run.lines.contains($0.sign.trimmed) }
    guard known?.sign != wrong.sign else { return nil }
    return wrong.position.problem(
      "this wrong way does not print `\(wrong.sign)`; it printed: \(run.lines.quotedList)"
    )
  }
}

extension Item.Question {
  /// How the key that a run gives differs from the one written; nil when it does not.
  fileprivate func difference(from lines: [String], _ hasSucceeded: Bool = true) -> String? {
    switch self {
    case .single(let question), .multiple(let question):
      let proven = question.choices.indices.filter { index in
        question.choices[index].provedBy.map { lines.contains($0.trimmed) } ?? false
      }
      guard proven != question.key else { return nil }
      return "gives \(letters(proven)), written is \(letters(question.key))"
    case .numeric(let question): return question.difference(from: lines.last)
    case .trueFalse(let question):
      guard let last = lines.last, ["true", "false"].contains(last) else {
        return "ends in neither `true` nor `false`"
      }
      guard last != question.answer.map({ "\($0)" }) else { return nil }
      return "gives \(last), written is the other"
    case .text(let question):
      guard let last = lines.last else { return "gives no text" }
      guard !question.accepts(last) else { return nil }
      return "gives `\(last)`, which is not accepted"
    case .ordering(let question):
      return orderDifference(question.steps.map { $0.provedBy?.trimmed ?? "" }, lines)
    case .matching(let question):
      let missing = question.pairs.filter { !lines.contains($0.provedBy?.trimmed ?? "") }
      return missing.isEmpty ? nil : "does not print `\(missing[0].provedBy ?? "")`"
    case .blanks, .lines:
      return hasSucceeded ? nil : "fails with the right answer"
    case .predict(let question): return question.difference(from: lines)
    case .task, .fix: return nil
    }
  }

  private func orderDifference(_ signs: [String], _ lines: [String]) -> String? {
    let printed = lines.filter(signs.contains)
    guard printed != signs else { return nil }
    return "gives the order \(printed.quotedList), written is \(signs.quotedList)"
  }

  private func letters(_ places: [Int]) -> String {
    places.isEmpty ? "no choice" : places.map(ChoiceQuestion.letter).joined(separator: ",")
  }
}

extension Item.Question {
  /// The answers that are listed as wrong and would be accepted, with what they answer.
  fileprivate var acceptedMistakes: [String] {
    switch self {
    case .numeric(let question): question.acceptedMistakes
    case .predict(let question):
      question.values.flatMap { value in
        value.acceptedMistakes.map { "\($0) for `\(value.name)`" }
      }
    default: []
    }
  }
}

extension PredictQuestion.Value {
  fileprivate var acceptedMistakes: [String] {
    switch form {
    case .number(let question): question.acceptedMistakes
    case .word(let key, let wrong, _):
      wrong.map(\.form.literal).filter { literal in
        key.map { TextForm($0).matches(literal) } ?? false
      }.map { "`\($0)`" }
    }
  }
}

extension NumericQuestion {
  fileprivate var acceptedMistakes: [String] {
    misconceptions.map(\.answer).filter(accepts).map { "`\(numberText($0))`" }
  }

  fileprivate func difference(from text: String?) -> String? {
    guard let text, let number = parseNumber(text, unit: unit) else { return "gives no number" }
    guard !accepts(number) else { return nil }
    return "gives \(numberText(number)), written is \(answer.map(numberText) ?? "nothing")"
  }
}

extension PredictQuestion {
  fileprivate func difference(from lines: [String]) -> String? {
    let printed = Self.printed(lines)
    for value in values {
      switch value.form {
      case .number(let question):
        if let difference = question.difference(from: printed[value.name]) {
          return "for `\(value.name)` \(difference)"
        }
      case .word(let key, _, _):
        guard let text = printed[value.name] else { return "prints no `\(value.name)=`" }
        guard key.map({ TextForm($0).matches(text) }) != true else { continue }
        return "for `\(value.name)` gives `\(text)`, written is `\(key ?? "")`"
      }
    }
    return nil
  }
}
