import Console
package import Course
import ShellRuntime
import TerminalText

/// Questions as this learner is asked them, and what answers, hints and skips lead to.
extension TutorSession {
  /// An item with the values that are drawn for the learner.
  func asked(_ item: Item) -> Item {
    let review = progress.items[item.id]?.reviews ?? 0
    let now = drawn(item, review)
    guard review > 0, item.hasParameters else { return now }
    // From few values the same may be drawn twice in a row: a review asks something else, if it can.
    let before = [review - 1, review - 1 + Self.redraw].map { drawn(item, $0) }
    return (0..<Self.redrawsMax).lazy.map { drawn(item, review + $0 * Self.redraw) }
      .first { draw in before.allSatisfy { !$0.asksTheSame(as: draw) } } ?? now
  }

  /// Between the draws for one review and for the next there is room for so many reviews.
  private static let redraw = 1_000_000
  private static let redrawsMax = 8

  private func drawn(_ item: Item, _ number: Int) -> Item {
    let source = DrawSource(owner: learner, id: item.id, review: number)
    // A draw that fails leaves the values that the item was read with, which the check has proven.
    return (try? item.drawn(source)) ?? item
  }

  /// The question in view.
  var itemInView: Item? {
    if case .item(let item)? = block?.content { asked(item) } else { nil }
  }

  /// The question in view, while it is not answered right and may be answered still.
  package var openItem: Item? {
    guard let item = itemInView else { return nil }
    let state = progress.items[item.id] ?? .init()
    return state.isRight || item.scoring.isClosed(after: state.tries) ? nil : item
  }

  /// Judges by the files that the lesson has given up to here.
  private var judge: AnswerJudge {
    guard case .lesson(_, let number) = bookmark, let lesson else { return AnswerJudge(files: []) }
    var files: [ProofFile] = []
    for block in lesson.blocks.prefix(number) {
      files = files.replacing(
        with: self.files(givenBy: block).map {
          ProofFile(path: String($0.path.dropFirst(Console.home.count + 1)), text: $0.text)
        }
      )
    }
    return AnswerJudge(files: files)
  }

  // MARK: answers

  mutating func answer(_ text: String) -> [Effect] {
    guard itemInView != nil else { return [.show(line("There is no question here."))] }
    guard let item = openItem else {
      return [.show(line("This question is answered already; press Enter to go on."))]
    }
    if item.question.task != nil { return text.isEmpty ? checkItem() : [.show(whatNow)] }
    do throws(AnswerError) {
      guard let given = try read(try lettered(text, item), item) else {
        return [.show(missingFields(of: item))]
      }
      let resolved: Item
      do throws(ContentProblem) {
        resolved = try judge.resolved(item)
      } catch {
        return [.show(problem("This question has a defect, which costs you nothing: \(error)."))]
      }
      fields = nil
      return take(judge.score(resolved, given), of: resolved, answer: text)
    } catch {
      let reason = error.description
      return [.show(problem(reason.prefix(1).uppercased() + reason.dropFirst() + "."))]
    }
  }

  /// The answer; nil while fields of it are missing.
  private mutating func read(_ text: String, _ item: Item) throws(AnswerError) -> ItemAnswer? {
    let names = item.question.fieldNames
    guard !names.isEmpty else { return try ItemAnswer(text, to: item.question) }
    var fields = fields ?? FieldAnswers(count: names.count)
    try fields.take(text, names: names)
    guard let words = fields.complete else {
      self.fields = fields
      return nil
    }
    return try ItemAnswer(words, to: item.question)
  }

  private func missingFields(of item: Item) -> StyledText {
    let names = zip(item.question.fieldNames, fields?.words ?? []).filter { $1 == nil }.map(\.0)
    return line("Noted. Still to say: \(names.map { "\($0)=…" }.joined(separator: ", ")).")
  }

  /// Counts an answer, takes off what hints and earlier tries cost, and keeps it.
  private mutating func take(_ score: ItemScore, of item: Item, answer: String) -> [Effect] {
    var score = score
    var state = progress.items[item.id] ?? .init()
    score.earned = item.scoring.earned(score.earned, hints: state.hints, wrong: state.tries)
    state.tries += 1
    state.best = max(state.best, score.earned)
    state.isRight = score.isRight
    state.hasBeenRight = state.hasBeenRight || score.isRight
    progress.items[item.id] = state
    let record = Record.attempt(
      item: item.id,
      lesson: lesson?.id ?? "",
      answer: answer,
      isRight: score.isRight,
      score: score.earned,
      possible: score.possible
    )
    var effects: [Effect] = [.save(record), .show(view(of: score, on: item))]
    if !score.isRight, item.scoring.isClosed(after: state.tries) {
      effects.append(.show(line("That was the last try.") + explanation(of: item)))
    }
    return effects + [.show(whatNow)]
  }

