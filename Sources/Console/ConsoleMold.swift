package import Cluster

/// A console at which nothing has happened yet, for all that grow from it.
package final class NewConsole: Sendable {
  package let console: Console
  fileprivate let cluster: NewCluster

  package init(seed: UInt64) {
    console = Console(seed: seed)
    cluster = NewCluster(console.cluster)
  }
}

/// A console on which chance has decided nothing yet, to be had under any seed.
package struct ConsoleMold: Sendable {
  private let console: Console
  private var cluster: ClusterMold

  /// Nil when what has happened so far depends on the seed.
  ///
  /// - Parameters:
  ///   - console: As far as it has come.
  ///   - new: What it was when it was new.
  package init?(_ console: Console, grownFrom new: NewConsole) {
    guard let cluster = ClusterMold(console.cluster, grownFrom: new.cluster),
      console.canBeReseeded
    else { return nil }
    self.console = console
    self.cluster = cluster
  }

  /// Whether a text names something that differs from seed to seed.
  package func concerns(_ text: String) -> Bool { cluster.concerns(text) }

  /// The console under the seed of a new one, as if it had grown from that.
  package func console(grownFrom new: NewConsole) -> Console {
    console.reseeded(new.console.seed, cluster.cluster(grownFrom: new.cluster))
  }

  /// Keeps what a run has worked out that is the same under every seed.
  package mutating func learn(from run: borrowing Cluster) { cluster.learn(from: run) }
}
