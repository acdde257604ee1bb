import Course
import KubeAPI

/// What the containers of an object printed.
///
///     logs: {of: job/x, contains: imported}
///     logs: {of: job/x, matches: "part [0-9]+", index: 2}
///     logs: {of: job/x, order: [begin, end], pods: 3}
///     logs: {of: job/x, contains: fetched, container: fetch}
struct LogsTest: CheckTest {
  static let summary = "What the containers of an object printed."
  static let fields: [CheckField] = [
    .selector,
    .init("contains", .text, "A text."),
    .init("matches", .text, "A POSIX extended regular expression, within a line."),
    .init("order", .texts, "Texts that must follow one another."),
    .init("container", .text, "Looks at containers of one name only; init containers count too."),
    .init("index", .integer(0...1_000_000), "Looks at pods of one completion index only."),
    .init("perIndex", .flag, "Must be found in a pod of each completion index."),
    .init("pods", .count, "In how many pods; at least one if left out."),
  ]

  private enum Rule: Sendable {
    case contains(String)
    case matches(Pattern)
    case order([String])
  }

  private let selector: ObjectSelector
  private let rule: Rule
  private let container: String?
  private let index: Int?
  private let isPerIndex: Bool
  /// In how many pods it must be found.
  private let range: CountRange

  init(_ reader: MappingReader) throws(ContentProblem) {
    selector = try reader.required("of").selector(as: "of")
    switch reader.names.filter(["contains", "matches", "order"].contains) {
    case ["contains"]: rule = .contains(try reader.text("contains"))
    case ["matches"]: rule = .matches(try Pattern(try reader.required("matches"), "matches"))
    case ["order"]: rule = .order(try reader.texts("order"))
    default: throw reader.position.problem("`logs` needs one of `contains`, `matches` and `order`")
    }
    container = reader.has("container") ? try reader.text("container") : nil
    index = reader.has("index") ? try reader.integer("index", in: 0...1_000_000) : nil
    isPerIndex = try reader.flag("perIndex", or: false)
    range =
      try reader.optional("pods").map { node throws(ContentProblem) in
        try CountRange(node, "pods")
      } ?? .atLeastOne
  }

  var scope: EvidenceScope { .logs(of: selector.kind) }

  func verdict(on evidence: Evidence) -> Verdict {
    let attempts = evidence.attempts(of: selector).filter { index == nil || $0.index == index }
    let names = Set(attempts.map(\.name))
    let logs = evidence.logs.filter {
      names.contains($0.pod) && (container == nil || $0.container == container)
    }
    let pods = Set(logs.filter { isFound(in: $0.text) }.map(\.pod))
    if isPerIndex { return perIndex(attempts, pods) }
    let place =
      (index.map { " of index \($0)" } ?? "") + (container.map { ", container \($0)," } ?? "")
    return Verdict(
      holds: range.contains(pods.count),
      expected: "\(what) in the logs of \(range.description) pods\(place) of \(selector)",
      found: "it is in \(pods.count) of \(names.count)"
    )
  }

  private func perIndex(_ attempts: [Attempt], _ pods: Set<String>) -> Verdict {
    let indexes = Set(attempts.compactMap(\.index)).sorted()
    let having = Set(attempts.filter { pods.contains($0.name) }.compactMap(\.index))
    let missing = indexes.filter { !having.contains($0) }
    let list = missing.prefix(10).map(String.init).joined(separator: ", ")
    return Verdict(
      holds: !indexes.isEmpty && missing.isEmpty,
      expected: "\(what) in the logs of every index of \(selector)",
      found: indexes.isEmpty
        ? "no pod has an index" : missing.isEmpty ? "so it is" : "it is missing for index \(list)"
    )
  }

  private func isFound(in text: String) -> Bool {
    switch rule {
    case .contains(let part): return text.contains(part)
    case .matches(let pattern): return pattern.isFound(in: text)
    case .order(let parts):
      var rest = text[...]
      for part in parts {
        guard let found = rest.firstRange(of: part) else { return false }
        rest = rest[found.upperBound...]
      }
      return true
    }
  }

  private var what: String {
    switch rule {
    case .contains(let part): "`\(part)`"
    case .matches(let pattern): "/\(pattern.source)/"
    case .order(let parts): parts.map { "`\($0)`" }.joined(separator: " and then ")
    }
  }
}
