import Cluster
import Console
import Course
import Markdown
import Simulation
package import TerminalText

/// How lessons, questions and verdicts look.
extension TutorSession {
  func view(of block: Block) -> StyledText {
    switch block.content {
    case .prose(let prose): MarkdownRenderer(terminal: terminal).render(prose.blocks) + "\n"
    case .manifest(let manifest): view(of: manifest)
    case .session(let session): view(of: session)
    case .item(let item): view(of: item)
    case .checkpoint(let checkpoint):
      StyledText("Checkpoint: ", .heading) + StyledText(Sanitizer.cleanLine(checkpoint.title))
        + "\n\n"
    case .exercise(let id):
      StyledText("Exercise: ", .heading)
        + StyledText(course.exercise(id)?.title ?? id) + "\n\n"
    }
  }

  private func view(of manifest: ManifestBlock) -> StyledText {
    var text = StyledText("\(manifest.file)", .bold) + StyledText(" is in your folder:\n", .quiet)
    for line in Sanitizer.clean(manifest.text).split(
      separator: "\n",
      omittingEmptySubsequences: false
    ) {
      text += StyledText(line.isEmpty ? "\n" : "    \(line)\n", .code)
    }
    return text
  }

  private func view(of session: SessionBlock) -> StyledText {
    var text = StyledText("Try it:\n", .heading)
    for command in session.commands {
      for line in Sanitizer.clean(command.command).split(separator: "\n") {
        text += StyledText("    ") + StyledText(String(line), .code) + "\n"
      }
    }
    return text + "\n"
  }

  // MARK: questions

  private func view(of item: Item) -> StyledText {
    let state = progress.items[item.id]
    var text = StyledText("Question", .heading)
    text += StyledText(" · \(item.points) \(item.points == Points(1) ? "point" : "points")", .quiet)
    if state?.isRight == true { text += StyledText(" · answered", .good) }
    text += "\n\n" + markdown(item.prompt) + "\n"
    switch item.question {
    case .single(let question): text += choices(question)
    case .multiple(let question):
      text += choices(question) + StyledText("Several may be right.\n", .quiet)
    case .numeric(let question):
      text += StyledText("Answer with a number\(question.unit.suffix).\n", .quiet)
    }
    return text + "\n"
  }

  private func choices(_ question: ChoiceQuestion) -> StyledText {
    var text = StyledText()
    for (index, choice) in question.choices.enumerated() {
      let letter = StyledText("  \(ChoiceQuestion.letter(index))  ", .bold)
      let lines = markdown(choice.text, width: terminal.width - letter.width).lines
        .filter { !$0.isEmpty }
      for (number, line) in lines.enumerated() {
        text += (number == 0 ? letter : "     ") + line + "\n"
      }
    }
    return text
  }

  func view(of score: ItemScore, on item: Item) -> StyledText {
    var text: StyledText
    if score.isRight {
      text = StyledText("✓ Right.", .good)
    } else if score.isPartlyRight {
      text = StyledText("◐ Partly right: \(score.earned) of \(score.possible).", .warning)
    } else {
      text = StyledText("✗ Not right.", .bad)
    }
    text += "\n"
    for remark in score.feedback where !remark.text.isEmpty {
      let mark = remark.letter.isEmpty ? StyledText() : StyledText("\(remark.letter)  ", .bold)
      let lines = markdown(remark.text, width: terminal.width - mark.width - 2).lines
        .filter { !$0.isEmpty }
      for (number, line) in lines.enumerated() {
        let indent = StyledText(String(repeating: " ", count: mark.width))
        text += "  " + (number == 0 ? mark : indent) + line + "\n"
      }
    }
    if score.isRight, !item.explanation.isEmpty,
      !score.feedback.contains(where: { $0.text == item.explanation })
    {
      text += "\n" + markdown(item.explanation)
    }
    return text + "\n"
  }

  func explanation(of item: Item) -> StyledText {
    StyledText("Left open. ", .quiet) + "\n" + markdown(item.explanation) + "\n"
  }

