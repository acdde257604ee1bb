import KubeAPI
import Simulation

/// A cluster in which chance has decided nothing yet but the identities of its objects.
///
/// Whoever looks at one and the same beginning under many seeds, as grading does, lives through it
/// once: the cluster is then had under any seed, as if it had had that seed from its first moment.
/// What is still as it was in a new cluster is that of the new cluster of the seed. What the runs of
/// one seed have worked out from templates and texts alone serves the next ones.
public struct ClusterMold: Sendable {
  private let cluster: Cluster
  /// The identities in the order in which they were given out, each with its number; some belong to
  /// nothing any more.
  private let uids: [String]
  private let numbers: [String: Int]
  /// The places in the store of objects that are as they were in a new cluster.
  private var untouched: [Int] = []
  /// Of each other object that is neither a pod nor an event, by its place in the store.
  private var identities: [(place: Int, identities: IdentityPlaces)] = []
  /// Whether the nodes are among the untouched.
  private let hasNewNodes: Bool
  /// How the history goes on after that of a new cluster.
  private let history: [Past]
  /// What a run has worked out that is the same under every seed.
  private var learned: Learned?

  /// A change of the history.
  fileprivate struct Past: Sendable {
    /// Where its object lies if that is still so; nil if it is not.
    var place: Int?
    var object: IdentityPlaces?
    var previous: IdentityPlaces?
  }

  private struct Learned: Sendable {
    var templates: [ObjectKey: JobPodTemplate]
    var demands: [SharedIdentity<PodSpec.Template>: Shared<PodDemand>]
    var kubelet: KubeletKnowledge
  }

  /// Nil when what has happened depends on the seed, as soon as there was a pod.
  ///
  /// - Parameters:
  ///   - cluster: As far as it has come.
  ///   - new: What it has grown from.
  public init?(_ cluster: Cluster, grownFrom new: NewCluster) {
    guard let uids = new.uids(of: cluster) else { return nil }
    self.cluster = cluster
    self.uids = uids
    let numbers = Dictionary(zip(uids, uids.indices)) { first, _ in first }
    self.numbers = numbers
    let store = cluster.server.store
    for (place, object) in store.placedOthers {
      if new.cluster.server.store.other(at: place) == object {
        untouched.append(place)
      } else if let places = IdentityPlaces(of: object, among: numbers) {
        identities.append((place, places))
      }
    }
    let untouched = Set(untouched)
    hasNewNodes = store.placedOthers.allSatisfy { place, object in
      object.kind != .node || untouched.contains(place)
    }
    history = cluster.server.history.all.dropFirst(new.cluster.server.history.all.count)
      .map { change in
        let place = store.placeOfOther(change.object.key).flatMap { place in
          store.other(at: place)?.isVersion(of: change.object) == true ? place : nil
        }
        return Past(
          place: place,
          object: IdentityPlaces(of: change.object, among: numbers),
          previous: change.previous.flatMap { IdentityPlaces(of: $0, among: numbers) }
        )
      }
  }

  /// Whether a text names something that differs from seed to seed.
  public func concerns(_ text: String) -> Bool { uids.contains { text.contains($0) } }

  /// The cluster under the seed of a new one.
  public func cluster(grownFrom new: NewCluster) -> Cluster {
    var names = new.cluster.server.names
    let renamed = new.uids + (new.uids.count..<uids.count).map { _ in names.uid() }
    var cluster = cluster
    cluster.takeChance(of: new)
    cluster.nodeLifecycleController.known = cluster.nodeLifecycleController.known
      .mapValues { uid in numbers[uid].map { renamed[$0] } ?? uid }
    cluster.server.names = names
    cluster.server.store.takeOthers(at: untouched, from: new.cluster.server.store)
    for (place, identities) in identities {
      cluster.server.store.changeOther(at: place) { identities.fill(&$0, with: renamed) }
    }
    cluster.server.recast(history, after: new.cluster.server.history, renamed)
    if hasNewNodes {
      cluster.scheduler.takeNodes(of: new.cluster.scheduler)
    } else {
      cluster.observeNodes()
    }
    if let learned {
      cluster.jobController.templates = learned.templates
      cluster.scheduler.demands = learned.demands
      cluster.kubelet.take(learned.kubelet)
    }
    return cluster
  }

  /// Keeps what a run of this cluster has worked out, for the runs of other seeds.
  public mutating func learn(from run: borrowing Cluster) {
    learned = Learned(
      templates: run.jobController.templates,
      demands: run.scheduler.demands,
      kubelet: run.kubelet.knowledge(atRevision: cluster.kubelet.configurationRevision)
    )
  }
}

extension Cluster {
  /// Lets all that follows from the seed follow from a new cluster's, but for what the API server
  /// has.
  fileprivate mutating func takeChance(of new: NewCluster) {
    seed = new.cluster.seed
    jobController.delays = new.cluster.jobController.delays
    schedulingTies = new.cluster.schedulingTies
    nodeLifecycleController.passes = new.cluster.nodeLifecycleController.passes
    podGarbageCollector.passes = new.cluster.podGarbageCollector.passes
    kubelet.seed = new.cluster.kubelet.seed
  }

  /// Lets the scheduler know the nodes as the API server has them.
  fileprivate mutating func observeNodes() {
    for case .node(let node) in server.store.objects(of: .node) {
      scheduler.observe(node, isGone: false)
    }
  }
}

extension APIObject {
  /// Whether both are the same write, if need be under another seed.
  fileprivate func isVersion(of other: APIObject) -> Bool {
    withMetadata(\.resourceVersion) == other.withMetadata(\.resourceVersion)
  }
}

extension APIServer {
  /// Lets the history begin as that of a new cluster, and gives what follows other identities.
  fileprivate mutating func recast(
    _ past: [ClusterMold.Past],
    after new: ChangeHistory,
    _ uids: [String]
  ) {
    let store = store
    history.begin(as: new) { number, change in
      if let present = past[number].place.flatMap({ store.other(at: $0) }) {
        change.object = present
      } else {
        past[number].object?.fill(&change.object, with: uids)
      }
      if var previous = change.previous {
        past[number].previous?.fill(&previous, with: uids)
        change.previous = previous
      }
    }
  }
}
