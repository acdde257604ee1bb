/// A dictionary of bounded size that forgets what was not used for long.
///
/// Entries live in two generations. A use brings an entry into the younger one; when that is full,
/// the older one, of which nothing was used meanwhile, goes and leaves its room to the next.
///
/// Inlinable, so that its users' compilers make it for their own entries.
public struct BoundedCache<Key: TableKey, Content: Sendable>: Sendable {
  @usableFromInline let generationLimit: Int
  @usableFromInline var young = FocusedTable<Key, Content>()
  @usableFromInline var old = FocusedTable<Key, Content>()

  /// Keeps `limit` entries at most, and at least the half of them that was used last.
  @inlinable
  public init(limit: Int) {
    precondition(limit >= 2, "each of the two generations has room for an entry")
    generationLimit = limit / 2
  }

  @inlinable public var count: Int { young.count + old.count }

  /// Uses the entry under `key`, which is `initial` when there is none.
  @inlinable
  public mutating func use<Result>(
    _ key: Key,
    initial: @autoclosure () -> Content,
    _ body: (inout Content) -> Result
  ) -> Result {
    if let slot = young.slot(of: key), var used = young.take(at: slot) {
      let result = body(&used)
      young.replace(at: slot, with: used)
      return result
    }
    var used = takeOld(key) ?? initial()
    let result = body(&used)
    addYoung(used, under: key)
    return result
  }

  /// The content under `key`, which is used by that; nil when there is none.
  @inlinable
  public mutating func content(of key: Key) -> Content? {
    if let known = young[key] { return known }
    guard let known = takeOld(key) else { return nil }
    addYoung(known, under: key)
    return known
  }

  /// Puts a content under `key`, which is used by that.
  @inlinable
  public mutating func keep(_ content: Content, under key: Key) {
    use(key, initial: content) { $0 = content }
  }

  @inlinable
  mutating func takeOld(_ key: Key) -> Content? {
    old.isEmpty ? nil : old.removeValue(forKey: key)
  }

  /// Puts in what is not there.
  @inlinable
  mutating func addYoung(_ content: Content, under key: Key) {
    if young.count >= generationLimit {
      old.removeAll()
      swap(&young, &old)
    }
    young[key] = content
  }
}
