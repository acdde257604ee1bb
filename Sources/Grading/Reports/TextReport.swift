import Course

/// The report that people read in a terminal: what was expected, what was found, what to do.
package struct TextReport: Report {
  private let context: ReportContext
  private var isFirst = true

  package init(_ context: ReportContext) {
    self.context = context
  }

  package mutating func section(_ submission: SubmissionResult) -> String {
    defer { isFirst = false }
    let lines = Self.section(submission, context)
    return (isFirst ? "" : "\n") + lines.joined(separator: "\n") + "\n"
  }

  package func closing() -> String {
    let tally = context.tally
    guard tally.submissions > 1 else { return "" }
    return "\n\(tally.passed) of \(tally.submissions) submissions passed\n"
  }

  private static func section(
    _ submission: SubmissionResult,
    _ context: ReportContext
  ) -> [String] {
    let width = context.width
    var lines = ["\(context.exercise): \(HarmlessText.terminal(submission.name))"]
    if !submission.variant.isEmpty {
      lines += wrap(HarmlessText.terminal(submission.variantLine), "  ", "    ", width)
    }
    for note in submission.notes {
      lines += wrap(HarmlessText.terminal(note), "  ! ", "    ", width)
    }
    for check in submission.checks { lines += self.lines(check, width) }
    switch submission.status {
    case .refused: lines.append("  not graded")
    case .error:
      lines.append("  not graded: the exercise or joblab is at fault; no points are lost")
    case .graded:
      let verdict = submission.passed ? "passed" : "not passed yet"
      lines.append("  \(submission.score) of \(submission.maxScore) points, \(verdict)")
    }
    if submission.status == .graded, submission.score < submission.maxScore {
      if !submission.replay.isEmpty {
        lines.append("  Replay: " + HarmlessText.terminal(submission.replay))
      }
      for reading in context.reading { lines += wrap(reading, "  Read: ", "        ", width) }
    }
    return lines
  }

  private static func lines(_ check: CheckResult, _ width: Int) -> [String] {
    let mark = check.passed ? "✓" : "✗"
    let points = "\(check.points)/\(check.maxPoints)"
    var lines = wrap("\(check.title)  [\(points)]", "  \(mark) ", "    ", width)
    guard !check.passed else { return lines }
    lines += wrap(
      HarmlessText.terminal(check.expected),
      "      expected: ",
      "                ",
      width
    )
    let location = check.place.map { " (\($0.file) line \($0.line))" } ?? ""
    lines += wrap(
      HarmlessText.terminal(check.found + location),
      "      found:    ",
      "                ",
      width
    )
    if !check.runs.isEmpty { lines += wrap(check.runs, "      ", "      ", width) }
    if !check.feedback.isEmpty { lines += wrap(check.feedback, "      ", "      ", width) }
    return lines
  }

  private static func wrap(
    _ text: String,
    _ first: String,
    _ next: String,
    _ width: Int
  ) -> [String] {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = next
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines + [line]
  }
}
