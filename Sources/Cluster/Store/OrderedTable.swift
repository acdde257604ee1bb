/// Contents under keys in the order of entry; adding, changing and removing take constant time.
///
/// Removal leaves gaps, which are closed once they are the greater part, so that it is cheap on
/// average; an ordered dictionary would move everything behind the gap each time.
struct OrderedTable<Key: Hashable & Sendable, Content: Sendable>: Sendable {
  private struct Entry: Sendable {
    var key: Key
    var content: Content
  }

  private var slots: ContiguousArray<Entry?> = []
  private var positions: [Key: Int] = [:]

  var isEmpty: Bool { positions.isEmpty }
  var count: Int { positions.count }
  var keys: [Key] { slots.compactMap { $0?.key } }
  var contents: [Content] { slots.compactMap { $0?.content } }

  /// Puts `content` in, at the key's old place if it has one.
  mutating func update(_ key: Key, to content: Content) {
    func claim(_ position: inout Int) -> Int { position }
    let position = claim(&positions[key, default: slots.count])
    if position < slots.count {
      slots[position]?.content = content
    } else {
      slots.append(Entry(key: key, content: content))
    }
  }

  mutating func remove(_ key: Key) {
    guard let position = positions.removeValue(forKey: key) else { return }
    slots[position] = nil
    if slots.count > 16, positions.count * 2 < slots.count { closeGaps() }
  }

  private mutating func closeGaps() {
    slots.removeAll { $0?.key == nil }
    for (position, entry) in slots.enumerated() {
      if let key = entry?.key { positions[key] = position }
    }
  }
}
