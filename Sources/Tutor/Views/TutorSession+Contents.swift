import Course
package import TerminalText

/// The course at a glance, with the learner's progress.
extension TutorSession {
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
    if !openQuestions.isEmpty {
      let names = openQuestions.joined(separator: ", ")
      text += "\n" + line("Still open: \(names). `goto NAME` brings you back to a question.")
    }
    guard !course.exercises.isEmpty else { return text + "\n" + outlook }
    table = TextTable(
      header: ["", "EXERCISE", "TITLE", "TIME", "BEST"].map { StyledText($0, .quiet) },
      rows: [],
      alignments: [.left, .left, .left, .right, .right]
    )
    for exercise in course.exercises {
      let best = progress.exercises[exercise.id]
      let mark =
        best.map { $0.passed ? StyledText(tick, .good) : StyledText(half, .warning) }
        ?? StyledText()
      table.rows.append([
        mark, StyledText(exercise.id, .bold), StyledText(exercise.title),
        StyledText("\(exercise.minutes) min"), StyledText(best.map { "\($0.score)" } ?? "-"),
      ])
    }
    text += "\n"
    for line in table.lines(on: terminal) { text += line + "\n" }
    return text + "\n" + outlook
  }

  /// The questions that the learner has passed by without a right answer.
  private var openQuestions: [String] {
    course.lessons.flatMap { lesson in
      lesson.blocks.enumerated().compactMap { number, block in
        guard case .item(let item) = block.content, progress.items[item.id]?.hasBeenRight != true
        else { return nil }
        let isTried = progress.items[item.id] != nil
        let isBehind =
          if case .lesson(lesson.id, let here) = bookmark { number < here } else { false }
        return isTried || isBehind || progress.lessons[lesson.id] == .completed ? item.id : nil
      }
    }
  }

  private func mark(of lesson: Lesson) -> StyledText {
    if self.lesson?.id == lesson.id {
      return StyledText(terminal.isPlain ? "here" : terminal.hasUnicode ? "▸" : ">", .bold)
    }
    return switch progress.lessons[lesson.id] {
    case .completed: StyledText(tick, .good)
    case .started: StyledText(half, .warning)
    case .skipped, nil: StyledText()
    }
  }
}
