import KubeAPI

/// What `kubectl wait --for` waits for.
enum WaitCondition: Sendable {
  case creation
  case deletion
  /// A condition of the status, by type, and its wanted status.
  case condition(String, String)
  /// A field, and its wanted text; nil for any.
  case field(JSONPath, String?)

  init(_ text: String) throws(KubectlError) {
    switch text.lowercased() {
    case "create": self = .creation
    case "delete": self = .deletion
    case _ where text.hasPrefix("condition="):
      let parts = text.dropFirst("condition=".count).split(
        separator: "=",
        maxSplits: 1,
        omittingEmptySubsequences: false
      )
      self = .condition(String(parts[0]), parts.count > 1 ? String(parts[1]) : "true")
    case _ where text.hasPrefix("jsonpath="):
      self = try WaitCondition.field(String(text.dropFirst("jsonpath=".count)))
    default: throw .plain("unrecognized condition: \(text.goQuoted)")
    }
  }

  private static func field(_ input: String) throws(KubectlError) -> WaitCondition {
    let parts = split(input)
    let example = "--for=jsonpath='{.status.readyReplicas}'=3"
    guard parts.count <= 2 else {
      throw .plain(
        "jsonpath wait format must be \(example) or --for=jsonpath='{.status.readyReplicas}'"
      )
    }
    let path: JSONPath
    do {
      path = try JSONPath(relaxed: parts[0])
    } catch {
      throw .plain(error.message)
    }
    guard !path.source.isEmpty else { throw .plain("jsonpath expression cannot be empty") }
    guard parts.count == 2 else { return .field(path, nil) }
    var value = parts[1][...]
    while let first = value.first, first == "'" || first == "\"" { value.removeFirst() }
    while let last = value.last, last == "'" || last == "\"" { value.removeLast() }
    guard !value.isEmpty else {
      throw .plain("jsonpath wait has to have a value after equal sign, like \(example)")
    }
    return .field(path, String(value))
  }

  /// Splits at single equals signs; double ones belong to a filter.
  private static func split(_ input: String) -> [String] {
    var parts = [""]
    var rest = Array(input)[...]
    while let character = rest.popFirst() {
      if character != "=" {
        parts[parts.count - 1].append(character)
      } else if rest.first == "=" {
        rest.removeFirst()
        parts[parts.count - 1] += "=="
      } else {
        parts.append("")
      }
    }
    return parts
  }

  /// Whether the object is as wanted; nil stands for one that is gone.
  func isMet(by object: APIObject?) throws(KubectlError) -> Bool {
    guard let object else {
      if case .deletion = self { return true }
      return false
    }
    switch self {
    case .creation: return true
    case .deletion: return false
    case .condition(let type, let status):
      return WaitCondition.has(type, status, in: object.value)
    case .field(let path, let wanted):
      return try WaitCondition.has(path, wanted, in: object.value)
    }
  }

  /// Types and statuses are compared without regard to case; an outdated status does not count.
  private static func has(_ type: String, _ status: String, in object: Value) -> Bool {
    let conditions = object[path: ["status", "conditions"]]?.elements ?? []
    guard
      let condition = conditions.first(where: {
        $0["type"]?.text?.lowercased() == type.lowercased() && $0["status"]?.text != nil
      })
    else { return false }
    let observed =
      condition["observedGeneration"] ?? object[path: ["status", "observedGeneration"]]
    if let observed = observed?.integer,
      let generation = object[path: ["metadata", "generation"]]?.integer, observed < generation
    {
      return false
    }
    return condition["status"]?.text?.lowercased() == status.lowercased()
  }

  private static func has(
    _ path: JSONPath,
    _ wanted: String?,
    in object: Value
  ) throws(KubectlError) -> Bool {
    let results: [[Value]]
    do {
      results = try path.results(in: object)
    } catch {
      throw .plain(error.message)
    }
    guard let first = results.first, let value = first.first else { return false }
    guard results.count == 1 else {
      throw .plain("given jsonpath expression matches more than one list")
    }
    guard first.count == 1 else {
      throw .plain("given jsonpath expression matches more than one value")
    }
    guard let wanted else { return true }
    switch value {
    case .array, .object:
      throw .plain("jsonpath leads to a nested object or list which is not supported")
    default: return value.goText.trimmed == wanted.trimmed
    }
  }
}
