import Cluster
import Console
package import Course
import ShellRuntime
import Simulation
import TerminalText

/// What each input leads to.
extension TutorSession {
  package mutating func perform(_ input: Input) -> [Effect] {
    switch input {
    case .empty: advanceByEnter()
    case .answer(let text): answer(text)
    case .command(let text): type(text)
    case .verb(let verb, let argument): perform(verb, argument)
    }
  }

  private mutating func perform(_ verb: Verb, _ argument: String) -> [Effect] {
    switch verb {
    case .help: [.show(help(on: argument))]
    case .list: [.show(contents)]
    case .next: goOn()
    case .back: goBack()
    case .goto: argument.isEmpty ? [.show(contents)] : goTo(argument)
    case .run: runNextCommand()
    case .answer: answer(argument)
    case .hint: hint()
    case .check: check()
    case .skip: skip()
    case .retry: retry()
    case .reset: reset()
    case .undo: undo(argument)
    case .redo: redo()
    case .checkpoint: checkpoint(argument)
    case .restore: restore(argument)
    case .edit: edit(argument)
    case .time: moveClock(argument)
    case .timeline: timeline(argument)
    case .whatif: [.show(whatIf(argument))]
    case .why: [.show(why(argument))]
    case .diff: [.show(difference(argument))]
    case .transcript: transcript(argument)
    case .review: startReview()
    case .record: record(argument)
    case .quit: [.quit]
    }
  }

  /// Whether an input goes on with an example of the lesson that has begun.
  ///
  /// Its commands belong together, and its outputs are those of one moment after another: the clock
  /// waits for whoever reads them.
  package func goesOnWithExample(_ input: Input) -> Bool {
    guard commandsRun > 0, let next = nextCommand else { return false }
    return switch input {
    case .empty, .verb(.run, _): true
    case .command(let text): String(text.trimmingSpace) == next
    case .answer, .verb: false
    }
  }

  /// The command of the example in view that has not been typed yet.
  private var nextCommand: String? {
    guard case .session(let session)? = block?.content, commandsRun < session.commands.count else {
      return nil
    }
    return session.commands[commandsRun].command
  }

  /// A command of the example counts, whoever types it.
  private mutating func type(_ text: String) -> [Effect] {
    guard String(text.trimmingSpace) == nextCommand else {
      return [.run(command: text)] + suggestion(for: text)
    }
    commandsRun += 1
    return [.run(command: text), .save(.step(bookmark, commandsRun))]
  }

  /// An empty line does what is next: types the lesson's command, or goes on.
  private mutating func advanceByEnter() -> [Effect] {
    if nextCommand != nil { return runNextCommand() }
    if openItem != nil || exercise != nil { return [.show(whatNow)] }
    return goOn()
  }

  private mutating func runNextCommand() -> [Effect] {
    guard case .session? = block?.content else {
      return [.show(line("There is no command of the lesson here; type one of your own."))]
    }
    guard let command = nextCommand else {
      return [.show(line("All commands of this part have run; press Enter to go on."))]
    }
    commandsRun += 1
    return [
      .show(echo(of: command)), .run(command: command), .save(.step(bookmark, commandsRun)),
    ]
  }

  func echo(of command: String) -> StyledText {
    StyledText("$ ", .prompt) + StyledText(command, .code) + "\n"
  }

  // MARK: checking

  private mutating func check() -> [Effect] {
    if let exercise {
      let files = exerciseFiles(of: exercise)
      guard !files.isEmpty else {
        let folder = Self.folder(of: exercise)
        return [.show(problem("There are no files in \(folder); write your manifest there."))]
      }
      return [.grade(exercise, files)]
    }
    switch block?.content {
    case .checkpoint(let checkpoint): return [.show(verdict(on: checkpoint)), .show(whatNow)]
    case .exercise(let id): return goTo(id)
    case .item: return checkItem()
    case .prose, .manifest, .session, nil:
      return [.show(line("There is nothing to check here; press Enter to go on."))]
    }
  }

  /// Looks at a copy of the cluster, so that looking changes nothing.
  private func verdict(on checkpoint: Checkpoint) -> StyledText {
    var copy = Console(branchOf: console)
    var output: [UInt8] = []
    let outcome = copy.run(script: checkpoint.expect, limits: .check) { output += $0.bytes }
    if outcome == .exited(0) {
      return StyledText(signed(tick, ""), .good) + line("\(checkpoint.title): reached.")
    }
    let said = Sanitizer.clean(String(decoding: output, as: UTF8.self))
    return StyledText(signed(cross, ""), .bad) + line("\(checkpoint.title): not yet.")
      + (said.isEmpty ? StyledText() : StyledText(said, .quiet))
  }

  /// Takes the verdict of the grader.
  package mutating func graded(
    _ exercise: Exercise,
    score: Points,
    possible: Points,
    passed: Bool
  ) -> [Effect] {
    let best = progress.exercises[exercise.id]
    if best == nil || score > (best?.score ?? .zero) {
      progress.exercises[exercise.id] = (score, passed || best?.passed == true)
    }
    let record = Record.exercise(
      exercise.id,
      score: score,
      possible: possible,
      passed: passed,
      seed: exercise.seeds.first ?? 0
    )
    return [.save(record), .show(whatNow)]
  }

  func exerciseFiles(of exercise: Exercise) -> [ExerciseFile] {
    let folder = Self.folder(of: exercise)
    // A folder that was removed has no files; grading says so.
    guard let names = try? console.files.entries(of: folder) else { return [] }
    return names.compactMap { name in
      guard let bytes = try? console.files.contents(of: "\(folder)/\(name)") else { return nil }
      return ExerciseFile(path: name, bytes: bytes)
    }
  }

  // MARK: the cluster

  private mutating func reset() -> [Effect] {
    renewCluster(seed: log.seed)
    commandsRun = 0
    let folder = exercise.map(Self.folder) ?? Console.home
    return [.show(line("A new cluster, and the files as they were given. Your answers stay."))]
      + enter(folder) + [.show(whatNow)]
  }

  private func edit(_ name: String) -> [Effect] {
    guard !name.isEmpty else {
      return [.show(problem("Which file? For example: edit \(fileToEdit)"))]
    }
    if name.hasPrefix("/") { return [.edit(path: name)] }
    if name.hasPrefix("~/") { return [.edit(path: "\(Console.home)/\(name.dropFirst(2))")] }
    return [.edit(path: "\(console.workingDirectory)/\(name)")]
  }

  private var fileToEdit: String {
    guard let exercise, let first = exercise.start.first else { return "job.yaml" }
    let isThere = console.workingDirectory == Self.folder(of: exercise)
    return isThere ? first.path : "~/\(exercise.id)/\(first.path)"
  }
}

extension RunLimits {
  /// A look at the cluster: it may wait a little, and print little.
  static let check = RunLimits(
    virtualTime: .seconds(600),
    events: 1_000_000,
    outputBytes: 1 << 20
  )
}