  func hint(_ text: String, number: Int, of count: Int) -> StyledText {
    StyledText("Hint \(number) of \(count)\n", .note) + markdown(text) + "\n"
  }

  // MARK: exercises

  func view(of exercise: Exercise) -> StyledText {
    var text = StyledText("\(exercise.title)", .heading)
    text += StyledText(" · about \(exercise.minutes) minutes\n\n", .quiet)
    text += markdown(exercise.task) + "\n"
    let files = exercise.start.map { "\(exercise.id)/\($0.path)" }
    if !files.isEmpty {
      text += StyledText("Your files: \(files.joined(separator: ", "))\n\n", .quiet)
    }
    return text
  }

  // MARK: lessons

  var welcome: StyledText {
    StyledText("joblab", .heading) + ": Kubernetes Jobs, on a cluster that is simulated.\n\n"
      + "Type commands as you would on a real one; `help` shows what the tutor understands, and\n"
      + "an empty line goes on. You can leave at any time: everything is kept.\n\n"
  }

  var welcomeBack: StyledText {
    StyledText("Welcome back. ", .heading) + StyledText("You left here:\n\n", .quiet)
  }

  func title(of lesson: Lesson) -> StyledText {
    let number = (course.lessons.firstIndex { $0.id == lesson.id } ?? 0) + 1
    var text = StyledText("Lesson \(number) of \(course.lessons.count): \(lesson.title)", .heading)
    text += StyledText(" · about \(lesson.frontMatter.minutes) minutes\n", .quiet)
    if !lesson.frontMatter.objectives.isEmpty {
      text += "\nAfterwards you can\n"
      for objective in lesson.frontMatter.objectives {
        text += StyledText(terminal.hasUnicode ? "  • " : "  * ")
        text += StyledText(Sanitizer.cleanLine(objective.text)) + "\n"
      }
    }
    return text + "\n"
  }

  func summary(of lesson: Lesson, next: Lesson?) -> StyledText {
    let (earned, possible) = score(of: lesson)
    var text = StyledText("✓ Lesson done: \(lesson.title)", .good)
    text += StyledText(" · \(earned) of \(possible) points\n", .quiet)
    let open = lesson.items.filter { progress.items[$0.id]?.isRight != true }.count
    if open > 0 {
      text += StyledText("\(open) \(open == 1 ? "question is" : "questions are") still open; ")
      text += StyledText("goto \(lesson.id)", .code)
      text += " brings you back to them.\n"
    }
    if next == nil {
      text += "That was the last lesson; `list` shows what is left to do.\n"
    }
    return text + "\n"
  }

  private func score(of lesson: Lesson) -> (earned: Points, possible: Points) {
    (lesson.items.reduce(.zero) { $0 + (progress.items[$1.id]?.best ?? .zero) }, lesson.points)
  }

  /// Lessons and exercises with the learner's progress: `list`.
  package var contents: StyledText {
    var table = TextTable(
      header: ["", "LESSON", "TITLE", "TIME", "POINTS"].map { StyledText($0, .quiet) },
      rows: [],
      alignments: [.left, .left, .left, .right, .right]
    )
    for lesson in course.lessons {
      let (earned, possible) = score(of: lesson)
      table.rows.append([
        mark(of: lesson), StyledText(lesson.id, .bold), StyledText(lesson.title),
        StyledText("\(lesson.frontMatter.minutes) min"), StyledText("\(earned)/\(possible)"),
      ])
    }
    var text = StyledText()
    for line in table.lines(on: terminal) { text += line + "\n" }
    guard !course.exercises.isEmpty else { return text }
    table = TextTable(
      header: ["", "EXERCISE", "TITLE", "TIME", "BEST"].map { StyledText($0, .quiet) },
      rows: [],
      alignments: [.left, .left, .left, .right, .right]
    )
    for exercise in course.exercises {
      let best = progress.exercises[exercise.id]
      let mark =
        best.map { $0.passed ? StyledText("✓", .good) : StyledText("◐", .warning) } ?? StyledText()
      table.rows.append([
        mark, StyledText(exercise.id, .bold), StyledText(exercise.title),
        StyledText("\(exercise.minutes) min"), StyledText(best.map { "\($0.score)" } ?? "-"),
      ])
    }
    text += "\n"
    for line in table.lines(on: terminal) { text += line + "\n" }
    return text
  }

