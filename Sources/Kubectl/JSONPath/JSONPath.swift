package import KubeAPI

/// A kubectl JSONPath template, such as `{range .items[*]}{.metadata.name}{"\n"}{end}`.
///
/// The language, its quirks and its error texts are those of client-go's `util/jsonpath`:
/// https://kubernetes.io/docs/reference/kubectl/jsonpath/
package struct JSONPath: Hashable, Sendable {
  /// The template as it was written.
  package let source: String
  let nodes: [JSONPathNode]
  /// Whether a field that an object does not have gives nothing, and not an error.
  package var allowsMissingKeys = true

  package init(_ source: String) throws(JSONPathError) {
    self.source = source
    var parser = JSONPathParser(source)
    nodes = try parser.parseTemplate()
  }

  /// Reads what flags such as `--sort-by` take: `{.a.b}`, `{a.b}`, `.a.b` or `a.b`.
  package init(relaxed source: String) throws(JSONPathError) {
    try self.init(JSONPath.relaxed(source))
  }

  /// The fields that every result lies under, outermost first; empty when there are none such.
  package var leadingFields: [String] {
    guard nodes.count == 1, case .action(let steps)? = nodes.first else { return [] }
    var names: [String] = []
    for case .field(let name) in steps.prefix(while: \.isField) { names.append(name) }
    return names
  }

  /// The results of each part of the template, in order; ranges are unrolled.
  package func results(in value: Value) throws(JSONPathError) -> [[Value]] {
    var evaluation = JSONPathEvaluation(allowsMissingKeys: allowsMissingKeys)
    return try evaluation.results(of: nodes[...], in: value)
  }

  /// The template filled in: several results of one part are joined with a space.
  package func text(for value: Value) throws(JSONPathError) -> String {
    var text = ""
    for results in try results(in: value) {
      text += results.map(\.jsonPathText).joined(separator: " ")
    }
    return text
  }

  /// `RelaxedJSONPathExpression` of kubectl's custom columns.
  private static func relaxed(_ source: String) throws(JSONPathError) -> String {
    guard !source.isEmpty else { return "" }
    var path = source[...]
    let opened = path.first == "{"
    if opened { path.removeFirst() }
    let closed = path.last == "}"
    if closed { path.removeLast() }
    if path.first == "." { path.removeFirst() }
    guard opened == closed, !path.isEmpty, !path.contains("{"), !path.contains("}") else {
      throw JSONPathError(
        "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' "
          + "or '{.name1.name2}'"
      )
    }
    return "{.\(path)}"
  }
}

/// What is wrong with a template, or with the data it was given, in client-go's words.
package struct JSONPathError: Error, Hashable, Sendable {
  package let message: String

  init(_ message: String) {
    self.message = message
  }
}

/// A part of a template.
indirect enum JSONPathNode: Hashable, Sendable {
  case text(String)
  case field(String)
  case array(JSONPathSlice)
  case filter(left: [JSONPathNode], comparison: String, right: [JSONPathNode])
  case literal(Value)
  case wildcard
  case recursive
  case union([[JSONPathNode]])
  /// `range`, `end`, or a word that is neither.
  case identifier(String)
  /// One pair of braces.
  case action([JSONPathNode])
}

extension JSONPathNode {
  fileprivate var isField: Bool { if case .field = self { true } else { false } }
}

/// `[first:last:step]`; an index alone is the slice of one that starts there.
struct JSONPathSlice: Hashable, Sendable {
  var first: Int?
  var last: Int?
  /// `last` follows from an index, as in `[-1]`.
  var lastIsDerived = false
  var step: Int?
}

extension Value {
  /// As a template prints it: text as it is, objects and lists as JSON.
  var jsonPathText: String {
    switch self {
    case .null: "null"
    case .bool(let flag): String(flag)
    case .integer(let number): String(number)
    case .number(let number): GoNumber.shortest(number)
    case .string(let text): text
    case .array, .object: compactJSON
    }
  }
}