  // MARK: tasks

  /// Looks whether a task is done, on a copy of the cluster or with the learner's file.
  mutating func checkItem() -> [Effect] {
    guard let item = openItem, let task = item.question.task else {
      let text = openItem == nil ? "This question is done." : "This question wants an answer typed."
      return [.show(line(text)), .show(whatNow)]
    }
    let run: AnswerRun
    if case .fix = item.question {
      run = judge.run(item, with: filesOf(item))
    } else {
      var copy = Console(branchOf: console)
      var output: [UInt8] = []
      let outcome = copy.run(script: task.expect, limits: .check) { chunk in
        if chunk.stream == .output { output += chunk.bytes }
      }
      let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
        .map { String($0.trimmingSpace) }
      run = AnswerRun(lines: lines, isReached: outcome == .exited(0))
    }
    return take(item.score(run), of: item, answer: run.isReached ? "done" : "not done")
  }

  /// The files of an item as the learner has them now.
  private func filesOf(_ item: Item) -> [ProofFile] {
    item.files.compactMap { file in
      // A file that was removed is not handed over, and the run says what is missing.
      guard let bytes = try? console.files.contents(of: "\(Console.home)/\(file.path)") else {
        return ProofFile(path: file.path, text: "")
      }
      return ProofFile(path: file.path, text: String(decoding: bytes, as: UTF8.self))
    }
  }

  /// Back to the moment at which the task was shown, to the byte.
  mutating func retry() -> [Effect] {
    guard openItem?.question.task != nil, let start = taskStart else {
      return [
        .show(line("There is no task here that could be begun again; `undo` takes back a command."))
      ]
    }
    guard log != start else { return [.show(line("You have done nothing for it yet."))] }
    leave(for: start)
    return [.show(line("All as it was when the task was set.")), .show(whatNow)]
  }

  // MARK: hints and skipping

  mutating func hint() -> [Effect] {
    let hints: [String]
    let id: String
    let lesson: String
    let end: String
    if let item = openItem {
      (hints, id, lesson) = (item.hints, item.id, self.lesson?.id ?? "")
      end = "There are no more hints; `skip` goes on without an answer."
    } else if let exercise {
      (hints, id, lesson) = (exercise.hints, exercise.id, exercise.lesson)
      end = "There are no more hints for this exercise."
    } else {
      return [.show(line("There is nothing to hint at here; press Enter to go on."))]
    }
    var state = progress.items[id] ?? .init()
    guard state.hints < hints.count else { return [.show(line(end))] }
    state.hints += 1
    progress.items[id] = state
    return [
      .save(.item(id, lesson: lesson)),
      .show(hint(hints[state.hints - 1], number: state.hints, of: hints.count)),
    ]
  }

  /// Goes on, and leaves the state that the next part needs.
  mutating func skip() -> [Effect] {
    guard let item = openItem else { return goOn() }
    var effects: [Effect] = []
    if !item.explanation.isEmpty { effects.append(.show(explanation(of: item))) }
    switch item.question.task?.solution {
    case .script(let script):
      effects += [.show(line("It is done for you:") + echo(of: script.lastLineDropped))]
      effects.append(.run(command: script.lastLineDropped))
    case .files(let files):
      effects.append(
        .show(line("It is mended for you: \(files.map(\.path).joined(separator: ", "))."))
      )
      for file in files { effects += write(file.text, to: "\(Console.home)/\(file.path)") }
    case nil: break
    }
    return effects + goOn()
  }
}

extension Item {
  /// Whether two draws of an item differ in nothing that a learner sees.
  fileprivate func asksTheSame(as other: Item) -> Bool {
    prompt == other.prompt && files == other.files && question == other.question
  }
}

extension String {
  /// Without the line end that a block of YAML has.
  fileprivate var lastLineDropped: String { hasSuffix("\n") ? String(dropLast()) : self }
}
