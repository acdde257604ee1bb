import KubeAPI

/// What has kept a pod from the nodes, by what could change it: a waiting pod is tried again only
/// when something has happened that may help, as the plugins' queueing hints have it.
struct RefusalCauses: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  /// Resources, ports and rules about neighbors: a pod that ends may help.
  static let neighbors = RefusalCauses(rawValue: 1)
  /// Rules that a new neighbor may fulfil.
  static let absences = RefusalCauses(rawValue: 2)
  /// What only a node can change: its labels, taints, cordon and size.
  static let nodes = RefusalCauses(rawValue: 4)
  /// Claims.
  static let claims = RefusalCauses(rawValue: 8)

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  init(_ error: FitError) {
    self = error.precondition == nil ? .nodes : .claims
    for reason in error.verdicts.lazy.flatMap(\.reasons) {
      if reason == NodeVerdict.noRoom || reason == NodeVerdict.noPorts
        || reason.hasPrefix(NodeVerdict.insufficient) || reason == NodeVerdict.nearOthers
        || reason == NodeVerdict.repelled
      {
        insert(.neighbors)
      } else if reason == NodeVerdict.skewed || reason == NodeVerdict.farFromOthers {
        formUnion([.neighbors, .absences])
      }
    }
  }
}

/// The reasons that more than one part of the scheduler knows.
extension NodeVerdict {
  static let noRoom = "Too many pods"
  static let insufficient = "Insufficient "
  static let noPorts = "node(s) didn't have free ports for the requested pod ports"
  static let nearOthers = "node(s) didn't match pod anti-affinity rules"
  static let repelled = "node(s) didn't satisfy existing pods anti-affinity rules"
  static let farFromOthers = "node(s) didn't match pod affinity rules"
  static let skewed = "node(s) didn't match pod topology spread constraints"
}

extension PlacementRules {
  /// Whether a pod that was placed may be one that another waits for.
  func concern(_ pod: Pod) -> Bool {
    affinity.contains { $0.mayConcern(pod) }
      || spread.contains { $0.selection.matches(pod.metadata.labels) }
  }
}

extension PodDemand {
  /// Whether a node that has changed takes pods of this kind now, or refuses them for another
  /// reason than before.
  func concerns(_ node: Node, previous: Node?, using used: NodeUsage) -> Bool {
    let verdict = verdict(on: node, using: used)
    guard !verdict.isFit, let previous else { return true }
    return verdict != self.verdict(on: previous, using: used)
  }
}
