package import Course

/// Reads the `checks` of an exercise: each has an id, a title, points, feedback, and one test.
package enum CheckParser {
  /// The tests there are, by the field that holds them.
  static let tests: [(name: String, type: any CheckTest.Type)] = [
    ("object", ObjectTest.self), ("jsonpath", FieldTest.self), ("condition", ConditionTest.self),
    ("pods", PodsTest.self), ("events", EventsTest.self), ("logs", LogsTest.self),
    ("completion", CompletionTest.self), ("duration", DurationTest.self),
    ("history", HistoryTest.self), ("manifest", ManifestTest.self), ("style", StyleTest.self),
    ("commands", CommandsTest.self), ("script", ScriptTest.self),
  ]

  /// The fields of a check beside its test.
  static let fields: [CheckField] = [
    .init("id", .text, "Lower-case letters, digits and dashes; never used again.", required: true),
    .init("title", .text, "Shown beforehand: it gives nothing away.", required: true),
    .init("points", .integer(0...1000), "What it is worth.", required: true),
    .init("feedback", .text, "Said when it fails: which belief leads there.", required: true),
    .init("seeds", .seedRule, "How the runs of all seeds become one verdict."),
    .init("visibility", .word(CheckVisibility.allCases.map(\.rawValue)), "When learners see it."),
    .init("partial", .partial, "Weaker demands that earn a part of the points."),
  ]

  /// The fields of a partial rule beside its test.
  static let partialFields: [CheckField] = [
    .init("points", .integer(0...1000), "Fewer than the check's.", required: true),
    .init("feedback", .text, "Said instead of the check's."),
    .init("seeds", .seedRule, "How the runs of all seeds become one verdict."),
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
    let reader = try MappingReader(
      node,
      what: "a check",
      keys: fields.map(\.name) + tests.map(\.name)
    )
    let id = try reader.text("id")
    guard isIdentifier(id) else {
      throw node.problem("`\(id)` is no id; use lower-case letters, digits and dashes")
    }
    let test = try test(reader, of: node, what: "a check")
    let points = Points(try reader.integer("points", in: 0...1000))
    return Check(
      id: id,
      title: try reader.text("title"),
      points: points,
      position: node.position,
      seedRule: try seedRule(reader),
      feedback: try reader.text("feedback").onOneLine,
      test: test,
      partial: try partial(reader, below: points),
      visibility: reader.has("visibility")
        ? try reader.word("visibility", as: CheckVisibility.self) : .visible
    )
  }

  private static func test(
    _ reader: MappingReader,
    of node: DocumentNode,
    what: String
  ) throws(ContentProblem) -> any CheckTest {
    let present = tests.filter { reader.has($0.name) }
    guard present.count == 1, let (name, type) = present.first else {
      let names = tests.map(\.name)
      throw node.problem("\(what) needs exactly one test: one of \(names.quotedList)")
    }
    return try type.init(
      MappingReader(try reader.required(name), what: "the test `\(name)`", keys: type.keys)
    )
  }

  private static func partial(
    _ check: MappingReader,
    below most: Points
  ) throws(ContentProblem) -> [PartialRule] {
    var rules: [PartialRule] = []
    for node in try check.list("partial") {
      let reader = try MappingReader(
        node,
        what: "a partial rule",
        keys: partialFields.map(\.name) + tests.map(\.name)
      )
      let points = Points(try reader.integer("points", in: 0...1000))
      guard points < most else {
        throw node.problem("a partial rule must earn less than its check, which earns \(most)")
      }
      rules.append(
        PartialRule(
          points: points,
          seedRule: try seedRule(reader),
          feedback: try reader.text("feedback", or: "").onOneLine,
          test: try test(reader, of: node, what: "a partial rule")
        )
      )
    }
    return rules
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
