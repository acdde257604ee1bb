import Course
import KubeAPI
import Kubectl

/// What a JSONPath gives on an object in the end: `jsonpath: {of: job/x, path: "{.spec.suspend}", …}`.
///
/// Of an object that was deleted it is what the path gave last.
struct FieldTest: CheckTest {
  static let summary = "What a JSONPath gives on an object in the end."
  static let fields: [CheckField] = [.selector, .path] + Expectation.fields

  private let selector: ObjectSelector
  private let field: FieldPath
  private let expectation: Expectation

  init(_ reader: MappingReader) throws(ContentProblem) {
    selector = try reader.required("of").selector(as: "of")
    field = try FieldPath(try reader.required("path"))
    expectation = try Expectation(reader)
  }

  var scope: EvidenceScope { .objects(selector.kind) }

  func verdict(on evidence: Evidence) -> Verdict {
    // A Job that has removed itself did its work all the same.
    guard let object = evidence.newest(selector) else {
      return Verdict(holds: false, expected: expected, found: "there is no \(selector)")
    }
    let results = field.results(in: object)
    return Verdict(
      holds: expectation.accepts(results),
      expected: expected,
      found: describe(results)
    )
  }

  private var expected: String { "\(field.name) of \(selector) is \(expectation.description)" }
}

/// The results of a path for a sentence.
func describe(_ results: [String]) -> String {
  results.isEmpty ? "it is not set" : "it is \(results.prefix(5).joined(separator: ", "))"
}

/// A JSONPath that an author has written, such as `{.status.succeeded}`.
struct FieldPath: Sendable {
  private let path: JSONPath
  /// What of an object has to be written out for the path.
  private let fields: [String]
  /// Without braces.
  let name: String

  init(_ node: DocumentNode) throws(ContentProblem) {
    try self.init(try node.text(as: "path"), at: node)
  }

  init(_ text: String, at node: DocumentNode) throws(ContentProblem) {
    do {
      path = try JSONPath(relaxed: text)
    } catch {
      throw node.problem("`path` is no JSONPath: \(error.message)")
    }
    fields = path.leadingFields
    name = text.split { "{}".contains($0) }.joined()
  }

  /// The values that the path finds; none when a field is missing.
  func results(in object: APIObject) -> [String] {
    do {
      return try path.results(in: object.value(along: fields)).flatMap { $0 }.filter { $0 != .null }
        .map(\.shortText)
    } catch {
      return []  // An index beyond the end of a list finds nothing.
    }
  }
}

extension Value {
  /// As it would be written in a table: text as it is, numbers, and a word for what is larger.
  fileprivate var shortText: String {
    switch self {
    case .null: ""
    case .bool(let flag): "\(flag)"
    case .integer(let number): "\(number)"
    case .number(let number): numberText(number)
    case .string(let text): text
    case .array(let elements): "a list of \(elements.count)"
    case .object(let fields): "an object of \(fields.count) fields"
    }
  }
}
