import KubeAPI

/// What a pod asks of a node's processors and memory, with a guess for containers that do not say.
struct ComputeShare: Hashable, Sendable {
  /// Thousandths of a processor.
  var processors: Int64 = 0
  /// Bytes.
  var memory: Int64 = 0

  /// `DefaultMilliCPURequest` and `DefaultMemoryRequest`.
  private static let guess = ComputeShare(processors: 100, memory: 200 << 20)

  init(processors: Int64 = 0, memory: Int64 = 0) {
    self.processors = processors
    self.memory = memory
  }

  init(_ spec: PodSpec) {
    for container in spec.containers { add(ComputeShare(container)) }
    for container in spec.initContainers {
      let share = ComputeShare(container)
      if container.isSidecar {
        add(share)
      } else {
        processors = max(processors, share.processors)
        memory = max(memory, share.memory)
      }
    }
  }

  private init(_ container: Container) {
    func amount(_ name: String) -> Quantity? {
      (container.resources.requests[name] ?? container.resources.limits[name])
        .map(Quantity.init(decoded:))
    }
    processors = amount("cpu")?.milliunits ?? Self.guess.processors
    memory = amount("memory")?.units ?? Self.guess.memory
  }

  mutating func add(_ other: ComputeShare) {
    processors += other.processors
    memory += other.memory
  }

  mutating func subtract(_ other: ComputeShare) {
    processors -= other.processors
    memory -= other.memory
  }
}

/// How welcome a pod is on the nodes that can take it: the sum of the default plugins' scores.
///
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/scheduler/apis/config/v1/default_plugins.go
struct NodeScores {
  private(set) var totals: [Int64]

  init(
    _ demand: PodDemand,
    nodes: [Node],
    usages: [NodeUsage],
    surroundings: Surroundings?
  ) {
    totals = zip(nodes, usages).map { node, usage in
      Self.leastAllocated(demand.share, node, usage) + Self.balanced(demand, node, usage)
    }
    let unwelcome = nodes.map { Int64(demand.untoleratedWarnings(of: $0)) }
    add(Self.normalized(unwelcome, isReversed: true), weight: 3)
    add(Self.normalized(nodes.map(demand.selection.preference), isReversed: false), weight: 2)
    if let surroundings {
      if let spread = surroundings.spreadScores(nodes, demand) { add(spread, weight: 2) }
      add(surroundings.affinityScores(nodes), weight: 2)
    }
  }

  private mutating func add(_ scores: [Int64], weight: Int64) {
    for index in totals.indices { totals[index] += weight * scores[index] }
  }

  /// `DefaultNormalizeScore`.
  private static func normalized(_ scores: [Int64], isReversed: Bool) -> [Int64] {
    let most = scores.max() ?? 0
    guard most > 0 else { return scores.map { _ in isReversed ? 100 : 0 } }
    return scores.map { isReversed ? 100 - 100 * $0 / most : 100 * $0 / most }
  }

  private static func capacity(_ node: Node) -> ComputeShare {
    let allocatable = node.status.allocatable
    return ComputeShare(
      processors: Quantity(decoded: allocatable["cpu"] ?? "0").milliunits,
      memory: Quantity(decoded: allocatable["memory"] ?? "0").units
    )
  }

  /// The mean of what would be left of processors and memory, in hundredths.
  private static func leastAllocated(
    _ share: ComputeShare,
    _ node: Node,
    _ usage: NodeUsage
  ) -> Int64 {
    let capacity = capacity(node)
    var scores: [Int64] = []
    for (asked, whole) in [
      (usage.share.processors + share.processors, capacity.processors),
      (usage.share.memory + share.memory, capacity.memory),
    ] where whole > 0 {
      scores.append(asked > whole ? 0 : Int64(Int128(whole - asked) * 100 / Int128(whole)))
    }
    return scores.isEmpty ? 0 : scores.reduce(0, +) / Int64(scores.count)
  }

  /// Whether the pod would bring the use of processors and memory nearer to one another; nothing
  /// for a pod that asks for neither.
  private static func balanced(_ demand: PodDemand, _ node: Node, _ usage: NodeUsage) -> Int64 {
    let asked = ComputeShare(
      processors: demand.requests["cpu"].milliunits,
      memory: demand.requests["memory"].units
    )
    guard asked != ComputeShare() else { return 0 }
    let capacity = capacity(node)
    let present = ComputeShare(
      processors: usage.requests["cpu"].milliunits,
      memory: usage.requests["memory"].units
    )
    func score(_ used: ComputeShare) -> Int64 {
      guard capacity.processors > 0, capacity.memory > 0 else { return 100 }
      let first = min(Double(used.processors) / Double(capacity.processors), 1)
      let second = min(Double(used.memory) / Double(capacity.memory), 1)
      return Int64((1 - abs(first - second) / 2) * 100)
    }
    var together = present
    together.add(asked)
    return 50 + (50 + score(together) - score(present)) / 2
  }
}
