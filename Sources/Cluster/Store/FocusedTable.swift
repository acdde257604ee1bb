/// A dictionary that finds the entry in use again without hashing its key.
///
/// The simulator does most of its work in bursts about one object: a step of a pod reads and writes
/// the same entries a dozen times. The table remembers where the last one written lies.
struct FocusedTable<Key: Hashable & Sendable, Content: Sendable>: Sendable {
  private var slots: ContiguousArray<Content?> = []
  /// The keys of the slots.
  private var slotKeys: ContiguousArray<Key?> = []
  private var freeSlots: [Int] = []
  private var positions: [Key: Int] = [:]
  private var focusKey: Key?
  private var focusPosition = 0

  var count: Int { positions.count }
  var isEmpty: Bool { positions.isEmpty }

  /// The keys in no particular order, the same in every run.
  var keys: [Key] { slotKeys.compactMap(\.self) }
  /// The contents in the order of `keys`.
  var values: [Content] { slots.compactMap(\.self) }

  func contains(_ key: Key) -> Bool { position(of: key) != nil }

  /// Makes `key` the one that is found without hashing.
  mutating func focus(on key: Key) {
    if focusKey == key { return }
    guard let position = positions[key] else { return }
    focus(on: key, at: position)
  }

  subscript(key: Key) -> Content? {
    get {
      guard let position = position(of: key) else { return nil }
      return slots[position]
    }
    _modify {
      let known = position(of: key)
      let position = known ?? makeSlot()
      yield &slots[position]
      if slots[position] == nil {
        free(position, of: key, isKnown: known != nil)
      } else {
        if known == nil { name(position, key) }
        focus(on: key, at: position)
      }
    }
  }

  /// Puts `content` under `key`.
  ///
  /// - Returns: what was there before.
  mutating func update(_ key: Key, to content: Content) -> Content? {
    let position = focusKey == key ? focusPosition : claimSlot(for: key)
    focus(on: key, at: position)
    var content: Content? = content
    swap(&slots[position], &content)
    return content
  }

  mutating func removeValue(forKey key: Key) -> Content? {
    guard let position = position(of: key) else { return nil }
    var content: Content?
    swap(&slots[position], &content)
    free(position, of: key, isKnown: true)
    return content
  }

  private func position(of key: Key) -> Int? {
    focusKey == key ? focusPosition : positions[key]
  }

  private mutating func focus(on key: Key, at position: Int) {
    if focusPosition == position, focusKey != nil { return }
    focusKey = key
    focusPosition = position
  }

  /// The key's slot, which it is given if it has none; its hash is taken once.
  private mutating func claimSlot(for key: Key) -> Int {
    func claim(_ position: inout Int) -> Int { position }
    let candidate = freeSlots.last ?? slots.count
    let position = claim(&positions[key, default: candidate])
    if position == candidate {
      _ = makeSlot()
      slotKeys[position] = key
    }
    return position
  }

  private mutating func makeSlot() -> Int {
    if let free = freeSlots.popLast() { return free }
    slots.append(nil)
    slotKeys.append(nil)
    return slots.count - 1
  }

  private mutating func name(_ position: Int, _ key: Key) {
    slotKeys[position] = key
    positions[key] = position
  }

  private mutating func free(_ position: Int, of key: Key, isKnown: Bool) {
    slotKeys[position] = nil
    freeSlots.append(position)
    if isKnown { positions[key] = nil }
    focusKey = nil
  }
}
