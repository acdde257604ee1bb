package import Course

/// Reads the `checks` of an exercise: each has an id, a title, points, feedback, and one test.
package enum CheckParser {
  /// The tests there are, by the field that holds them.
  static let tests: [(name: String, type: any CheckTest.Type)] = [
    ("object", ObjectTest.self), ("jsonpath", FieldTest.self), ("condition", ConditionTest.self),
    ("pods", PodsTest.self), ("events", EventsTest.self), ("logs", LogsTest.self),
    ("completion", CompletionTest.self), ("history", HistoryTest.self),
    ("manifest", ManifestTest.self), ("script", ScriptTest.self),
  ]

  package static func checks(of exercise: Exercise) throws(ContentProblem) -> [Check] {
    var checks: [Check] = []
    for node in exercise.checks {
      let check = try check(node)
      if let twin = checks.first(where: { $0.id == check.id }) {
        throw check.position.problem("the check id `\(check.id)` is taken by \(twin.position)")
      }
      checks.append(check)
    }
    guard !checks.isEmpty else { throw exercise.position.problem("an exercise needs checks") }
    return checks
  }

  private static func check(_ node: DocumentNode) throws(ContentProblem) -> Check {
    let names = tests.map(\.name)
    let reader = try MappingReader(
      node,
      what: "a check",
      keys: ["id", "title", "points", "seeds", "feedback"] + names
    )
    let id = try reader.text("id")
    guard isIdentifier(id) else {
      throw node.problem("`\(id)` is no id; use lower-case letters, digits and dashes")
    }
    let present = tests.filter { reader.has($0.name) }
    guard present.count == 1, let (name, type) = present.first else {
      throw node.problem("a check needs exactly one test: one of \(names.quotedList)")
    }
    let test = try type.init(
      MappingReader(try reader.required(name), what: "the test `\(name)`", keys: type.keys)
    )
    return Check(
      id: id,
      title: try reader.text("title"),
      points: Points(try reader.integer("points", in: 0...1000)),
      position: node.position,
      seedRule: try seedRule(reader),
      feedback: try reader.text("feedback"),
      test: test
    )
  }

  private static func seedRule(_ reader: MappingReader) throws(ContentProblem) -> SeedRule {
    guard let node = reader.optional("seeds") else { return .all }
    let text = try node.text(as: "seeds")
    switch text {
    case "all": return .all
    case "mean": return .mean
    default:
      guard text.hasSuffix("%"), let percent = Int(text.dropLast()), (1...100).contains(percent)
      else { throw node.problem("`seeds` is `\(text)`; write all, mean, or a share such as 85%") }
      return .share(percent: percent)
    }
  }
}

extension ContentPosition {
  func problem(_ message: String) -> ContentProblem { ContentProblem(self, message) }
}
