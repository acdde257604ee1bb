import KubeAPI

/// The nodes and placed pods around a pod that is to be placed, counted by its rules and theirs.
///
/// The plugins InterPodAffinity and PodTopologySpread:
/// https://github.com/kubernetes/kubernetes/tree/master/pkg/scheduler/framework/plugins
struct Surroundings: Sendable {
  /// A pod that holds room on a node.
  struct Neighbor: Sendable {
    var pod: Pod
    var node: Node
    var rules: PlacementRules?
  }

  /// One value of one node label.
  struct Topology: Hashable, Sendable {
    var key: String
    var value: String
  }

  private let pod: Pod
  private let rules: PlacementRules?
  private let neighbors: [Neighbor]
  private let namespaceLabels: [String: StringMap]
  /// Neighbors that the pod's own terms are about.
  private var affinityCounts: [Topology: Int] = [:]
  private var antiAffinityCounts: [Topology: Int] = [:]
  /// Neighbors that want to be far from the pod.
  private var repellingCounts: [Topology: Int] = [:]
  /// For each constraint its domains, and how many pods are in them.
  private var domains: [[String: Int64]] = []

  init(
    _ pod: Pod,
    _ demand: PodDemand,
    neighbors: [Neighbor],
    nodes: [Node],
    namespaceLabels: [String: StringMap]
  ) {
    self.pod = pod
    self.neighbors = neighbors
    self.namespaceLabels = namespaceLabels
    rules = demand.rules
    for neighbor in neighbors { count(neighbor) }
    for constraint in rules?.spread ?? [] {
      domains.append(domainCounts(constraint, rules?.spread ?? [], demand, nodes))
    }
  }

  private func matches(_ term: AffinityTerm, _ pod: Pod) -> Bool {
    term.matches(pod) { namespaceLabels[$0] ?? StringMap() }
  }

  private mutating func count(_ neighbor: Neighbor) {
    func topology(_ key: String) -> Topology? {
      neighbor.node.metadata.labels[key].map { Topology(key: key, value: $0) }
    }
    let affinity = rules?.affinity ?? []
    if !affinity.isEmpty, affinity.allSatisfy({ matches($0, neighbor.pod) }) {
      for term in affinity {
        if let place = topology(term.topologyKey) { affinityCounts[place, default: 0] += 1 }
      }
    }
    for term in rules?.antiAffinity ?? [] where matches(term, neighbor.pod) {
      if let place = topology(term.topologyKey) { antiAffinityCounts[place, default: 0] += 1 }
    }
    for term in neighbor.rules?.antiAffinity ?? [] where matches(term, pod) {
      if let place = topology(term.topologyKey) { repellingCounts[place, default: 0] += 1 }
    }
  }

  private func domainCounts(
    _ constraint: SpreadConstraint,
    _ all: [SpreadConstraint],
    _ demand: PodDemand,
    _ nodes: [Node]
  ) -> [String: Int64] {
    var sums: [String: Int64] = [:]
    for node in nodes where counts(node, constraint, all, demand) {
      sums[node.metadata.labels[constraint.topologyKey] ?? "", default: 0] += 0
    }
    for neighbor in neighbors
    where isCounted(neighbor.pod, constraint) && counts(neighbor.node, constraint, all, demand) {
      sums[neighbor.node.metadata.labels[constraint.topologyKey] ?? "", default: 0] += 1
    }
    return sums
  }

  /// Whether a node belongs to one of the constraint's domains.
  private func counts(
    _ node: Node,
    _ constraint: SpreadConstraint,
    _ all: [SpreadConstraint],
    _ demand: PodDemand
  ) -> Bool {
    all.allSatisfy { node.metadata.labels[$0.topologyKey] != nil }
      && (!constraint.honorsSelection || demand.selection.allows(node))
      && (!constraint.honorsTaints || demand.toleratesAll(of: node))
  }

  private func isCounted(_ other: Pod, _ constraint: SpreadConstraint) -> Bool {
    !constraint.selection.requirements.isEmpty && other.metadata.deletionTimestamp == nil
      && other.metadata.namespace == pod.metadata.namespace
      && constraint.selection.matches(other.metadata.labels)
  }

  // MARK: what must hold

  func spreadVerdict(on node: Node) -> NodeVerdict {
    for (constraint, counts) in zip(rules?.spread ?? [], domains) {
      guard let value = node.metadata.labels[constraint.topologyKey] else {
        return .never(
          NodeVerdict.skewed + " (missing required label)"
        )
      }
      var least = counts.values.min() ?? 0
      if Int64(counts.count) < constraint.minDomains { least = 0 }
      let own: Int64 = constraint.selection.matches(pod.metadata.labels) ? 1 : 0
      if (counts[value] ?? 0) + own - least > constraint.maxSkew {
        return NodeVerdict(reasons: [NodeVerdict.skewed])
      }
    }
    return .fit
  }

