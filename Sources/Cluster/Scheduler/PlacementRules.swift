import KubeAPI

/// What a pod wants to be near to, far from, or spread over; nil for a pod that does not care.
///
/// https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
struct PlacementRules: Hashable, Sendable {
  struct Weighted: Hashable, Sendable {
    var term: AffinityTerm
    var weight: Int64
  }

  private(set) var affinity: [AffinityTerm] = []
  private(set) var antiAffinity: [AffinityTerm] = []
  /// Those with a negative weight are for staying away.
  private(set) var preferred: [Weighted] = []
  /// Constraints that must hold.
  private(set) var spread: [SpreadConstraint] = []
  /// Constraints that should hold.
  private(set) var softSpread: [SpreadConstraint] = []

  init?(_ pod: Pod) {
    let spec = pod.spec
    let constraints = spec.others["topologySpreadConstraints"]?.elements ?? []
    guard spec.affinity != nil || !constraints.isEmpty else { return nil }
    for (name, sign) in [("podAffinity", Int64(1)), ("podAntiAffinity", -1)] {
      guard let rules = spec.affinity?[name] else { continue }
      let required = rules["requiredDuringSchedulingIgnoredDuringExecution"]?.elements ?? []
      let terms = required.map { AffinityTerm($0, of: pod) }
      if sign > 0 { affinity = terms } else { antiAffinity = terms }
      for wish in rules["preferredDuringSchedulingIgnoredDuringExecution"]?.elements ?? [] {
        let term = AffinityTerm(wish["podAffinityTerm"] ?? .null, of: pod)
        preferred.append(Weighted(term: term, weight: sign * (wish["weight"]?.integer ?? 0)))
      }
    }
    for value in constraints {
      let constraint = SpreadConstraint(value, of: pod)
      if value["whenUnsatisfiable"]?.text == "ScheduleAnyway" {
        softSpread.append(constraint)
      } else {
        spread.append(constraint)
      }
    }
    let isEmpty =
      affinity.isEmpty && antiAffinity.isEmpty && preferred.isEmpty && constraints.isEmpty
    if isEmpty { return nil }
  }
}

/// Pods that others are to be near to, or far from, within one topology.
struct AffinityTerm: Hashable, Sendable {
  private(set) var selection: LabelSelection
  private(set) var namespaces: [String]
  /// Nil for no other namespaces than those named.
  private(set) var namespaceSelection: LabelSelection?
  private(set) var topologyKey: String

  init(_ value: Value, of pod: Pod) {
    selection = LabelSelection(ofTerm: value["labelSelector"])
    topologyKey = value["topologyKey"]?.text ?? ""
    namespaces = value["namespaces"]?.elements?.compactMap(\.text) ?? []
    namespaceSelection = value["namespaceSelector"].map { LabelSelection(ofTerm: $0) }
    if namespaces.isEmpty, namespaceSelection == nil { namespaces = [pod.metadata.namespace] }
  }

  /// Whether the term may be about a pod, as far as its labels tell.
  func mayConcern(_ pod: Pod) -> Bool {
    (namespaceSelection != nil || namespaces.contains(pod.metadata.namespace))
      && selection.matches(pod.metadata.labels)
  }

  func matches(_ pod: Pod, namespaceLabels: (String) -> StringMap) -> Bool {
    let namespace = pod.metadata.namespace
    let isInside =
      namespaces.contains(namespace)
      || namespaceSelection?.matches(namespaceLabels(namespace)) == true
    return isInside && selection.matches(pod.metadata.labels)
  }
}

/// How evenly pods are to be spread over the values of a node label.
///
/// https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
struct SpreadConstraint: Hashable, Sendable {
  private(set) var topologyKey: String
  private(set) var maxSkew: Int64
  private(set) var minDomains: Int64
  private(set) var selection: LabelSelection
  /// Whether nodes count that the pod's own selection leaves out.
  private(set) var honorsSelection: Bool
  /// Whether nodes with taints that the pod does not tolerate do not count.
  private(set) var honorsTaints: Bool

  init(_ value: Value, of pod: Pod) {
    topologyKey = value["topologyKey"]?.text ?? ""
    maxSkew = value["maxSkew"]?.integer ?? 1
    minDomains = value["minDomains"]?.integer ?? 1
    honorsSelection = value["nodeAffinityPolicy"]?.text != "Ignore"
    honorsTaints = value["nodeTaintsPolicy"]?.text == "Honor"
    selection = LabelSelection(ofTerm: value["labelSelector"])
    let keys = value["matchLabelKeys"]?.elements?.compactMap(\.text) ?? []
    guard let labelSelector = value["labelSelector"], !keys.isEmpty else { return }
    var selector = LabelSelector(labelSelector)
    for key in keys {
      guard let label = pod.metadata.labels[key] else { continue }
      var requirement = LabelSelectorRequirement()
      requirement.key = key
      requirement.operator = "In"
      requirement.values = [label]
      selector.matchExpressions.append(requirement)
    }
    selection = LabelSelection(selector) ?? .nothing
  }
}

extension LabelSelection {
  /// A selector of a term: an absent one chooses nothing, an empty one everything.
  fileprivate init(ofTerm value: Value?) {
    guard let value, value != .null else {
      self = .nothing
      return
    }
    self = LabelSelection(LabelSelector(value)) ?? .nothing
  }
}
