import Cluster
import Console
import Course
import Markdown
import Simulation
import TerminalText
import Timelines

/// How lessons, questions and verdicts look.
extension TutorSession {
  func view(of block: Block) -> StyledText {
    switch block.content {
    case .prose(let prose): MarkdownRenderer(terminal: terminal).render(prose.blocks) + "\n"
    case .manifest(let manifest): view(of: manifest)
    case .session(let session): view(of: session)
    case .item(let item): view(of: asked(item))
    case .checkpoint(let checkpoint):
      paragraph(
        StyledText("Checkpoint: ", .heading) + StyledText(Sanitizer.cleanLine(checkpoint.title))
      )
        + "\n"
    case .exercise(let id):
      paragraph(StyledText("Exercise: ", .heading) + StyledText(course.exercise(id)?.title ?? id))
        + "\n"
    }
  }

  private func view(of manifest: ManifestBlock) -> StyledText {
    var text = paragraph(
      StyledText(manifest.file, .bold) + StyledText(" is in your folder:", .quiet)
    )
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
    let points = "\(item.points) \(item.points == Points(1) ? "point" : "points")"
    text += StyledText(" \(dot) \(points) \(dot) \(item.id)", .quiet)
    if state?.isRight == true { text += StyledText(" \(dot) answered", .good) }
    text += "\n\n" + markdown(item.prompt) + "\n"
    text += form(of: item)
    return text + "\n"
  }