  func affinityVerdict(on node: Node) -> NodeVerdict {
    guard satisfiesAffinity(node) else {
      return .never(NodeVerdict.farFromOthers)
    }
    let isNearOthers = (rules?.antiAffinity ?? []).contains { term in
      place(node, term.topologyKey).map { (antiAffinityCounts[$0] ?? 0) > 0 } ?? false
    }
    if isNearOthers {
      return NodeVerdict(reasons: [NodeVerdict.nearOthers])
    }
    let isRepelled = repellingCounts.contains { topology, count in
      count > 0 && node.metadata.labels[topology.key] == topology.value
    }
    return isRepelled
      ? NodeVerdict(reasons: [NodeVerdict.repelled]) : .fit
  }

  private func place(_ node: Node, _ key: String) -> Topology? {
    node.metadata.labels[key].map { Topology(key: key, value: $0) }
  }

  private func satisfiesAffinity(_ node: Node) -> Bool {
    let terms = rules?.affinity ?? []
    var hasNeighbors = true
    for term in terms {
      guard let place = place(node, term.topologyKey) else { return false }
      if (affinityCounts[place] ?? 0) <= 0 { hasNeighbors = false }
    }
    // The first of a series of pods that are to be near one another has none to be near to.
    return hasNeighbors
      || (affinityCounts.isEmpty && terms.allSatisfy { matches($0, pod) })
  }

  // MARK: what should hold

  /// The sum of the weights of preferred terms, the pod's and its neighbors', for each node.
  func affinityScores(_ nodes: [Node]) -> [Int64] {
    var weights: [Topology: Int64] = [:]
    func add(_ term: AffinityTerm, _ weight: Int64, _ target: Pod, _ neighbor: Neighbor) {
      guard matches(term, target), let place = place(neighbor.node, term.topologyKey) else {
        return
      }
      weights[place, default: 0] += weight
    }
    for neighbor in neighbors {
      for wish in rules?.preferred ?? [] { add(wish.term, wish.weight, neighbor.pod, neighbor) }
      // `hardPodAffinityWeight` is 1.
      for term in neighbor.rules?.affinity ?? [] { add(term, 1, pod, neighbor) }
      for wish in neighbor.rules?.preferred ?? [] { add(wish.term, wish.weight, pod, neighbor) }
    }
    let scores = nodes.map { node in
      weights.reduce(Int64(0)) { sum, entry in
        node.metadata.labels[entry.key.key] == entry.key.value ? sum + entry.value : sum
      }
    }
    guard let least = scores.min(), let most = scores.max(), most > least else {
      return scores.map { _ in 0 }
    }
    return scores.map { 100 * ($0 - least) / (most - least) }
  }

  /// How well a node serves the constraints that should hold; nil when there are none.
  func spreadScores(_ nodes: [Node], _ demand: PodDemand) -> [Int64]? {
    let constraints = rules?.softSpread ?? []
    guard !constraints.isEmpty else { return nil }
    let isScored = nodes.map { node in
      constraints.allSatisfy { node.metadata.labels[$0.topologyKey] != nil }
    }
    var sums = [Double](repeating: 0, count: nodes.count)
    for constraint in constraints {
      let values = zip(nodes, isScored).map { node, scored in
        scored ? node.metadata.labels[constraint.topologyKey] : nil
      }
      var counts: [String: Int64] = [:]
      for neighbor in neighbors
      where isCounted(neighbor.pod, constraint)
        && self.counts(neighbor.node, constraint, constraints, demand)
      {
        counts[neighbor.node.metadata.labels[constraint.topologyKey] ?? "", default: 0] += 1
      }
      let weight = naturalLogarithm(Set(values.compactMap { $0 }).count + 2)
      for (index, value) in values.enumerated() {
        guard let value else { continue }
        sums[index] += Double(counts[value] ?? 0) * weight + Double(constraint.maxSkew - 1)
      }
    }
    let rounded = sums.map { Int64($0.rounded()) }
    let scored = zip(rounded, isScored).filter(\.1).map(\.0)
    let (least, most) = (scored.min() ?? 0, max(scored.max() ?? 0, 0))
    return zip(rounded, isScored).map { score, isScored in
      !isScored ? 0 : most == 0 ? 100 : 100 * (most + least - score) / most
    }
  }
}

/// The natural logarithm of a small number, the same on every machine.
func naturalLogarithm(_ number: Int) -> Double {
  var (value, halvings) = (Double(number), 0.0)
  while value > 1.5 {
    value /= 2
    halvings += 1
  }
  let ratio = (value - 1) / (value + 1)
  var (power, sum) = (ratio, 0.0)
  for exponent in stride(from: 1.0, through: 31, by: 2) {
    sum += power / exponent
    power *= ratio * ratio
  }
  return 2 * sum + halvings * 0.693_147_180_559_945_3
}
