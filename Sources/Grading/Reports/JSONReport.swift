import Course

/// The report that programs read; its shape is versioned, and fields are only ever added.
package struct JSONReport: Report {
  package static let version = 1

  private let context: ReportContext
  private var writer = JSONWriter()

  package init(_ context: ReportContext) {
    self.context = context
  }

  package mutating func opening() -> String {
    writer.beginObject()
    writer.field("version", Self.version)
    writer.field("exercise", context.exercise)
    writer.beginArray("submissions")
    return writer.takeText()
  }

  package mutating func section(_ submission: SubmissionResult) -> String {
    writer.element { submission.write(to: &$0) }
    return writer.takeText()
  }

  package mutating func closing() -> String {
    writer.end()
    writer.end()
    return writer.takeText() + "\n"
  }
}

/// One JSON object a line for each submission, with the fields of the JSON report.
package struct NDJSONReport: Report {
  package init() {}

  package func section(_ submission: SubmissionResult) -> String {
    JSONWriter.line { submission.write(to: &$0) }
  }
}

extension SubmissionResult {
  /// The fields in joblab's own form; `SubmissionResult.init(json:)` reads them.
  func write(to writer: inout JSONWriter) {
    writer.field("name", name)
    writer.field("status", status.rawValue)
    writer.field("score", number: score.description)
    writer.field("max_score", number: maxScore.description)
    writer.field("passed", passed)
    writer.array("notes", notes)
    // As a text: JSON's numbers are not exact beyond 2^53.
    if let failingSeed { writer.field("failing_seed", String(failingSeed)) }
    if !replay.isEmpty { writer.field("replay", replay) }
    if !variant.isEmpty {
      writer.array("parameters", variant.values) { writer, value in
        writer.object { value.write(to: &$0) }
      }
    }
    if let shown { writer.object("timeline", shown.write) }
    writer.array("checks", checks) { writer, check in
      writer.object { check.write(to: &$0) }
    }
  }
}

extension Draw.Value {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.field("name", name)
    switch content {
    case .number(let number): writer.field("value", number)
    case .word(let word): writer.field("value", word)
    }
  }
}

extension CheckResult {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.field("id", id)
    writer.field("title", title)
    writer.field("points", number: points.description)
    writer.field("max_points", number: maxPoints.description)
    writer.field("passed", passed)
    if visibility != .visible { writer.field("visibility", visibility.rawValue) }
    writer.field("message", message)
    guard !passed else { return }
    writer.field("expected", expected)
    writer.field("found", found)
    if !runs.isEmpty { writer.field("runs", runs) }
    if !feedback.isEmpty { writer.field("feedback", feedback) }
    guard let place else { return }
    writer.field("file", place.file)
    writer.field("line", place.line)
    writer.field("column", place.column)
  }
}
