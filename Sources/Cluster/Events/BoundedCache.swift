/// A dictionary of bounded size that forgets what was not used for long.
///
/// Time goes by in generations, each of which lasts until half as many entries as there may be were
/// used in it. What was not used in the last one goes with it.
struct BoundedCache<Key: Hashable & Sendable, Content: Sendable>: Sendable {
  private struct Entry: Sendable {
    var content: Content
    /// The one in which it was used last.
    var generation: Int

    mutating func use<Result>(
      in present: Int,
      _ body: (inout Content) -> Result
    ) -> (Result, isFirst: Bool) {
      let isFirst = generation < present
      generation = present
      return (body(&content), isFirst)
    }
  }

  private let generationLimit: Int
  private var generation = 0
  private var entries: [Key: Entry] = [:]
  /// How many entries were used in the present generation.
  private var usedCount = 0

  /// Keeps `limit` entries at most, and at least the half of them that was used last.
  init(limit: Int) {
    precondition(limit >= 2, "each of the two generations has room for an entry")
    generationLimit = limit / 2
  }

  var count: Int { entries.count }

  /// Uses the entry under `key`, which is `initial` when there is none.
  mutating func use<Result>(
    _ key: Key,
    initial: @autoclosure () -> Content,
    _ body: (inout Content) -> Result
  ) -> Result {
    if usedCount == generationLimit { beginGeneration() }
    let unused = generation - 1
    let (result, isFirstUse) = entries[
      key,
      default: Entry(content: initial(), generation: unused)
    ].use(in: generation, body)
    if isFirstUse { usedCount += 1 }
    return result
  }

  private mutating func beginGeneration() {
    entries = entries.filter { $0.value.generation == generation }
    generation += 1
    usedCount = 0
  }
}
