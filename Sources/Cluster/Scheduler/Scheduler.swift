import KubeAPI
import Simulation

/// The scheduler's own memory: what is placed where, and which pods wait for room.
///
/// It knows the cluster through `observeForScheduling` alone and keeps sums, so that placing a pod
/// does not look at all others.
struct Scheduler: Sendable {
  fileprivate var placements = FocusedTable<String, Placement>()
  private var usage = FocusedTable<String, NodeUsage>()
  /// The nodes in the order of their names.
  private(set) var nodes: [Node] = []
  var waiting = WaitingPods()
  var demands: [SharedIdentity<PodSpec.Template>: Shared<PodDemand>] = [:]

  /// How many placed pods have rules about others.
  private var ruledCount = 0
  /// How many placed pods there are of each priority; they have few.
  private var priorities: [PriorityCount] = []

  private struct PriorityCount: Sendable {
    let priority: Int32
    var count: Int
  }

  fileprivate struct Placement: Sendable {
    var key: ObjectKey
    var node: String
    var demand: Shared<PodDemand>
    var rules: PlacementRules? { demand.wrappedValue.rules }
    var priority: Int32 { demand.wrappedValue.priority }
  }

  func usage(of node: String) -> NodeUsage { usage[node] ?? NodeUsage() }

  /// What was last said about a pod that fits nowhere; its like are refused in the same words.
  private var lastRefusal: (error: FitError, message: String)?

  mutating func message(of error: FitError) -> String {
    if let lastRefusal, lastRefusal.error == error { return lastRefusal.message }
    let message = error.message
    lastRefusal = (error, message)
    return message
  }

  /// What the other pods on a node hold of it.
  func usage(of node: String, without uid: String) -> NodeUsage {
    var used = usage(of: node)
    if let own = placements[uid], own.node == node { used.remove(own) }
    return used
  }

  /// Templates whose demands are kept; more begin anew.
  private static let demandCountMax = 64

  /// What a pod asks for; the pods of one template in one namespace ask for the same.
  mutating func demand(of pod: Pod) -> Shared<PodDemand> {
    let template = SharedIdentity(pod.spec.template)
    if let known = demands[template],
      known.wrappedValue.namespace == pod.metadata.namespace
    {
      return known
    }
    let demand = Shared(wrappedValue: PodDemand(pod))
    // Rules may be about labels, which no template decides alone.
    guard demand.wrappedValue.rules == nil else { return demand }
    if demands.count >= Self.demandCountMax { demands.removeAll() }
    demands[template] = demand
    return demand
  }

  /// Says that pods of two templates ask for the same.
  mutating func shareDemand(of spec: PodSpec, with other: PodSpec) {
    guard let known = demands[SharedIdentity(spec.template)] else { return }
    if demands.count >= Self.demandCountMax { demands.removeAll() }
    demands[SharedIdentity(other.template)] = known
  }

  /// Notes what a node is like now.
  mutating func observe(_ node: Node, isGone: Bool) {
    let name = node.metadata.name
    let index = nodes.firstIndex { $0.metadata.name >= name } ?? nodes.count
    let isKnown = index < nodes.count && nodes[index].metadata.name == name
    switch (isKnown, isGone) {
    case (true, true): nodes.remove(at: index)
    case (true, false): nodes[index] = node
    case (false, false): nodes.insert(node, at: index)
    case (false, true): break
    }
  }

  /// Takes over what another cluster's scheduler knows of its nodes.
  mutating func takeNodes(of other: Scheduler) { nodes = other.nodes }

  /// Notes that a pod holds room on a node from now on.
  mutating func place(_ pod: Pod) {
    let node = pod.spec.nodeName
    let placement = Placement(key: pod.key, node: node, demand: demand(of: pod))
    placements[pod.metadata.uid] = placement
    if !usage.contains(node) { usage[node] = NodeUsage() }
    usage[node]?.add(placement)
    if placement.rules != nil { ruledCount += 1 }
    count(placement.priority, 1)
  }

  /// Notes that a pod holds no room any more.
  mutating func free(_ uid: String) {
    guard let placement = placements.removeValue(forKey: uid) else { return }
    usage[placement.node]?.remove(placement)
    if placement.rules != nil { ruledCount -= 1 }
    count(placement.priority, -1)
  }

  private mutating func count(_ priority: Int32, _ change: Int) {
    if let index = priorities.firstIndex(where: { $0.priority == priority }) {
      priorities[index].count += change
    } else {
      priorities.append(PriorityCount(priority: priority, count: change))
    }
  }
}

extension NodeUsage {
  fileprivate mutating func add(_ placement: Scheduler.Placement) {
    let demand = placement.demand
    podCount += 1
    requests.add(demand.wrappedValue.requests)
    share.add(demand.wrappedValue.share)
    if !demand.wrappedValue.ports.isEmpty { ports += demand.wrappedValue.ports }
  }

  fileprivate mutating func remove(_ placement: Scheduler.Placement) {
    let demand = placement.demand
    podCount -= 1
    requests.subtract(demand.wrappedValue.requests)
    share.subtract(demand.wrappedValue.share)
    for port in demand.wrappedValue.ports {
      if let index = ports.firstIndex(of: port) { ports.remove(at: index) }
    }
  }
}

