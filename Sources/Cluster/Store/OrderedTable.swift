import Simulation

/// Contents under keys in the order of entry; adding, changing and removing take constant time.
///
/// Removal leaves gaps, which are closed once they are the greater part, so that it is cheap on
/// average; an ordered dictionary would move everything behind the gap each time.
struct OrderedTable<Key: TableKey, Content: Sendable>: Sendable {
  private struct Entry: Sendable {
    let key: Key
    /// Of a gap 0.
    var hash: UInt
    var content: Content
  }

  private var entries: ContiguousArray<Entry> = []
  private var buckets = SlotBuckets()
  private var gapCount = 0

  var count: Int { entries.count - gapCount }
  var isEmpty: Bool { count == 0 }
  var keys: [Key] { entries.compactMap { $0.hash == 0 ? nil : $0.key } }
  var contents: [Content] { entries.compactMap { $0.hash == 0 ? nil : $0.content } }

  /// Puts `content` in, at the key's old place if it has one.
  mutating func update(_ key: Key, to content: Content) {
    let hash = key.keptHash
    if let slot = slot(of: key, hash) {
      entries[slot].content = content
    } else {
      entries.append(Entry(key: key, hash: hash, content: content))
      let entries = entries
      buckets.insert(entries.count - 1, of: entries.indices, count: count) { entries[$0].hash }
    }
  }

  mutating func remove(_ key: Key) {
    guard let slot = slot(of: key, key.keptHash) else { return }
    findNoMore(slot)
    entries[slot].hash = 0
    gapCount += 1
    if entries.count > 16, gapCount * 2 > entries.count { closeGaps() }
  }

  private mutating func findNoMore(_ slot: Int) {
    let entries = entries
    buckets.remove(slot) { entries[$0].hash }
  }

  private mutating func closeGaps() {
    entries.removeAll { $0.hash == 0 }
    gapCount = 0
    let entries = entries
    buckets.rebuild(entries.indices, count: entries.count) { entries[$0].hash }
  }

  private func slot(of key: Key, _ hash: UInt) -> Int? {
    buckets.slot(hash, of: entries.indices) { entries[$0].hash == hash && entries[$0].key == key }
  }
}
