import Course

/// The report that people read in a terminal: what was expected, what was found, what to do.
package enum TextReport {
  package static func text(_ result: GradingResult, width: Int = 80) -> String {
    var lines: [String] = []
    for submission in result.submissions {
      if !lines.isEmpty { lines.append("") }
      lines += section(submission, result, width)
    }
    if result.submissions.count > 1 { lines += ["", summary(result)] }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func section(
    _ submission: SubmissionResult,
    _ result: GradingResult,
    _ width: Int
  ) -> [String] {
    var lines = ["\(result.exercise): \(harmless(submission.name))"]
    for note in submission.notes { lines += wrap(harmless(note), "  ! ", "    ", width) }
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
      for reading in result.reading { lines += wrap(reading, "  Read: ", "        ", width) }
    }
    return lines
  }

  private static func lines(_ check: CheckResult, _ width: Int) -> [String] {
    let mark = check.passed ? "✓" : "✗"
    let points = "\(check.points)/\(check.maxPoints)"
    var lines = wrap("\(check.title)  [\(points)]", "  \(mark) ", "    ", width)
    guard !check.passed else { return lines }
    lines += wrap(harmless(check.expected), "      expected: ", "                ", width)
    let location = check.place.map { " (\($0.file) line \($0.line))" } ?? ""
    lines += wrap(harmless(check.found + location), "      found:    ", "                ", width)
    if !check.runs.isEmpty { lines += wrap(check.runs, "      ", "      ", width) }
    if !check.feedback.isEmpty { lines += wrap(check.feedback, "      ", "      ", width) }
    return lines
  }

  private static func summary(_ result: GradingResult) -> String {
    let passed = result.submissions.count { $0.passed }
    return "\(passed) of \(result.submissions.count) submissions passed"
  }

  /// A learner's text without what could steer the teacher's terminal.
  static func harmless(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate:
        result += scalar == "\n" ? " " : "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
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
