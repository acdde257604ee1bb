/// Works out the key of an item, and judges answers by running them where that is what counts.
///
/// Everything happens on clusters of its own: the learner's is only ever looked at in a copy.
package struct AnswerJudge: Sendable {
  private let files: [ProofFile]
  private let maker: any LaboratoryMaker

  /// The files are what the lesson has shown up to the item.
  package init(files: [ProofFile], maker: any LaboratoryMaker = ConsoleLaboratoryMaker()) {
    self.files = files
    self.maker = maker
  }

  // MARK: keys

  /// The item with what its proof prints put in where no key is written, and with the answers of
  /// the beliefs that it names.
  package func resolved(_ item: Item) throws(ContentProblem) -> Item {
    guard let proof = item.proof, !item.question.hasWrittenKey || !item.misconceptions.isEmpty
    else { return item }
    var item = item
    let seed = proof.seeds.first ?? 1
    if !item.question.hasWrittenKey {
      let run = try proven(item, seed: seed)
      do throws(KeyProblem) {
        try item.question.fill(from: run.lines)
      } catch {
        throw proof.problem(item, seed, "\(error.reason); it printed: \(run.excerpt)")
      }
    }
    item.beliefs = try item.misconceptions.map { belief throws(ContentProblem) in
      BeliefAnswer(misconception: belief, lines: try believed(item, belief, seed: seed).lines)
    }
    return item
  }

  /// A run of the proof.
  func proven(_ item: Item, seed: UInt64) throws(ContentProblem) -> ProofRun {
    guard let proof = item.proof else {
      return ProofRun(lines: [], hasSucceeded: false, screen: "")
    }
    return try run(proof, item, seed, script: proof.script, files: allFiles(of: item, proof))
  }

  /// A run of the proof as somebody with a belief takes it to be.
  func believed(
    _ item: Item,
    _ belief: NamedMisconception,
    seed: UInt64
  ) throws(ContentProblem) -> ProofRun {
    guard let proof = item.proof else {
      return ProofRun(lines: [], hasSucceeded: false, screen: "")
    }
    let files = allFiles(of: item, proof).map {
      ProofFile(path: $0.path, text: belief.applied(to: $0.text))
    }
    return try run(proof, item, seed, script: belief.applied(to: proof.script), files: files)
  }

  private func allFiles(of item: Item, _ proof: Proof) -> [ProofFile] {
    files.replacing(with: item.files).replacing(with: proof.files)
      .replacing(with: item.question.assembledKey)
  }

  private func run(
    _ proof: Proof,
    _ item: Item,
    _ seed: UInt64,
    script: String,
    files: [ProofFile]
  ) throws(ContentProblem) -> ProofRun {
    var laboratory = maker.laboratory(seed: seed, files: files)
    let result = laboratory.run(script: script)
    if case .stopped(let reason) = result.ending {
      throw proof.problem(item, seed, "was stopped: \(reason)")
    }
    return ProofRun(result)
  }

  // MARK: answers

  /// Scores an answer; one that is not the written one is right all the same if it does the same.
  package func score(_ item: Item, _ answer: ItemAnswer) -> ItemScore {
    let score = item.score(answer)
    guard !score.isRight, let proof = item.proof, let file = item.question.assembled(answer) else {
      return score
    }
    let all = allFiles(of: item, proof).replacing(with: [file])
    var laboratory = maker.laboratory(seed: proof.seeds.first ?? 1, files: all)
    return item.score(answer, run: AnswerRun(laboratory.run(script: proof.script)))
  }

  /// Runs what a `fix` expects with the learner's files.
  package func run(_ item: Item, with mended: [ProofFile]) -> AnswerRun {
    guard let task = item.question.task else { return AnswerRun(lines: [], isReached: false) }
    let all = files.replacing(with: item.files).replacing(with: mended)
    var laboratory = maker.laboratory(seed: 1, files: all)
    return AnswerRun(laboratory.run(script: task.expect))
  }
}

/// What a proof has printed.
struct ProofRun {
  /// Without those that are empty.
  var lines: [String]
  var hasSucceeded: Bool
  var screen: String

