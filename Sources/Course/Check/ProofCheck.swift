/// Runs the proof of each item, and compares the key that it gives with the key that is written.
struct ProofCheck {
  let course: Course
  let maker: any LaboratoryMaker

  func problems() -> [ContentProblem] {
    var problems: [ContentProblem] = []
    for lesson in course.lessons {
      var files: [ProofFile] = []
      for block in lesson.blocks {
        switch block.content {
        case .manifest(let manifest):
          files.removeAll { $0.path == manifest.file }
          files.append(ProofFile(path: manifest.file, text: manifest.text))
        case .item(let item): problems += check(item, files)
        default: break
        }
      }
    }
    for exercise in course.exercises {
      for item in exercise.questions { problems += check(item, []) }
    }
    return problems
  }

  private func check(_ item: Item, _ files: [ProofFile]) -> [ContentProblem] {
    guard case .proof(let proof) = item.basis else { return [] }
    for seed in proof.seeds {
      var laboratory = maker.laboratory(seed: seed, files: files)
      for file in proof.files { laboratory.write(file) }
      let result = laboratory.run(script: proof.script)
      if case .stopped(let reason) = result.ending {
        return [proof.problem(item, seed, "was stopped: \(reason)")]
      }
      let lines = result.standardOutput.split(separator: "\n").map { String($0).trimmed }
        .filter { !$0.isEmpty }
      if let difference = item.question.difference(from: lines) {
        return [proof.problem(item, seed, "\(difference); it printed: \(result.excerpt)")]
      }
    }
    return []
  }
}

extension Proof {
  fileprivate func problem(_ item: Item, _ seed: UInt64, _ text: String) -> ContentProblem {
    ContentProblem(position, "the proof of `\(item.id)` (seed \(seed)) \(text)")
  }
}

extension CommandResult {
  fileprivate var excerpt: String {
    let text = screen.onOneLine
    return text.isEmpty ? "nothing" : "`\(text.suffix(300))`"
  }
}

extension Item.Question {
  /// How the key that the lines give differs from the one written; nil when it does not.
  fileprivate func difference(from lines: [String]) -> String? {
    switch self {
    case .single(let question), .multiple(let question):
      let proven = question.choices.indices.filter { index in
        question.choices[index].provedBy.map { lines.contains($0.trimmed) } ?? false
      }
      guard proven != question.key else { return nil }
      return "gives \(letters(proven)), written is \(letters(question.key))"
    case .numeric(let question):
      guard let last = lines.last, let number = parseNumber(last, unit: question.unit) else {
        return "gives no number"
      }
      guard !question.accepts(number) else { return nil }
      return "gives \(numberText(number)), written is \(numberText(question.answer))"
    }
  }

  private func letters(_ places: [Int]) -> String {
    places.isEmpty ? "no choice" : places.map(ChoiceQuestion.letter).joined(separator: ",")
  }
}
