import KubeAPI
import Simulation

/// A cluster in which chance has decided nothing yet but the identities of its objects.
///
/// Whoever looks at one and the same beginning under many seeds, as grading does, lives through it
/// once: the cluster is then had under any seed, as if it had had that seed from its first moment.
/// What the runs of one seed have worked out from templates and texts alone serves the next ones.
public struct ClusterMold: Sendable {
  private let cluster: Cluster
  /// The identities in the order in which they were given out, each with its number; some belong to
  /// nothing any more.
  private let uids: [String]
  private let numbers: [String: Int]
  /// Of each object that is neither a pod nor an event, by its place in the store.
  private var identities: [Int: IdentityPlaces] = [:]
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
  public init?(_ cluster: Cluster) {
    guard let uids = cluster.undecided() else { return nil }
    self.cluster = cluster
    self.uids = uids
    let numbers = Dictionary(zip(uids, uids.indices)) { first, _ in first }
    self.numbers = numbers
    let store = cluster.server.store
    for (place, object) in store.placedOthers {
      identities[place] = IdentityPlaces(of: object, among: numbers)
    }
    history = cluster.server.history.all.map { change in
      let version = change.object.withMetadata(\.resourceVersion)
      let place = store.placeOfOther(change.object.key).flatMap { place in
        store.other(at: place)?.withMetadata(\.resourceVersion) == version ? place : nil
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

  /// The cluster under a seed.
  public func cluster(seed: UInt64) -> Cluster {
    var names = NameGenerator(seed: seed)
    let renamed = uids.map { _ in names.uid() }
    var cluster = cluster
    cluster.recast(seed: seed) { uid in numbers[uid].map { renamed[$0] } ?? uid }
    cluster.server.recast(names, renamed, identities, history)
    if let learned {
      cluster.jobController.templates = learned.templates
      cluster.scheduler.demands = learned.demands
      cluster.kubelet.take(learned.kubelet)
    }
    cluster.observeNodes()
    return cluster
  }

  /// Keeps what a run of this cluster has worked out, for the runs of other seeds.
  public mutating func learn(from run: Cluster) {
    learned = Learned(
      templates: run.jobController.templates,
      demands: run.scheduler.demands,
      kubelet: run.kubelet.knowledge(atRevision: cluster.kubelet.configurationRevision)
    )
  }
}

extension Cluster {
  /// More identities than these are not looked through.
  private static var undecidedMax: Int { 1_000 }

  /// The identities that were given out, if nothing else follows from the seed; nil otherwise.
  fileprivate func undecided() -> [String]? {
    let fresh = Cluster.streams(seed: seed, start: start)
    guard server.names.suffixes == fresh.names.suffixes,
      jobController.delays == fresh.delays, schedulingTies == fresh.ties,
      nodeLifecycleController.passes == fresh.nodePasses,
      podGarbageCollector.passes == fresh.collections,
      kubelet.workers.isEmpty, jobController.unfinishedPasses.isEmpty,
      server.history.all.startIndex == 0, server.history.all.allSatisfy({ $0.isUndecided })
    else { return nil }
    var names = fresh.names
    var uids: [String] = []
    while names != server.names {
      guard uids.count < Self.undecidedMax else { return nil }
      uids.append(names.uid())
    }
    return uids
  }

  /// Makes all that follows from the seed follow from another one, but for what the API server has.
  fileprivate mutating func recast(seed: UInt64, _ renamed: (String) -> String) {
    let fresh = Cluster.streams(seed: seed, start: start)
    self.seed = seed
    jobController.delays = fresh.delays
    schedulingTies = fresh.ties
    nodeLifecycleController.passes = fresh.nodePasses
    nodeLifecycleController.known = nodeLifecycleController.known.mapValues(renamed)
    podGarbageCollector.passes = fresh.collections
    kubelet.seed = seed
  }

  /// Lets the scheduler know the nodes as the API server has them.
  fileprivate mutating func observeNodes() {
    for case .node(let node) in server.store.objects(of: .node) {
      scheduler.observe(node, isGone: false)
    }
  }

  private struct Streams {
    let names: NameGenerator
    let delays: RandomStream
    let ties: RandomStream
    let nodePasses: PassGrid
    let collections: PassGrid
  }

  private static func streams(seed: UInt64, start: Instant) -> Streams {
    Streams(
      names: NameGenerator(seed: seed),
      delays: JobController(seed: seed).delays,
      ties: schedulingTies(seed: seed),
      nodePasses: NodeLifecycleController(seed: seed, start: start).passes,
      collections: PodGarbageCollector(seed: seed, start: start).passes
    )
  }
}

extension Change {
  /// Whether the write would be the same under every seed but for identities.
  fileprivate var isUndecided: Bool {
    guard kind != .deleted, object.withMetadata(\.ownerReferences).isEmpty else { return false }
    return object.kind != .pod && object.kind != .event
  }
}

extension APIServer {
  /// Gives the objects other identities, and goes on with the generator that has made them.
  fileprivate mutating func recast(
    _ names: NameGenerator,
    _ uids: [String],
    _ identities: [Int: IdentityPlaces],
    _ past: [ClusterMold.Past]
  ) {
    self.names = names
    store.changeOthers { place, object in identities[place]?.fill(&object, with: uids) }
    let store = store
    history.change { number, change in
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
