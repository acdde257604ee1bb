import KubeAPI

/// Walks two trees of facts side by side.
struct FactComparison {
  /// Seconds by which a length of time may differ at least.
  private let slack: Double
  private(set) var differences: [Difference] = []

  private init(slack: Double) {
    self.slack = slack
  }

  /// Where `found` is not what a real cluster had.
  static func differences(expected: Value, found: Value, slack: Double) -> [Difference] {
    var comparison = FactComparison(slack: slack)
    comparison.walk(prepared(expected), prepared(found), at: "", name: "")
    return comparison.differences
  }

  /// Every group is there; objects of one name are in the order of their creation; of an event
  /// counts that it was seen, since how often depends on the load of the cluster.
  private static func prepared(_ facts: Value) -> Value {
    var prepared: Value = [:]
    for group in ["jobs", "cronjobs", "pods"] {
      var objects = facts[group]?.fields ?? Fields()
      for (name, list) in objects.entries.map({ ($0.name, $0.value) }) {
        objects[name] = .array((list.elements ?? []).sorted(by: isBefore))
      }
      prepared[group] = .object(objects)
    }
    var events = Fields()
    for name in facts["events"]?.fields?.names ?? [] { events[name] = 1 }
    prepared["events"] = .object(events)
    return prepared
  }

  private static func isBefore(_ one: Value, _ other: Value) -> Bool {
    let moments = (one["@created"]?.seconds ?? 0, other["@created"]?.seconds ?? 0)
    guard moments.0 == moments.1 else { return moments.0 < moments.1 }
    return isBytewiseBefore(untimed(one), untimed(other))
  }

  /// The facts in one line, without lengths of time: `1` and `1.0` would be in another order.
  private static func untimed(_ facts: Value) -> String {
    var fields = facts.fields ?? Fields()
    for name in fields.names where name.hasPrefix("@") { fields[name] = nil }
    return JSONWriter.compact(.object(fields))
  }

  private mutating func walk(_ expected: Value, _ found: Value, at path: String, name: String) {
    switch (expected, found) {
    case (.object(let one), .object(let other)):
      for name in Set(one.names).union(other.names).sorted(by: isBytewiseBefore) {
        walk(
          one[name] ?? "(absent)",
          other[name] ?? "(absent)",
          at: path.isEmpty ? name : "\(path).\(name)",
          name: name
        )
      }
    case (.array(let one), .array(let other)) where (one + other).contains { $0.fields != nil }:
      if one.count != other.count {
        differences.append(.count(path, expected: one.count, found: other.count))
      }
      for (index, pair) in zip(one, other).enumerated() {
        walk(pair.0, pair.1, at: "\(path)[\(index)]", name: "")
      }
    default:
      guard !isSame(expected, found, name: name) else { return }
      differences.append(
        .fact(
          path,
          expected: JSONWriter.compact(expected, escapesHTML: false),
          found: JSONWriter.compact(found, escapesHTML: false)
        )
      )
    }
  }

  private func isSame(_ expected: Value, _ found: Value, name: String) -> Bool {
    guard let one = expected.seconds, let other = found.seconds else { return expected == found }
    let tolerance = name.hasPrefix("@") ? max(slack, 0.15 * one) : 0
    return abs(one - other) <= tolerance
  }
}

extension Value {
  fileprivate var seconds: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
}