  var excerpt: String {
    let text = screen.onOneLine
    return text.isEmpty ? "nothing" : "`\(text.suffix(300))`"
  }
}

extension ProofRun {
  init(_ result: CommandResult) {
    lines = result.lines
    hasSucceeded = result.hasSucceeded
    screen = result.screen
  }
}

extension CommandResult {
  /// What was printed on standard output, without empty lines.
  package var lines: [String] {
    standardOutput.split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
  }
}

extension AnswerRun {
  package init(_ result: CommandResult) {
    self.init(lines: result.lines, isReached: result.hasSucceeded)
  }
}

extension Proof {
  func problem(_ item: Item, _ seed: UInt64, _ text: String) -> ContentProblem {
    ContentProblem(position, "the proof of `\(item.id)` (seed \(seed)) \(text)")
  }
}

/// Why the lines of a proof give no key.
struct KeyProblem: Error {
  var reason: String
}

extension Item.Question {
  /// The file that the key's words or lines make, for the proof to run.
  fileprivate var assembledKey: [ProofFile] {
    switch self {
    case .blanks(let question):
      [ProofFile(path: question.file, text: question.filled(question.key))]
    case .lines(let question):
      [ProofFile(path: question.file, text: question.assembled(Array(question.lines.indices)))]
    default: []
    }
  }

  /// The file that an answer makes; nil for the kinds that are not judged by a run.
  fileprivate func assembled(_ answer: ItemAnswer) -> ProofFile? {
    switch (self, answer) {
    case (.blanks(let question), .fields(let words)):
      ProofFile(path: question.file, text: question.filled(words))
    case (.lines(let question), .order(let order)):
      ProofFile(path: question.file, text: question.assembled(order))
    default: nil
    }
  }

  /// Puts what a proof has printed in where no key is written.
  fileprivate mutating func fill(from lines: [String]) throws(KeyProblem) {
    switch self {
    case .numeric(var question):
      guard question.answer == nil else { return }
      question.answer = lines.last.flatMap { parseNumber($0, unit: question.unit) }
      guard question.answer != nil else { throw KeyProblem(reason: "gives no number") }
      self = .numeric(question)
    case .trueFalse(var question):
      guard question.answer == nil else { return }
      question.answer = ["true": true, "false": false][lines.last ?? ""]
      guard question.answer != nil else {
        throw KeyProblem(reason: "ends in neither `true` nor `false`")
      }
      self = .trueFalse(question)
    case .predict(var question):
      let printed = PredictQuestion.printed(lines)
      for index in question.values.indices {
        try question.values[index].fill(from: printed)
      }
      self = .predict(question)
    default: break
    }
  }
}

extension PredictQuestion.Value {
  fileprivate mutating func fill(from printed: [String: String]) throws(KeyProblem) {
    switch form {
    case .number(var numeric):
      guard numeric.answer == nil else { return }
      numeric.answer = printed[name].flatMap { parseNumber($0, unit: numeric.unit) }
      guard numeric.answer != nil else { throw KeyProblem(reason: "gives no number `\(name)=`") }
      form = .number(numeric)
    case .word(let key, let wrong, let otherwise):
      guard key == nil else { return }
      guard let value = printed[name], !value.isEmpty else {
        throw KeyProblem(reason: "gives no `\(name)=`")
      }
      form = .word(key: value.replacing("*", with: "\\*"), wrong: wrong, otherwise: otherwise)
    }
  }
}

extension Item {
  /// The belief that gives a number.
  func belief(giving number: Double) -> NamedMisconception? {
    guard case .numeric(let question) = question else { return nil }
    return beliefs.first { belief in
      guard let last = belief.lines.last, let given = parseNumber(last, unit: question.unit) else {
        return false
      }
      return abs(given - number) <= question.tolerance
    }?.misconception
  }

  /// The belief under which a choice would be true.
  func belief(choosing index: Int) -> NamedMisconception? {
    guard case .single(let question) = question, question.choices.indices.contains(index),
      let sign = question.choices[index].provedBy
    else { return nil }
    return beliefs.first { $0.lines.contains(sign.trimmed) }?.misconception
  }
}
