/// Runs a lesson from its first command to its last, and compares what it shows with what happens.
struct SessionCheck {
  let lesson: Lesson
  let maker: any LaboratoryMaker

  func problems() -> [ContentProblem] {
    var files: [ProofFile] = []
    var laboratory = maker.laboratory(seed: 1, files: [])
    var problems: [ContentProblem] = []
    for block in lesson.blocks {
      switch block.content {
      case .manifest(let manifest):
        let file = ProofFile(path: manifest.file, text: manifest.text)
        files.removeAll { $0.path == file.path }
        files.append(file)
        laboratory.write(file)
      case .session(let session):
        if session.isFresh { laboratory = maker.laboratory(seed: session.seed, files: files) }
        problems += check(session, &laboratory)
      case .checkpoint(let checkpoint):
        problems += check(checkpoint, at: block.position, laboratory, files)
      case .item(let item):
        for file in item.files where !item.hasParameters {
          files = files.replacing(with: [file])
          laboratory.write(file)
        }
        if let problem = check(item, &laboratory) { problems.append(problem) }
        if case .files(let solution)? = item.question.task?.solution {
          files = files.replacing(with: solution)
        }
      case .prose, .exercise: break
      }
    }
    return problems
  }

  /// A task starts where the lesson is then; its solution, which a skip applies, leads on from it.
  private func check(_ item: Item, _ laboratory: inout any Laboratory) -> ContentProblem? {
    guard let task = item.question.task else { return nil }
    switch task.solution {
    case .files(let files):
      for file in files { laboratory.write(file) }
      return nil
    case .script(let solution):
      return check(task, solution, item, &laboratory)
    }
  }

  private func check(
    _ task: TaskQuestion,
    _ solution: String,
    _ item: Item,
    _ laboratory: inout any Laboratory
  ) -> ContentProblem? {
    let start = laboratory
    var untouched = start
    if untouched.run(script: task.expect).hasSucceeded {
      return ContentProblem(item.position, "`\(item.id)` passes before anything is done")
    }
    for wrong in task.wrong {
      guard case .script(let script) = wrong.way else { continue }
      var copy = start
      _ = copy.run(script: script)
      if let problem = task.problem(of: wrong, AnswerRun(copy.run(script: task.expect))) {
        return problem
      }
    }
    let result = laboratory.run(script: solution)
    var copy = laboratory
    let seen = copy.run(script: task.expect)
    guard result.hasSucceeded, seen.hasSucceeded else {
      return ContentProblem(
        item.position,
        "the solution of `\(item.id)` does not reach its state; it printed: "
          + (result.lines + seen.lines).quotedList
      )
    }
    return nil
  }

  private func check(
    _ session: SessionBlock,
    _ laboratory: inout any Laboratory
  ) -> [ContentProblem] {
    session.commands.compactMap { command in
      let result = laboratory.type(command.command)
      if case .stopped(let reason) = result.ending {
        return ContentProblem(command.position, "`\(command.command)` was stopped: \(reason)")
      }
      let difference = OutputComparison.difference(shown: command.output, printed: result.screen)
      return difference.map {
        ContentProblem(command.position, "`\(command.command)`: \($0)")
      }
    }
  }

  /// The state must be there when the lesson comes to it, and when it is made by the script.
  private func check(
    _ checkpoint: Checkpoint,
    at position: ContentPosition,
    _ laboratory: any Laboratory,
    _ files: [ProofFile]
  ) -> [ContentProblem] {
    var problems: [ContentProblem] = []
    var here = laboratory
    if !here.run(script: checkpoint.expect).hasSucceeded {
      problems.append(
        ContentProblem(position, "the lesson does not reach the state of `\(checkpoint.id)`")
      )
    }
    var fresh = maker.laboratory(seed: 1, files: files)
    let reached = fresh.run(script: checkpoint.reach)
    if !reached.hasSucceeded || !fresh.run(script: checkpoint.expect).hasSucceeded {
      problems.append(
        ContentProblem(
          position,
          "`reach` of `\(checkpoint.id)` does not bring a fresh cluster to its state"
        )
      )
    }
    return problems
  }
}
