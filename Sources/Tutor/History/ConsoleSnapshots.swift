import Cluster
package import Console

/// Copies of the console at places of the log, so that going back repeats few commands.
///
/// The newest few are kept, and of the older ones every so many entries one, further apart the longer
/// a session goes on: their number is bounded, and with it the memory.
package struct ConsoleSnapshots: Sendable {
  private struct Snapshot: Sendable {
    /// How many entries of the log lead to it.
    var entryCount: Int
    var console: Console
    /// What keeping it costs, about: the changes that its cluster remembers.
    var weight: Int
  }

  private var recent: [Snapshot] = []
  private var sparse: [Snapshot] = []
  private var spacing = Self.spacingMin

  private static let recentMax = 8
  private static let sparseMax = 24
  /// Entries between two of the sparse ones at first; a command makes two.
  private static let spacingMin = 32
  /// Changes that all together may remember; a copied table is some hundred bytes for each.
  private static let weightMax = 200_000

  package init() {}

  package var count: Int { recent.count + sparse.count }

  /// Keeps the console that the first `entryCount` entries of the log lead to.
  package mutating func note(_ console: Console, at entryCount: Int) {
    if recent.last?.entryCount == entryCount { recent.removeLast() }
    let weight = console.cluster.changes(after: 0).count
    recent.append(Snapshot(entryCount: entryCount, console: console, weight: weight))
    if recent.count > Self.recentMax { settle(recent.removeFirst()) }
    while recent.count > 1, totalWeight > Self.weightMax {
      if sparse.isEmpty { recent.removeFirst() } else { thinOut() }
    }
  }

  /// Forgets what lies behind the first `entryCount` entries.
  package mutating func truncate(to entryCount: Int) {
    recent.removeAll { $0.entryCount > entryCount }
    sparse.removeAll { $0.entryCount > entryCount }
  }

  /// The console that a log leads to, of which everything noted here is a beginning.
  package func replay(_ log: SessionLog) -> Console {
    guard let nearest = recent.last ?? sparse.last else { return log.replayed() }
    return log.replayed(onto: nearest.console, from: nearest.entryCount)
  }

  private mutating func settle(_ snapshot: Snapshot) {
    if let last = sparse.last, snapshot.entryCount < last.entryCount + spacing { return }
    sparse.append(snapshot)
    if sparse.count > Self.sparseMax {
      thinOut()
      spacing *= 2
    }
  }

  /// Drops every second of the sparse ones.
  private mutating func thinOut() {
    sparse = sparse.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
  }

  private var totalWeight: Int { (recent + sparse).reduce(0) { $0 + $1.weight } }
}
