import KubeAPI
import Simulation

/// The scheduler's own memory: what is placed where, and which pods wait for room.
///
/// It knows the cluster through `observeForScheduling` alone and keeps sums, so that placing a pod
/// does not look at all others.
struct Scheduler: Sendable {
  private var placements: [String: Placement] = [:]
  private var usage: [String: NodeUsage] = [:]
  /// The nodes in the order of their names.
  private(set) var nodes: [Node] = []
  var waiting = WaitingPods()
  private var demands: [SharedIdentity<PodSpec.Template>: PodDemand] = [:]

  private struct Placement: Sendable {
    var node: String
    var requests: PodRequests
  }

  func usage(of node: String) -> NodeUsage { usage[node] ?? NodeUsage() }

  /// Templates whose demands are kept; more begin anew.
  private static let demandCountMax = 64

  /// What a pod asks for; the pods of one template in one namespace ask for the same.
  mutating func demand(of pod: Pod) -> PodDemand {
    let template = SharedIdentity(pod.spec.template)
    if let known = demands[template], known.namespace == pod.metadata.namespace { return known }
    let demand = PodDemand(pod)
    if demands.count >= Self.demandCountMax { demands.removeAll() }
    demands[template] = demand
    return demand
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

  /// Notes where a pod is; true when room has become free.
  mutating func observe(_ pod: Pod, isGone: Bool) -> Bool {
    let uid = pod.metadata.uid
    let holdsRoom = !isGone && !pod.spec.nodeName.isEmpty && !pod.status.phase.isTerminal
    switch (placements[uid], holdsRoom) {
    case (nil, true):
      let placement = Placement(node: pod.spec.nodeName, requests: demand(of: pod).requests)
      placements[uid] = placement
      usage[placement.node, default: NodeUsage()].podCount += 1
      usage[placement.node]?.requests.add(placement.requests)
      return false
    case (let placement?, false):
      placements[uid] = nil
      usage[placement.node]?.podCount -= 1
      usage[placement.node]?.requests.subtract(placement.requests)
      return true
    default:
      return false
    }
  }
}

/// How the scheduler came to decide on a pod.
enum SchedulingDecision: Sendable {
  case bind(node: String)
  case refuse(FitError)
}

extension Scheduler {
  /// Chooses the emptiest of the nodes that fit, by pods and then by name.
  ///
  /// `precondition`: a refusal that holds for all nodes, such as a missing claim.
  func decide(
    _ demand: PodDemand,
    precondition: String?
  ) -> SchedulingDecision {
    if precondition != nil {
      let verdicts = nodes.map { _ in NodeVerdict() }
      return .refuse(FitError(precondition: precondition, verdicts: verdicts))
    }
    var verdicts: [NodeVerdict] = []
    var best: (name: String, podCount: Int)?
    for node in nodes {
      let used = usage(of: node.metadata.name)
      let verdict = demand.verdict(on: node, using: used)
      verdicts.append(verdict)
      guard verdict.isFit, used.podCount < best?.podCount ?? .max else { continue }
      best = (node.metadata.name, used.podCount)
    }
    guard let best else { return .refuse(FitError(precondition: nil, verdicts: verdicts)) }
    return .bind(node: best.name)
  }
}
