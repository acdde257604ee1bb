import KubeAPI

/// Which nodes a pod's `nodeSelector` and required node affinity allow.
///
/// https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
struct NodeSelection: Hashable, Sendable {
  private var labels: StringMap
  /// Any of the terms must hold; nil when no affinity is required.
  private var terms: [Term]?

  init(_ spec: PodSpec) {
    labels = spec.nodeSelector
    let required = spec.affinity?[path: [
      "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution",
    ]]
    terms = required.map { $0["nodeSelectorTerms"]?.elements?.map(Term.init) ?? [] }
  }

  func allows(_ node: Node) -> Bool {
    let found = node.metadata.labels
    guard labels.allSatisfy({ found[$0.key] == $0.value }) else { return false }
    return terms?.contains { $0.matches(node) } ?? true
  }
}

/// One term: all its requirements must hold; a term without any matches no node.
private struct Term: Hashable, Sendable {
  var expressions: [LabelSelectorRequirement]
  var fields: [LabelSelectorRequirement]

  init(_ value: Value) {
    expressions = [LabelSelectorRequirement](value["matchExpressions"] ?? .null)
    fields = [LabelSelectorRequirement](value["matchFields"] ?? .null)
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
