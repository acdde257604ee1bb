/// The changes of the cluster in order, the newest `limit` of them.
///
/// Watches read it from a resourceVersion on; what looks after each step needs no more than the newest.
public struct ChangeHistory: Sendable {
  private var changes: [Change] = []
  private var first = 0
  /// How many changes are kept at least; nil keeps all.
  public var limit: Int? = 20_000

  public init() {}

  mutating func append(_ change: Change) {
    changes.append(change)
    guard let limit, changes.count - first > limit else { return }
    first += 1
    // Dropping many at once makes forgetting cheap; waiting for too many would hold old objects
    // until they are cold in the processor's caches.
    if first > limit / 8 {
      changes.removeFirst(first)
      first = 0
    }
  }

  /// Changes what the changes show, but for their versions.
  mutating func change(_ change: (inout Change) -> Void) {
    for index in changes.indices { change(&changes[index]) }
  }

  /// The changes after `resourceVersion`, oldest first.
  public func changes(after resourceVersion: Int) -> ArraySlice<Change> {
    var low = first
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].resourceVersion <= resourceVersion {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return changes[low...]
  }

  /// Everything that is kept, oldest first.
  public var all: ArraySlice<Change> { changes[first...] }
}
