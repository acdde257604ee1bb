import Course
import KubeAPI

/// What the results of a path must be.
struct Expectation: Sendable {
  static let fields: [CheckField] = [
    .init("equals", .text, "The one value, as text."),
    .init("in", .texts, "The values that are allowed."),
    .init("matches", .text, "A POSIX extended regular expression."),
    .init("range", .range, "Bounds of a number."),
    .init("count", .count, "How many values there must be."),
    .init("is", .word(["set", "unset"]), "Whether there must be a value."),
  ]
  static let keys = fields.map(\.name)

  private enum Rule: Sendable {
    case equals(String)
    case oneOf([String])
    case matches(Pattern)
    case range(Double?, Double?)
    case count(CountRange)
    case isSet(Bool)
  }

  private let rule: Rule

  init(equals text: String) { rule = .equals(text) }

  init(_ reader: MappingReader) throws(ContentProblem) {
    let names = reader.names.filter(Self.keys.contains)
    guard names.count == 1, let name = names.first else {
      throw ContentProblem(
        reader.position,
        "say what is expected with exactly one of \(Self.keys.quotedList)"
      )
    }
    let node = try reader.required(name)
    switch name {
    case "equals": rule = .equals(try node.text(as: name))
    case "in": rule = .oneOf(try reader.texts(name))
    case "matches": rule = .matches(try Pattern(node, name))
    case "range": rule = try Self.range(node)
    case "count": rule = .count(try CountRange(node, name))
    default: rule = try Self.presence(node)
    }
  }

  private static func range(_ node: DocumentNode) throws(ContentProblem) -> Rule {
    let reader = try MappingReader(node, what: "a range", keys: ["from", "to"])
    func bound(_ name: String) throws(ContentProblem) -> Double? {
      guard let node = reader.optional(name) else { return nil }
      guard let number = Double(try node.text(as: name)) else {
        throw node.problem("`\(name)` must be a number, not \(node.kindName)")
      }
      return number
    }
    return .range(try bound("from"), try bound("to"))
  }

  private static func presence(_ node: DocumentNode) throws(ContentProblem) -> Rule {
    switch try node.text(as: "is") {
    case "set": return .isSet(true)
    case "unset": return .isSet(false)
    default: throw node.problem("`is` must be set or unset, not \(node.kindName)")
    }
  }

  // MARK: judging

  func accepts(_ results: [String]) -> Bool {
    switch rule {
    case .equals(let text): results == [text]
    case .oneOf(let texts): results.count == 1 && texts.contains(results[0])
    case .matches(let pattern): results.contains { pattern.isFound(in: $0) }
    case .range(let low, let high):
      results.count == 1
        && Double(results[0]).map { $0 >= low ?? -.infinity && $0 <= high ?? .infinity } == true
    case .count(let range): range.contains(results.count)
    case .isSet(let wanted): results.isEmpty != wanted
    }
  }

  /// For sentences: `4`, `from 4 to 6`, `set`.
  var description: String {
    switch rule {
    case .equals(let text): text
    case .oneOf(let texts): "one of " + texts.joined(separator: ", ")
    case .matches(let pattern): "matching /\(pattern.source)/"
    case .range(let low?, let high?): "from \(numberText(low)) to \(numberText(high))"
    case .range(let low?, nil): "at least \(numberText(low))"
    case .range(nil, let high?): "at most \(numberText(high))"
    case .range(nil, nil): "a number"
    case .count(let range): "\(range.description) values"
    case .isSet(let wanted): wanted ? "set" : "not set"
    }
  }
}

/// How many of something there must be.
struct CountRange: Hashable, Sendable {
  private var low: Int?
  private var high: Int?
  /// Whether the upper end is the Job's backoffLimit plus one.
  private(set) var endsAtRetryBudget = false

  static let atLeastOne = CountRange(low: 1)

  init(low: Int? = nil, high: Int? = nil) {
    self.low = low
    self.high = high
  }

  /// Reads a number, or a mapping of `atLeast` and `atMost`; `atMost` may be `retry-budget`.
  init(_ node: DocumentNode, _ name: String) throws(ContentProblem) {
    if case .scalar = node.content {
      let count = try node.integer(as: name, in: 0...1_000_000)
      self.init(low: count, high: count)
      return
    }
    let reader = try MappingReader(node, what: "`\(name)`", keys: ["atLeast", "atMost"])
    self.init()
    if reader.has("atLeast") { low = try reader.integer("atLeast", in: 0...1_000_000) }
    guard let upper = reader.optional("atMost") else { return }
    if try upper.text(as: "atMost") == "retry-budget" {
      endsAtRetryBudget = true
    } else {
      high = try upper.integer(as: "atMost", in: 0...1_000_000)
    }
  }

  /// With the retry budget filled in.
  func resolved(budget: Int?) -> CountRange {
    endsAtRetryBudget ? CountRange(low: low, high: budget) : self
  }

  func contains(_ count: Int) -> Bool { count >= low ?? 0 && count <= high ?? .max }

  var description: String {
    switch (low, high) {
    case (let low?, let high?): low == high ? "\(low)" : "\(low) to \(high)"
    case (let low?, nil): "at least \(low)"
    case (nil, let high?): "at most \(high)"
    case (nil, nil): "any number of"
    }
  }
}