  private func mark(of lesson: Lesson) -> StyledText {
    if self.lesson?.id == lesson.id { return StyledText(terminal.hasUnicode ? "▸" : ">", .bold) }
    return switch progress.lessons[lesson.id] {
    case .completed: StyledText("✓", .good)
    case .started: StyledText("◐", .warning)
    case .skipped, nil: StyledText()
    }
  }

  // MARK: what can be done now

  /// One line on what the learner can do here.
  var whatNow: StyledText {
    let text =
      switch block?.content {
      case .session(let session) where commandsRun < session.commands.count:
        "Enter types the command for you; or type your own. next goes on."
      case .item where openItem != nil: "Answer, or: hint, skip."
      case .checkpoint: "check looks whether you are there; next goes on."
      case .exercise(let id): "goto \(id) opens the exercise; next goes on."
      case .prose, .manifest, .session, .item, nil:
        exercise == nil
          ? "Enter goes on." : "check grades your files; also: edit FILE, hint, next."
      }
    return StyledText(text + "\n", .quiet)
  }

  func help(on word: String) -> StyledText {
    guard !word.isEmpty else { return overview }
    guard let verb = Verb(word: word) else {
      return problem("The tutor does not know `\(word)`. For kubectl see: kubectl \(word) --help")
    }
    return StyledText(verb.usage, .bold) + "\n"
      + StyledText(verb.explanation).wrapped(width: min(terminal.width, 88)).map { $0 + "\n" }
      .joined()
  }

  private var overview: StyledText {
    let width = Verb.allCases.map(\.usage.count).max() ?? 0
    var text = StyledText("The tutor understands\n", .heading)
    for verb in Verb.allCases {
      text += StyledText("  \(verb.usage)", .bold)
      text += StyledText(String(repeating: " ", count: width - verb.usage.count + 2))
      text += StyledText(verb.summary) + "\n"
    }
    text += "\nEverything else goes to the shell: "
    text += StyledText("kubectl", .code) + " (or " + StyledText("k", .code)
    text += "), here-documents, pipes, loops,\ngrep, awk, sed and more. Ctrl-C ends a command, "
    return text + "Ctrl-D leaves.\n"
  }

  // MARK: clock and timeline

  var clock: StyledText {
    let now = console.cluster.now
    var text = StyledText("It is \(now.rfc3339) in the cluster")
    if let next = console.cluster.nextEvent {
      text += StyledText("; the next thing happens in \(max(next - now, .zero).goText)")
    } else {
      text += "; nothing is left that could happen by itself"
    }
    return text + ".\n"
  }

  func timeline(ofJob name: String) -> StyledText {
    let record = RunRecord(replaying: log)
    let jobs = record.jobs.filter { name.isEmpty || $0.name == name }
    guard !jobs.isEmpty else {
      return problem(name.isEmpty ? "There is no Job yet." : "There was no Job `\(name)`.")
    }
    let rows = Timeline(record, ofJob: name.isEmpty ? nil : jobs.last?.uid)
    return TimelineText(terminal: terminal).render(rows)
  }

  // MARK: small things

  private func markdown(_ source: String, width: Int? = nil) -> StyledText {
    var narrow = terminal
    if let width { narrow.width = max(20, width) }
    do throws(MarkdownProblem) {
      return try MarkdownRenderer.render(source, on: narrow)
    } catch {
      // Too large or too deep to be set; it can still be read as it is.
      return StyledText(Sanitizer.clean(source) + "\n")
    }
  }

  func line(_ text: String) -> StyledText { StyledText(text + "\n") }

  func problem(_ text: String) -> StyledText {
    StyledText(Sanitizer.clean(text) + "\n", .warning)
  }
}

extension RunRecord {
  /// What happened in a session, told by doing it again.
  init(replaying log: SessionLog) {
    var record = RunRecord(of: Console(seed: log.seed).cluster)
    _ = log.replayed { record.note($0) }
    self = record
  }
}
