import Simulation

/// The newest changes of the cluster in order.
///
/// Watches read it from a resourceVersion on. It forgets between the steps of the cluster alone, and
/// never what the last step wrote: who reads after each step misses nothing, however much one wrote.
public struct ChangeHistory: Sendable {
  private var changes: [Change] = []
  private var first = 0
  /// How many changes there were when it last had the chance to forget.
  private var known = 0
  /// How many changes controllers have been shown.
  private var delivered = 0
  /// How many changes are kept at least; nil keeps all.
  ///
  /// What is kept is cold in the processor's caches once it goes, so that a long history slows
  /// the cluster down: 20,000 changes by a twentieth beside 2,000.
  public var limit: Int? = 2_000

  public init() {}

  mutating func append(_ change: Change) {
    changes.append(change)
  }

  /// The next change that controllers have not been shown.
  mutating func nextUndelivered() -> Change? {
    guard delivered < changes.count else { return nil }
    delivered += 1
    return changes[delivered - 1]
  }

  /// Forgets the oldest changes; called before each step of the cluster.
  mutating func forgetOldest() {
    defer { known = changes.count }
    guard let limit else { return }
    first = max(first, min(known, changes.count - limit))
    // Dropping many at once makes forgetting cheap.
    guard first > limit / 8 else { return }
    changes.removeFirst(first)
    // A step ends when all that it wrote has been shown.
    delivered = max(0, delivered - first)
    first = 0
  }

  /// Puts another history in the place of its beginning, and changes what the rest shows, but for
  /// versions; `change` is told which one of the rest it is, from 0.
  ///
  /// Neither must have forgotten anything.
  mutating func begin(as other: ChangeHistory, _ change: (Int, inout Change) -> Void) {
    var changes = other.changes
    changes.reserveCapacity(self.changes.count)
    for (number, next) in self.changes.dropFirst(changes.count).enumerated() {
      var next = next
      change(number, &next)
      changes.append(next)
    }
    self.changes = changes
  }

  /// The changes after `resourceVersion`, oldest first.
  public func changes(after resourceVersion: Int) -> ArraySlice<Change> {
    changes[all.partitioningIndex { $0.resourceVersion > resourceVersion }...]
  }

  /// Everything that is kept, oldest first.
  public var all: ArraySlice<Change> { changes[first...] }
}
