import KubeAPI

/// Which nodes a pod's `nodeSelector` and required node affinity allow.
///
/// https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
struct NodeSelection: Hashable, Sendable {
  private var labels: StringMap
  /// Any of the terms must hold; nil when no affinity is required.
  private var terms: [Term]?
  private var preferences: [Preference]
  /// The nodes that all terms name, when they name nodes: others are not even looked at.
  private var names: Set<String>?

  init(_ spec: PodSpec) {
    labels = spec.nodeSelector
    let required = spec.affinity?[path: [
      "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution",
    ]]
    terms = required.map { $0["nodeSelectorTerms"]?.elements?.map(Term.init) ?? [] }
    let preferred = spec.affinity?[path: [
      "nodeAffinity", "preferredDuringSchedulingIgnoredDuringExecution",
    ]]
    preferences = preferred?.elements?.map(Preference.init) ?? []
    names = terms.flatMap(Self.names)
  }

  /// `PreFilter` of NodeAffinity: the union of the nodes that terms name by `matchFields`.
  private static func names(_ terms: [Term]) -> Set<String>? {
    var union: Set<String> = []
    for term in terms {
      guard let names = term.names else { return nil }
      union.formUnion(names)
    }
    return union.isEmpty ? nil : union
  }

  /// Whether the node is none of those that the pod names.
  func skips(_ node: Node) -> Bool { names.map { !$0.contains(node.metadata.name) } ?? false }

  /// The sum of the weights of the preferences that the node meets.
  func preference(_ node: Node) -> Int64 {
    preferences.reduce(0) { $1.term.matches(node) ? $0 + $1.weight : $0 }
  }

  private struct Preference: Hashable, Sendable {
    var term: Term
    var weight: Int64

    init(_ value: Value) {
      term = Term(value["preference"] ?? .null)
      weight = value["weight"]?.integer ?? 0
    }
  }

  func allows(_ node: Node) -> Bool {
    let found = node.metadata.labels
    guard labels.allSatisfy({ found[$0.key] == $0.value }) else { return false }
    return terms?.contains { $0.matches(node) } ?? true
  }
}

/// One term: all its requirements must hold; a term without any matches no node.
fileprivate struct Term: Hashable, Sendable {
  var expressions: [LabelSelectorRequirement]
  var fields: [LabelSelectorRequirement]

  init(_ value: Value) {
    expressions = [LabelSelectorRequirement](value["matchExpressions"] ?? .null)
    fields = [LabelSelectorRequirement](value["matchFields"] ?? .null)
  }

  /// The nodes that the term names; nil when it names none.
  var names: Set<String>? {
    var names: Set<String>?
    for field in fields where field.key == "metadata.name" && field.operator == "In" {
      names = names?.intersection(field.values) ?? Set(field.values)
    }
    return names
  }

  func matches(_ node: Node) -> Bool {
    guard !(expressions.isEmpty && fields.isEmpty) else { return false }
    return expressions.allSatisfy { holds($0, for: node.metadata.labels[$0.key]) }
      && fields.allSatisfy { $0.key == "metadata.name" && holds($0, for: node.metadata.name) }
  }

  private func holds(_ requirement: LabelSelectorRequirement, for found: String?) -> Bool {
    switch requirement.operator {
    case "In": found.map { requirement.values.contains($0) } ?? false
    case "NotIn": found.map { !requirement.values.contains($0) } ?? true
    case "Exists": found != nil
    case "DoesNotExist": found == nil
    case "Gt": compare(found, requirement.values.first) { $0 > $1 }
    case "Lt": compare(found, requirement.values.first) { $0 < $1 }
    default: false
    }
  }

  private func compare(_ a: String?, _ b: String?, by isOrdered: (Int64, Int64) -> Bool) -> Bool {
    guard let a = a.flatMap({ Int64($0) }), let b = b.flatMap({ Int64($0) }) else { return false }
    return isOrdered(a, b)
  }
}
