import KubeAPI

/// Which objects of a kind `-l` and `--field-selector` take.
struct ObjectSelection: Sendable {
  private let labels: LabelFilter
  private let fields: FieldFilter

  /// - Throws: the server's refusal, which names both selectors.
  init(_ kind: Kind, labels: String, fields: String) throws(KubectlError) {
    func refusal(_ problem: String) -> KubectlError {
      .server(
        APIStatus(
          .badRequest,
          "Unable to find \(kind.resourceText.goQuoted) that match label selector "
            + "\(labels.trimmed.goQuoted), field selector \(fields.goQuoted): \(problem)"))
    }
    do {
      self.labels = try LabelFilter(labels)
      self.fields = try FieldFilter(fields, of: kind)
    } catch {
      throw refusal(error.message)
    }
  }

  func matches(_ object: APIObject) -> Bool {
    labels.matches(object.metadata.labels) && fields.matches(object)
  }
}

/// What is wrong with a selector.
struct SelectorError: Error {
  var message: String
}

/// The syntax of `-l`: `app=web,tier!=front,env in (a,b),!old`.
///
/// https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
struct LabelFilter: Sendable {
  private enum Test: Sendable {
    case equal(String)
    case different(String)
    case among([String])
    case notAmong([String])
    case present
    case absent
    case greater(Int64)
    case less(Int64)
  }

  private var requirements: [(key: String, test: Test)] = []

  init(_ text: String) throws(SelectorError) {
    var reader = Reader(text)
    guard reader.token != .end else { return }
    while true {
      requirements.append(try LabelFilter.requirement(&reader))
      switch reader.next() {
      case .end: return
      case .sign(","):
        if reader.token == .end {
          throw SelectorError(message: "found '', expected: identifier after ','")
        }
      case let token:
        throw SelectorError(message: "found '\(token.text)', expected: ',' or 'end of string'")
      }
    }
  }

  func matches(_ labels: StringMap) -> Bool {
    requirements.allSatisfy { key, test in
      let value = labels[key]
      switch test {
      case .equal(let wanted): return value == wanted
      case .different(let unwanted): return value != unwanted
      case .among(let values): return value.map(values.contains) ?? false
      case .notAmong(let values): return !(value.map(values.contains) ?? false)
      case .present: return value != nil
      case .absent: return value == nil
      case .greater(let bound): return value.flatMap(Int64.init).map { $0 > bound } ?? false
      case .less(let bound): return value.flatMap(Int64.init).map { $0 < bound } ?? false
      }
    }
  }

  private static func requirement(
    _ reader: inout Reader
  ) throws(SelectorError) -> (key: String, test: Test) {
    var isNegated = false
    if reader.token == .sign("!") {
      _ = reader.next()
      isNegated = true
    }
    guard case .word(let key) = reader.next() else {
      throw SelectorError(message: "unable to parse requirement: found '', expected: identifier")
    }
    if isNegated { return (key, .absent) }
    switch reader.token {
    case .end, .sign(","): return (key, .present)
    case .sign(let sign):
      _ = reader.next()
      let value = try reader.value()
      switch sign {
      case "=", "==": return (key, .equal(value))
      case "!=": return (key, .different(value))
      case ">", "<":
        guard let bound = Int64(value) else {
          throw SelectorError(
            message: "values[0][\(key)]: Invalid value: \(value.goQuoted): for 'Gt', 'Lt' operators, "
              + "the value must be an integer")
        }
        return (key, sign == ">" ? .greater(bound) : .less(bound))
      default: break
      }
      throw SelectorError(message: "unable to parse requirement: found '\(sign)', expected: \(words)")
    case .word("in"):
      _ = reader.next()
      return (key, .among(try reader.values()))
    case .word("notin"):
      _ = reader.next()
      return (key, .notAmong(try reader.values()))
    case .word(let word):
      throw SelectorError(message: "unable to parse requirement: found '\(word)', expected: \(words)")
    }
  }

  private static let words = "in, notin, =, ==, !=, gt, lt"

  private enum Token: Equatable {
    case word(String)
    case sign(String)
    case end

    var text: String {
      switch self {
      case .word(let text), .sign(let text): text
      case .end: ""
      }
    }
  }

  private struct Reader {
    private var rest: Substring
    private(set) var token = Token.end

    init(_ text: String) {
      rest = Substring(text)
      _ = next()
    }

    /// Gives the present token and reads the following one.
    mutating func next() -> Token {
      let present = token
      rest = rest.drop(while: \.isWhitespace)
      token = read()
      return present
    }

