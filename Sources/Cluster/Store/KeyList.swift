import KubeAPI

/// A list of keys in the order of entry; adding, finding and removing take constant time.
struct KeyList: Sendable {
  private var slots: [ObjectKey?] = []
  private var positions: [ObjectKey: Int] = [:]

  var isEmpty: Bool { positions.isEmpty }
  var count: Int { positions.count }
  var keys: [ObjectKey] { slots.compactMap(\.self) }

  func contains(_ key: ObjectKey) -> Bool { positions[key] != nil }

  mutating func append(_ key: ObjectKey) {
    guard positions[key] == nil else { return }
    positions[key] = slots.count
    slots.append(key)
  }

  mutating func remove(_ key: ObjectKey) {
    guard let position = positions.removeValue(forKey: key) else { return }
    slots[position] = nil
    // Closing the gaps once they are the greater part keeps removal cheap on average.
    if slots.count > 16, positions.count * 2 < slots.count { closeGaps() }
  }

  private mutating func closeGaps() {
    slots.removeAll { $0 == nil }
    for (position, key) in slots.enumerated() {
      if let key { positions[key] = position }
    }
  }
}
