import KubeAPI
import Simulation

/// A cluster whose first namespaces were just furnished, for all that grow from it.
public final class NewCluster: Sendable {
  let cluster: Cluster
  /// The identities of its first objects, in the order in which they were given out.
  let uids: [String]

  /// - Parameter cluster: One that was just made; those that grow from it are asked for nothing
  ///   before the controllers have seen its first objects.
  public init(_ cluster: Cluster) {
    var cluster = cluster
    cluster.advance(to: cluster.now + Latencies.informer)
    self.cluster = cluster
    let none = NameGenerator(seed: cluster.seed)
    guard let uids = none.uids(until: cluster.server.names) else {
      preconditionFailure("a new cluster has few objects, none of which has a name by chance")
    }
    self.uids = uids
  }

  /// The identities that a cluster that grew from it has given out, if nothing else there follows
  /// from the seed; nil otherwise.
  func uids(of grown: Cluster) -> [String]? {
    let (now, new) = (grown.server, cluster.server)
    guard now.names.suffixes == new.names.suffixes,
      grown.jobController.delays == cluster.jobController.delays,
      grown.schedulingTies == cluster.schedulingTies,
      grown.nodeLifecycleController.passes == cluster.nodeLifecycleController.passes,
      grown.podGarbageCollector.passes == cluster.podGarbageCollector.passes,
      grown.kubelet.workers.isEmpty, grown.jobController.unfinishedPasses.isEmpty,
      now.history.all.startIndex == 0,
      now.history.all.count >= new.history.all.count,
      zip(now.history.all, new.history.all).allSatisfy({ $0.isSameWrite(as: $1) }),
      now.history.all.dropFirst(new.history.all.count).allSatisfy({ $0.isUndecided })
    else { return nil }
    return new.names.uids(until: now.names).map { uids + $0 }
  }
}

extension NameGenerator {
  /// More identities than these are not looked through.
  private static var uidsMax: Int { 1_000 }

  /// The identities that are given out from here to there; nil when they are too many, or when
  /// something else was made as well.
  fileprivate func uids(until later: NameGenerator) -> [String]? {
    var names = self
    var uids: [String] = []
    while names != later {
      guard uids.count < Self.uidsMax else { return nil }
      uids.append(names.uid())
    }
    return uids
  }
}

extension Change {
  /// Whether both clusters, which began alike, have come to this write without a difference.
  fileprivate func isSameWrite(as other: Change) -> Bool {
    resourceVersion == other.resourceVersion && kind == other.kind
      && object.key == other.object.key
  }

  /// Whether the write would be the same under every seed but for identities.
  fileprivate var isUndecided: Bool {
    guard kind != .deleted, object.withMetadata(\.ownerReferences).isEmpty else { return false }
    return object.kind != .pod && object.kind != .event
  }
}
