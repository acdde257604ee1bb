/// A dictionary of bounded size that forgets what was not used for long.
///
/// Entries live in two generations. A use brings an entry into the younger one; when that is full,
/// the older one, of which nothing was used meanwhile, goes and leaves its room to the next.
struct BoundedCache<Key: Hashable & Sendable, Content: Sendable>: Sendable {
  private let generationLimit: Int
  private var young: [Key: Content] = [:]
  private var old: [Key: Content] = [:]

  /// Keeps `limit` entries at most, and at least the half of them that was used last.
  init(limit: Int) {
    precondition(limit >= 2, "each of the two generations has room for an entry")
    generationLimit = limit / 2
  }

  var count: Int { young.count + old.count }

  /// Uses the entry under `key`, which is `initial` when there is none.
  mutating func use<Result>(
    _ key: Key,
    initial: @autoclosure () -> Content,
    _ body: (inout Content) -> Result
  ) -> Result {
    if let known = young.index(forKey: key) { return body(&young.values[known]) }
    let content = old.isEmpty ? nil : old.removeValue(forKey: key)
    if young.count >= generationLimit {
      old.removeAll(keepingCapacity: true)
      swap(&young, &old)
    }
    var used = content ?? initial()
    let result = body(&used)
    young[key] = used
    return result
  }
}
