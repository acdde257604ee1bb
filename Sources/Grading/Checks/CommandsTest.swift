import Course

/// Which commands the learner typed, from the session log that they hand over.
///
///     commands: {used: kubectl wait}
///     commands: {forbidden: kubectl delete}
///     commands: {used: kubectl logs, count: {atMost: 3}}
struct CommandsTest: WrittenTest {
  static let summary = "Which commands a session log holds."
  static let fields: [CheckField] = [
    .init("used", .text, "Words that a command must have, in this order."),
    .init("forbidden", .text, "Words that no command may have, in this order."),
    .init("count", .count, "How many commands; of used. At least one if left out."),
  ]

  private let words: [Substring]
  private let text: String
  private let range: CountRange

  init(_ reader: MappingReader) throws(ContentProblem) {
    switch reader.names.filter({ $0 != "count" }) {
    case ["used"]:
      text = try reader.text("used")
      range =
        try reader.optional("count").map { node throws(ContentProblem) in
          try CountRange(node, "count")
        } ?? .atLeastOne
    case ["forbidden"] where !reader.has("count"):
      text = try reader.text("forbidden")
      range = CountRange(low: 0, high: 0)
    default:
      throw reader.position.problem(
        "`commands` needs `used`, which may have a `count`, or `forbidden`"
      )
    }
    words = text.split(separator: " ")
    guard !words.isEmpty else { throw reader.position.problem("`commands` needs a word") }
  }

  func verdict(on work: WrittenWork) -> Verdict {
    guard !work.commands.isEmpty else {
      return Verdict(holds: false, expected: expected, found: "no session log was handed over")
    }
    let hits = work.commands.filter(isUsed)
    let first = hits.first.map { ", first `\($0.prefix(100).description.onOneLine)`" } ?? ""
    return Verdict(
      holds: range.contains(hits.count),
      expected: expected,
      found: "there were \(hits.count)\(first)"
    )
  }

  private var expected: String { "\(range.description) commands `\(text)`" }

  /// Whether a part of the line, between `;`, `&` and `|`, has the words in their order; flags and
  /// other words may stand between them.
  private func isUsed(in command: String) -> Bool {
    command.split(whereSeparator: { ";&|\n".contains($0) }).contains { part in
      var rest = part.split(whereSeparator: \.isWhitespace)[...]
      return words.allSatisfy { word in
        guard let place = rest.firstIndex(of: word) else { return false }
        rest = rest[(place + 1)...]
        return true
      }
    }
  }
}
