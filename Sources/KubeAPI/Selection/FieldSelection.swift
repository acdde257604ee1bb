/// A choice of objects by some of their fields, as `--field-selector` makes it.
///
/// https://github.com/kubernetes/apimachinery/blob/master/pkg/fields/selector.go
public struct FieldSelection: Hashable, Sendable {
  public struct Problem: Error, Hashable, Sendable {
    public var message: String

    public init(message: String) {
      self.message = message
    }
  }

  public struct Term: Hashable, Sendable {
    public var field: String
    public var value: String
    public var isNegated: Bool
  }

  public let terms: [Term]

  public init(terms: [Term]) {
    self.terms = terms
  }

  /// Reads `status.phase!=Running,metadata.name=x`; `\` protects `,`, `=` and itself.
  public init(_ text: String) throws(Problem) {
    if text.utf8.count > ReadingLimits.selector {
      throw Problem(message: "the selector is longer than \(ReadingLimits.selector) bytes")
    }
    var terms: [Term] = []
    for part in Self.split(text) where !part.isEmpty {
      guard let (field, mark, value) = Self.sides(part) else {
        throw Problem(
          message: "invalid selector: '\(text)'; can't understand '\(part)'"
        )
      }
      terms.append(
        Term(field: field, value: try Self.unescaped(value), isNegated: mark == "!=")
      )
    }
    self.terms = terms
  }

  /// Whether an object is chosen; fields that its kind does not know count as empty.
  public func matches(_ object: APIObject) -> Bool {
    terms.allSatisfy { term in
      (SelectableFields.value(term.field, of: object) == term.value) != term.isNegated
    }
  }

  /// `field label not supported: status.failed`, when a term names a field the kind does not offer.
  public func check(_ kind: Kind) throws(Problem) {
    for term in terms where !SelectableFields.names(of: kind).contains(term.field) {
      throw Problem(message: SelectableFields.refusal(term.field, kind))
    }
  }

  /// As kubectl sends and shows it.
  public var text: String {
    terms.map { term in
      var value = ""
      for character in term.value {
        if "\\,=".contains(character) { value.append("\\") }
        value.append(character)
      }
      return term.field + (term.isNegated ? "!=" : "=") + value
    }.joined(separator: ",")
  }

  // MARK: - Reading

  private static func split(_ text: String) -> [String] {
    var parts: [String] = [""]
    var isEscaped = false
    for character in text {
      if character == ",", !isEscaped {
        parts.append("")
        continue
      }
      parts[parts.count - 1].append(character)
      isEscaped = character == "\\" && !isEscaped
    }
    return parts
  }

  /// The first operator outside an escape, and what is on both sides of it.
  private static func sides(_ text: String) -> (field: String, mark: String, value: String)? {
    let characters = Array(text)
    var index = 0
    while index < characters.count {
      if characters[index] == "\\" {
        index += 2
        continue
      }
      for mark in ["!=", "==", "="] where characters[index...].starts(with: mark) {
        return (
          String(characters[..<index]), mark, String(characters[(index + mark.count)...])
        )
      }
      index += 1
    }
    return nil
  }

  private static func unescaped(_ text: String) throws(Problem) -> String {
    var result = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        guard "\\,=".contains(character) else {
          throw Problem(message: "invalid field selector: invalid escape sequence: \\\(character)")
        }
        result.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "," || character == "=" {
        throw Problem(
          message: "invalid field selector: unescaped character in value: \(text)"
        )
      } else {
        result.append(character)
      }
    }
    if isEscaped {
      throw Problem(message: "invalid field selector: unfinished escape sequence: \\")
    }
    return result
  }
}

/// The fields by which objects of each kind can be chosen.
public enum SelectableFields {
  public static func names(of kind: Kind) -> [String] {
    let common = ["metadata.name"] + (kind.isNamespaced ? ["metadata.namespace"] : [])
    switch kind {
    case .job: return common + ["status.successful"]
    case .pod:
      return common + [
        "spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName",
        "spec.hostNetwork", "status.phase", "status.podIP", "status.nominatedNodeName",
      ]
    case .event:
      return common + [
        "involvedObject.kind", "involvedObject.namespace", "involvedObject.name",
        "involvedObject.uid", "involvedObject.apiVersion", "involvedObject.resourceVersion",
        "involvedObject.fieldPath", "reason", "reportingComponent", "source", "type",
      ]
    case .node: return common + ["spec.unschedulable"]
    case .namespace: return common + ["status.phase"]
    case .secret: return common + ["type"]
    case .cronJob, .configMap, .serviceAccount, .persistentVolumeClaim: return common
    }
  }

  /// Kinds with fields of their own name them; the others say what every kind offers.
  static func refusal(_ field: String, _ kind: Kind) -> String {
    switch kind {
    case .job: "field label \(GoSyntax.quoted(field)) not supported for Job"
    case .configMap, .cronJob, .serviceAccount, .persistentVolumeClaim:
      "\(GoSyntax.quoted(field)) is not a known field selector: only \"metadata.name\", "
        + "\"metadata.namespace\""
    default: "field label not supported: \(field)"
    }
  }

  public static func value(_ field: String, of object: APIObject) -> String {
    switch (field, object) {
    case ("metadata.name", _): object.metadata.name
    case ("metadata.namespace", _): object.metadata.namespace
    case ("status.successful", .job(let job)): String(job.status.succeeded)
    case (_, .pod(let pod)): value(field, of: pod)
    case (_, .event(let event)): value(field, of: event)
    case ("spec.unschedulable", .node(let node)): String(node.spec.unschedulable)
    case ("status.phase", .namespace(let namespace)): namespace.status.phase
    case ("type", .secret(let secret)): secret.type
    default: ""
    }
  }

  private static func value(_ field: String, of pod: Pod) -> String {
    switch field {
    case "spec.nodeName": pod.spec.nodeName
    case "spec.restartPolicy": pod.spec.restartPolicy.rawValue
    case "spec.schedulerName": pod.spec.schedulerName
    case "spec.serviceAccountName": pod.spec.serviceAccountName
    case "spec.hostNetwork": String(pod.spec.hostNetwork)
    case "status.phase": pod.status.phase.rawValue
    case "status.podIP": pod.status.podIP
    default: ""
    }
  }

  private static func value(_ field: String, of event: Event) -> String {
    switch field {
    case "involvedObject.kind": event.involvedObject.kind
    case "involvedObject.namespace": event.involvedObject.namespace
    case "involvedObject.name": event.involvedObject.name
    case "involvedObject.uid": event.involvedObject.uid
    case "involvedObject.apiVersion": event.involvedObject.apiVersion
    case "involvedObject.resourceVersion": event.involvedObject.resourceVersion
    case "involvedObject.fieldPath": event.involvedObject.fieldPath
    case "reason": event.reason
    case "reportingComponent": event.reportingComponent
    case "source":
      event.source.component.isEmpty ? event.reportingComponent : event.source.component
    case "type": event.type.rawValue
    default: ""
    }
  }
}