  func view(of score: ItemScore, on item: Item) -> StyledText {
    var text: StyledText
    if score.isRight {
      text = StyledText(signed(tick, "Right."), .good)
      if score.earned < score.possible {
        text += StyledText(" \(score.earned) of \(score.possible) points", .quiet)
      }
    } else if score.isPartlyRight {
      text = StyledText(
        signed(half, "Partly right: \(score.earned) of \(score.possible)."),
        .warning
      )
    } else {
      text = StyledText(signed(cross, "Not right."), .bad)
    }
    text += "\n"
    for remark in score.feedback where !remark.text.isEmpty {
      let name = spoken(remark.letter, of: item)
      let mark = name.isEmpty ? StyledText() : StyledText("\(name)  ", .bold)
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
    StyledText("Left open.\n", .quiet) + markdown(item.explanation) + "\n"
  }

  func hint(_ text: String, number: Int, of count: Int) -> StyledText {
    StyledText("Hint \(number) of \(count)\n", .note) + markdown(text) + "\n"
  }

  // MARK: exercises

  func view(of exercise: Exercise) -> StyledText {
    var text = StyledText("\(exercise.title)", .heading)
    text += StyledText(" \(dot) about \(exercise.minutes) minutes", .quiet)
    text = paragraph(text) + "\n"
    text += markdown(exercise.task) + "\n"
    let files = exercise.start.map { "\(exercise.id)/\($0.path)" }
    if !files.isEmpty {
      text += paragraph(StyledText("Your files: \(files.joined(separator: ", "))", .quiet)) + "\n"
    }
    return text
  }

  // MARK: lessons

  var welcome: StyledText {
    let first =
      StyledText("joblab", .heading) + ": Kubernetes Jobs, on a cluster that is simulated."
    let rest: StyledText =
      "Type commands as you would on a real one. `help` shows what the tutor understands, and an "
      + "empty line goes on. You can leave at any time: everything is kept."
    return paragraph(first) + "\n" + paragraph(rest) + "\n"
  }

  var welcomeBack: StyledText {
    StyledText("Welcome back. ", .heading) + StyledText("You left here:\n\n", .quiet)
  }

  func title(of lesson: Lesson) -> StyledText {
    let number = (course.lessons.firstIndex { $0.id == lesson.id } ?? 0) + 1
    var text = StyledText("Lesson \(number) of \(course.lessons.count): \(lesson.title)", .heading)
    text += StyledText(" \(dot) about \(lesson.frontMatter.minutes) minutes", .quiet)
    text = paragraph(text)
    if !lesson.frontMatter.objectives.isEmpty {
      text += "\nAfterwards you can\n"
      for objective in lesson.frontMatter.objectives {
        let bullet = StyledText(terminal.hasUnicode ? "  • " : "  * ")
        text += paragraph(
          StyledText(Sanitizer.cleanLine(objective.text)),
          indent: bullet,
          hangingIndent: "    "
        )
      }
    }
    return text + "\n"
  }

  func summary(of lesson: Lesson, next: Lesson?) -> StyledText {
    let (earned, possible) = score(of: lesson)
    var text = StyledText(signed(tick, "Lesson done: \(lesson.title)"), .good)
    text += StyledText(" \(dot) \(earned) of \(possible) points", .quiet)
    text = paragraph(text)
    let open = lesson.items.map(\.id).filter { progress.items[$0]?.hasBeenRight != true }
    if let first = open.first {
      let count = open.count == 1 ? "One question is" : "\(open.count) questions are"
      let names = open.joined(separator: ", ")
      text += paragraph(
        StyledText("\(count) still open: \(names). ") + StyledText("goto \(first)", .code)
          + " brings you back."
      )
    }
    if next == nil { text += line("That was the last lesson; `list` shows what is left to do.") }
    return text + "\n"
  }

  func score(of lesson: Lesson) -> (earned: Points, possible: Points) {
    (lesson.items.reduce(.zero) { $0 + (progress.items[$1.id]?.best ?? .zero) }, lesson.points)
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
    return paragraph(text + ".")
  }

  func timeline(ofJob name: String) -> StyledText {
    guard let record = console.record else { return StyledText() }
    let jobs = record.jobs.filter { name.isEmpty || $0.name == name }
    guard let last = jobs.last else {
      return problem(name.isEmpty ? "There was no Job yet." : "There was no Job `\(name)`.")
    }
    let timeline = Timeline(record, ofJob: name.isEmpty ? nil : last.uid)
    guard !timeline.rows.isEmpty else {
      return line(name.isEmpty ? "No Job has made a pod yet." : "\(name) has made no pod yet.")
    }
    return TimelineText(terminal: terminal).render(timeline)
  }

  // MARK: small things

  func markdown(_ source: String, width: Int? = nil) -> StyledText {
    var narrow = terminal
    if let width { narrow.width = max(20, width) }
    do throws(MarkdownProblem) {
      return try MarkdownRenderer.render(source, on: narrow)
    } catch {
      // Too large or too deep to be set; it can still be read as it is.
      return StyledText(Sanitizer.clean(source) + "\n")
    }
  }

  func line(_ text: String) -> StyledText { paragraph(StyledText(text)) }

  func problem(_ text: String) -> StyledText { paragraph(StyledText(text, .warning)) }

  /// The text broken to the terminal's width, with a newline at its end.
  func paragraph(
    _ text: StyledText,
    indent: StyledText = "",
    hangingIndent: StyledText? = nil
  ) -> StyledText {
    text.wrapped(
      width: min(terminal.width, Self.measureMax),
      indent: indent,
      hangingIndent: hangingIndent
    ).map { $0 + "\n" }.joined()
  }

  /// Lines longer than this are hard to follow, however wide the terminal is.
  private static let measureMax = 100

  var dot: String { isSpoken ? "-" : terminal.hasUnicode ? "·" : "-" }
  /// Where signs stand alone, words take their place when they are read aloud.
  var tick: String { isSpoken ? "done" : terminal.hasUnicode ? "✓" : "+" }
  var cross: String { isSpoken ? "not done" : terminal.hasUnicode ? "✗" : "x" }
  var half: String { isSpoken ? "begun" : terminal.hasUnicode ? "◐" : "~" }

  private var isSpoken: Bool { terminal.isPlain }

  /// A text behind its sign; the text alone when it is read aloud.
  func signed(_ sign: String, _ text: String) -> String { isSpoken ? text : "\(sign) \(text)" }
}
