import Course

/// SARIF 2.1.0: each failed check is a result, at the line of the learner's manifest where there is
/// one.
///
/// (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html)
package struct SARIFReport: Report {
  private let context: ReportContext
  private let version: String
  private var writer = JSONWriter()

  /// `version` is joblab's own.
  package init(_ context: ReportContext, version: String) {
    self.context = context
    self.version = version
  }

  package mutating func opening() -> String {
    writer.beginObject()
    writer.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    writer.field("version", "2.1.0")
    writer.beginArray("runs")
    writer.beginElement()
    writer.object("tool") { [context, version] in
      $0.object("driver") {
        $0.field("name", "joblab")
        $0.field("version", version)
        $0.array("rules", context.tally.columns) { writer, rule in
          writer.object { Self.write(rule.id, rule.title, to: &$0) }
        }
      }
    }
    writer.beginArray("results")
    return writer.takeText()
  }

  package mutating func section(_ submission: SubmissionResult) -> String {
    if !submission.excuse.isEmpty { writer.element { Self.write(submission, to: &$0) } }
    for check in submission.checks where !check.passed {
      let rule = context.tally.columns.firstIndex { $0.id == check.id }
      writer.element { Self.write(check, rule, of: submission, to: &$0) }
    }
    return writer.takeText()
  }

  package mutating func closing() -> String {
    for _ in 0..<4 { writer.end() }
    return writer.takeText() + "\n"
  }

  private static func write(_ id: String, _ title: String, to writer: inout JSONWriter) {
    writer.field("id", id)
    writer.object("shortDescription") { $0.field("text", title) }
    writer.object("defaultConfiguration") { $0.field("level", "error") }
  }

  private static func write(_ submission: SubmissionResult, to writer: inout JSONWriter) {
    writer.field("level", "error")
    writer.field("kind", "fail")
    writer.object("message") { $0.field("text", "\(submission.name): \(submission.excuse)") }
  }

  private static func write(
    _ check: CheckResult,
    _ rule: Int?,
    of submission: SubmissionResult,
    to writer: inout JSONWriter
  ) {
    writer.field("ruleId", check.id)
    if let rule { writer.field("ruleIndex", rule) }
    writer.field("level", "error")
    writer.field("kind", "fail")
    writer.object("message") { $0.field("text", "\(submission.name): \(check.message)") }
    if !submission.variant.isEmpty {
      writer.object("properties") { $0.field("variant", submission.variant.description) }
    }
    guard let place = check.place else { return }
    writer.array("locations", [place]) { writer, place in
      writer.object {
        $0.object("physicalLocation") {
          $0.object("artifactLocation") { $0.field("uri", uri(of: place.file)) }
          $0.object("region") {
            $0.field("startLine", place.line)
            $0.field("startColumn", place.column)
          }
        }
      }
    }
  }

  /// A file's path as a relative reference (RFC 3986).
  private static func uri(of path: String) -> String {
    let plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/"
    return path.utf8.reduce(into: "") { uri, byte in
      let character = Character(Unicode.Scalar(byte))
      if plain.contains(character) {
        uri.append(character)
      } else {
        uri += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
  }
}
