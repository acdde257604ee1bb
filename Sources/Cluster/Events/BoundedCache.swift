/// A dictionary that forgets the least recently used entries beyond a limit.
struct BoundedCache<Key: Hashable & Sendable, Content: Sendable>: Sendable {
  private struct Use: Sendable {
    var key: Key
    var stamp: UInt64
  }

  private let limit: Int
  private var contents: [Key: (content: Content, stamp: UInt64)] = [:]
  /// Uses in order, with those that later ones have made void.
  private var uses: [Use] = []
  private var firstUse = 0
  private var clock: UInt64 = 0

  init(limit: Int) {
    self.limit = limit
  }

  var count: Int { contents.count }

  subscript(key: Key) -> Content? { contents[key]?.content }

  /// Keeps `content` under `key`, as the most recently used entry.
  mutating func store(_ content: Content, for key: Key) {
    clock += 1
    contents[key] = (content, clock)
    uses.append(Use(key: key, stamp: clock))
    while contents.count > limit { dropOldest() }
    if uses.count > 4 * limit { dropVoidUses() }
  }

  private mutating func dropOldest() {
    let use = uses[firstUse]
    firstUse += 1
    if contents[use.key]?.stamp == use.stamp { contents[use.key] = nil }
  }

  private mutating func dropVoidUses() {
    uses = uses[firstUse...].filter { contents[$0.key]?.stamp == $0.stamp }
    firstUse = 0
  }
}