    private mutating func read() -> Token {
      guard let first = rest.first else { return .end }
      for sign in ["==", "!=", "=", "!", "(", ")", ",", ">", "<"] where rest.hasPrefix(sign) {
        rest.removeFirst(sign.count)
        return .sign(sign)
      }
      let word = rest.prefix { !"=!(),<>".contains($0) && !$0.isWhitespace }
      guard !word.isEmpty else {
        rest.removeFirst()
        return .sign(String(first))
      }
      rest.removeFirst(word.count)
      return .word(String(word))
    }

    /// One value, which may be empty.
    mutating func value() throws(SelectorError) -> String {
      guard case .word(let value) = token else { return "" }
      _ = next()
      return value
    }

    /// `(a, b)`.
    mutating func values() throws(SelectorError) -> [String] {
      guard token == .sign("(") else {
        throw SelectorError(message: "unable to parse requirement: found '\(token.text)' expected: '('")
      }
      _ = next()
      var values: [String] = []
      while true {
        values.append(try value())
        switch next() {
        case .sign(","): continue
        case .sign(")"): return values
        case let token:
          throw SelectorError(
            message: "unable to parse requirement: found '\(token.text)', expected: ',' or ')'")
        }
      }
    }
  }
}

/// The syntax of `--field-selector`: `status.phase=Running,metadata.name!=x`.
struct FieldFilter: Sendable {
  private var requirements: [(path: [String], isEqual: Bool, value: String)] = []

  init(_ text: String, of kind: Kind) throws(SelectorError) {
    for term in text.split(separator: ",") {
      guard let (path, isEqual, value) = FieldFilter.split(String(term)) else {
        throw SelectorError(message: "invalid selector: '\(text)'; can't understand '\(term)'")
      }
      guard kind.selectableFields.contains(path) else {
        throw SelectorError(message: kind.refusal(ofField: path))
      }
      requirements.append((path.split(separator: ".").map(String.init), isEqual, value))
    }
  }

  func matches(_ object: APIObject) -> Bool {
    guard !requirements.isEmpty else { return true }
    let value = object.value
    return requirements.allSatisfy { path, isEqual, wanted in
      (FieldFilter.text(of: path, in: value, object.kind) == wanted) == isEqual
    }
  }

  private static func split(_ term: String) -> (String, Bool, String)? {
    for (sign, isEqual) in [("!=", false), ("==", true), ("=", true)] {
      guard let range = term.firstRange(of: sign) else { continue }
      return (String(term[..<range.lowerBound]), isEqual, String(term[range.upperBound...]))
    }
    return nil
  }

  private static func text(of path: [String], in value: Value, _ kind: Kind) -> String {
    switch (kind, path.joined(separator: ".")) {
    case (.job, "status.successful"):
      return value[path: ["status", "succeeded"]]?.goText ?? "0"
    case (.event, "source"): return value[path: ["source", "component"]]?.text ?? ""
    case (.node, "spec.unschedulable"), (.pod, "spec.hostNetwork"):
      return value[path: path]?.goText ?? "false"
    default: return value[path: path]?.goText ?? ""
    }
  }
}

extension Kind {
  /// What the server offers for field selectors.
  fileprivate var selectableFields: [String] {
    var fields = ["metadata.name"]
    if isNamespaced { fields.append("metadata.namespace") }
    switch self {
    case .job: fields.append("status.successful")
    case .pod:
      fields += [
        "spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName",
        "spec.hostNetwork", "status.phase", "status.podIP", "status.nominatedNodeName",
      ]
    case .event:
      fields += [
        "involvedObject.kind", "involvedObject.namespace", "involvedObject.name",
        "involvedObject.uid", "involvedObject.apiVersion", "involvedObject.resourceVersion",
        "involvedObject.fieldPath", "reason", "reportingComponent", "source", "type",
      ]
    case .node: fields.append("spec.unschedulable")
    case .namespace: fields.append("status.phase")
    case .secret: fields.append("type")
    default: break
    }
    return fields
  }

  fileprivate func refusal(ofField field: String) -> String {
    switch self {
    case .job, .cronJob: "field label \(field.goQuoted) not supported for \(rawValue)"
    case .pod, .node, .event, .namespace, .secret: "field label not supported: \(field)"
    default: "\(field.goQuoted) is not a known field selector: only \"metadata.name\", "
      + "\"metadata.namespace\""
    }
  }
}