/// How the scheduler came to decide on a pod.
enum SchedulingDecision: Sendable {
  case bind(node: String)
  case refuse(FitError)
  /// Room is made on a node: those pods have to go first.
  case preempt(node: String, victims: [ObjectKey], FitError)
}

extension Scheduler {
  /// Whether others have to be looked at in order to place a pod.
  func needsSurroundings(_ demand: PodDemand) -> Bool { demand.rules != nil || ruledCount > 0 }

  /// The placed pods with the nodes that they are on, in the order of their keys.
  func neighbors(in store: ObjectStore) -> [Surroundings.Neighbor] {
    let names = Dictionary(nodes.map { ($0.metadata.name, $0) }) { first, _ in first }
    return placements.values.sorted { $0.key < $1.key }.compactMap { placement in
      guard let pod = store.pod(placement.key), let node = names[placement.node] else { return nil }
      return Surroundings.Neighbor(pod: pod, node: node, rules: placement.rules)
    }
  }

  /// Chooses the most welcoming of the nodes that fit; of several it is chance that decides.
  ///
  /// `precondition`: a refusal that holds for all nodes, such as a missing claim.
  func decide(
    _ demand: PodDemand,
    precondition: String?,
    near surroundings: Surroundings? = nil,
    awaitsVictims: Bool = false,
    ties: inout RandomStream
  ) -> SchedulingDecision {
    if precondition != nil {
      let verdicts = nodes.map { _ in NodeVerdict() }
      return .refuse(FitError(precondition: precondition, verdicts: verdicts))
    }
    var verdicts: [NodeVerdict] = []
    verdicts.reserveCapacity(nodes.count)
    for index in nodes.indices {
      let used = usage(of: nodes[index].metadata.name)
      verdicts.append(demand.verdict(on: nodes[index], using: used, near: surroundings))
    }
    let places = nodes.indices.filter { verdicts[$0].isFit }
    guard let first = places.first else {
      var error = FitError(precondition: nil, verdicts: verdicts)
      error.awaitsVictims = awaitsVictims
      error.neverPreempts = demand.neverPreempts
      return awaitsVictims || demand.neverPreempts ? .refuse(error) : makeRoom(demand, error)
    }
    guard places.count > 1 else { return .bind(node: nodes[first].metadata.name) }
    let fits = places.map { nodes[$0] }
    let scores = NodeScores(
      demand,
      nodes: fits,
      usages: fits.map { usage(of: $0.metadata.name) },
      surroundings: surroundings
    ).totals
    let best = scores.max() ?? 0
    let winners = fits.indices.filter { scores[$0] == best }
    let choice = winners.count > 1 ? Int(ties.below(UInt64(winners.count))) : 0
    return .bind(node: fits[winners[choice]].metadata.name)
  }

  // MARK: preemption

  /// Looks for a node on which pods of lower priority could give way (`DefaultPreemption`).
  ///
  /// What pods of lower priority give up is counted in resources, ports and places; rules about
  /// neighbors are taken as they are.
  private func makeRoom(_ demand: PodDemand, _ error: FitError) -> SchedulingDecision {
    guard priorities.contains(where: { $0.count > 0 && $0.priority < demand.priority }) else {
      return .refuse(error)
    }
    var best: Candidate?
    for (node, verdict) in zip(nodes, error.verdicts) where !verdict.isUnresolvable {
      let name = node.metadata.name
      let lower = placements.values
        .filter { $0.node == name && $0.priority < demand.priority }
        .sorted { ($1.priority, $0.key) < ($0.priority, $1.key) }
      guard !lower.isEmpty else { continue }
      var used = usage(of: name)
      for placement in lower { used.remove(placement) }
      guard demand.verdict(on: node, using: used).isFit else { continue }
      var victims: [Placement] = []
      for placement in lower {
        // The most important ones are let off first.
        var more = used
        more.add(placement)
        if demand.verdict(on: node, using: more).isFit {
          used = more
        } else {
          victims.append(placement)
        }
      }
      let candidate = Candidate(node: name, victims: victims)
      if best.map({ candidate.isBetter(than: $0) }) ?? true { best = candidate }
    }
    guard let best, !best.victims.isEmpty else { return .refuse(error) }
    var error = error
    error.hasPreempted = true
    return .preempt(node: best.node, victims: best.victims.map(\.key), error)
  }

  /// A node, and the pods that would have to leave it, the most important first.
  private struct Candidate {
    var node: String
    var victims: [Placement]

    /// `pickOneNodeForPreemption`: lower victims, then less of them.
    func isBetter(than other: Candidate) -> Bool {
      func rank(_ candidate: Candidate) -> [Int64] {
        let priorities = candidate.victims.map { Int64($0.priority) }
        return [
          priorities.first ?? .min, priorities.reduce(0) { $0 + $1 + Int64(Int32.max) + 1 },
          Int64(priorities.count),
        ]
      }
      return rank(self).lexicographicallyPrecedes(rank(other))
    }
  }
}
