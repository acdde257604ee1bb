import Course
import KubeAPI

/// What the containers of an object printed: `logs: {of: job/x, contains: imported}`.
struct LogsTest: CheckTest {
  static let keys = ["of", "contains", "matches", "pods"]

  private enum Rule: Sendable {
    case contains(String)
    case matches(Pattern)
  }

  private let selector: ObjectSelector
  private let rule: Rule
  /// In how many pods it must be found.
  private let range: CountRange

  init(_ reader: MappingReader) throws(ContentProblem) {
    selector = try reader.required("of").selector(as: "of")
    switch (reader.optional("contains"), reader.optional("matches")) {
    case (let text?, nil): rule = .contains(try text.text(as: "contains"))
    case (nil, let pattern?): rule = .matches(try Pattern(pattern, "matches"))
    default: throw reader.position.problem("`logs` needs either `contains` or `matches`")
    }
    range =
      try reader.optional("pods").map { node throws(ContentProblem) in
        try CountRange(node, "pods")
      } ?? .atLeastOne
  }

  func verdict(on evidence: Evidence) -> Verdict {
    let names = Set(evidence.attempts(of: selector).map(\.name))
    let logs = evidence.logs.filter { names.contains($0.pod) }
    let pods = Set(logs.filter { isFound(in: $0.text) }.map(\.pod))
    return Verdict(
      holds: range.contains(pods.count),
      expected: "\(what) in the logs of \(range.description) pods of \(selector)",
      found: "it is in \(pods.count) of \(names.count)"
    )
  }

  private func isFound(in text: String) -> Bool {
    switch rule {
    case .contains(let part): text.contains(part)
    case .matches(let pattern): pattern.isFound(in: text)
    }
  }

  private var what: String {
    switch rule {
    case .contains(let part): "`\(part)`"
    case .matches(let pattern): "/\(pattern.source)/"
    }
  }
}
