package import Cluster

/// A console on which chance has decided nothing yet, to be had under any seed.
package struct ConsoleMold: Sendable {
  private let console: Console
  private var cluster: ClusterMold

  /// Nil when what has happened so far depends on the seed.
  package init?(_ console: Console) {
    guard let cluster = ClusterMold(console.cluster), console.reseeded(0, cluster) != nil else {
      return nil
    }
    self.console = console
    self.cluster = cluster
  }

  /// Whether a text names something that differs from seed to seed.
  package func concerns(_ text: String) -> Bool { cluster.concerns(text) }

  /// The console under a seed, as if it had had that from the beginning.
  package func console(seed: UInt64) -> Console {
    guard let reseeded = console.reseeded(seed, cluster) else {
      preconditionFailure("a console that takes one seed takes every other")
    }
    return reseeded
  }

  /// Keeps what a run has worked out that is the same under every seed.
  package mutating func learn(from run: Cluster) { cluster.learn(from: run) }
}
