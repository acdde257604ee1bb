/// A dictionary that finds the entry in use again without hashing its key.
///
/// The simulator does most of its work in bursts about one object: a step of a pod reads and writes
/// the same entries a dozen times. The table remembers where the last one written lies.
struct FocusedTable<Key: Hashable & Sendable, Content: Sendable>: Sendable {
  /// The first one is always free: what a reader is shown where there is nothing.
  private var slots: ContiguousArray<Content?> = [nil]
  /// The keys of the slots behind the first; of a free slot the last one.
  private var slotKeys: ContiguousArray<Key> = []
  private var freeSlots: [Int] = []
  private var positions: [Key: Int] = [:]
  /// The slot of the entry in use; 0 when there is none.
  private var focus = 0

  var count: Int { positions.count }
  var isEmpty: Bool { positions.isEmpty }

  /// The keys in no particular order, the same in every run.
  var keys: [Key] { indices.filter { slots[$0] != nil }.map { slotKeys[$0 - 1] } }
  /// The contents in the order of `keys`.
  var values: [Content] { slots.compactMap(\.self) }

  /// The slots, some of them free.
  var indices: Range<Int> { 1..<slots.count }

  /// The key and the content of a slot; nil for one that is free or not there yet.
  func entry(at slot: Int) -> (key: Key, content: Content)? {
    guard indices.contains(slot) else { return nil }
    return slots[slot].map { (slotKeys[slot - 1], $0) }
  }

  func contains(_ key: Key) -> Bool { position(of: key) != nil }

  /// The slot of a key.
  func slot(of key: Key) -> Int? { position(of: key) }

  /// Makes `key` the one that is found without hashing.
  mutating func focus(on key: Key) {
    if let position = position(of: key) { focus = position }
  }

  subscript(key: Key) -> Content? {
    _read {
      yield slots[position(of: key) ?? 0]
    }
    _modify {
      let known = position(of: key)
      let position = known ?? claimSlot(for: key)
      yield &slots[position]
      if slots[position] == nil {
        free(position, of: key)
      } else {
        focus = position
      }
    }
  }

  /// The content of a slot; nil for a free one.
  func content(at slot: Int) -> Content? { slots[slot] }

  /// Puts another content in the place of the one in a slot, which is then in use.
  mutating func replace(at slot: Int, with content: consuming Content) {
    focus = slot
    slots[slot] = content
  }

  /// The slot that a content is to be put into with `replace`; it is free if the key is new.
  mutating func slot(for key: Key) -> Int { hasFocus(key) ? focus : claimSlot(for: key) }

  /// Puts `content` under `key`.
  ///
  /// - Returns: what was there before.
  mutating func update(_ key: Key, to content: consuming Content) -> Content? {
    let position = slot(for: key)
    focus = position
    var content: Content? = content
    swap(&slots[position], &content)
    return content
  }

  /// Puts the contents of another table, which has the same keys in these slots, in their place.
  mutating func takeContents(at places: [Int], from other: FocusedTable) {
    for slot in places { slots[slot] = other.slots[slot] }
  }

  /// Changes the content of a slot that is not free, under the key that it has.
  mutating func changeContent(at slot: Int, _ change: (inout Content) -> Void) {
    guard var content = slots[slot] else { return }
    slots[slot] = nil
    change(&content)
    slots[slot] = content
  }

  /// The contents of all entries, each with its slot.
  var placedContents: [(place: Int, content: Content)] {
    slots.indices.compactMap { slot in slots[slot].map { (slot, $0) } }
  }

  mutating func removeValue(forKey key: Key) -> Content? {
    guard let position = position(of: key) else { return nil }
    var content: Content?
    swap(&slots[position], &content)
    free(position, of: key)
    return content
  }

  private func position(of key: Key) -> Int? {
    hasFocus(key) ? focus : positions[key]
  }

  private func hasFocus(_ key: Key) -> Bool { focus > 0 && slotKeys[focus - 1] == key }

  /// The key's slot, which it is given if it has none; its hash is taken once.
  private mutating func claimSlot(for key: Key) -> Int {
    func claim(_ position: inout Int) -> Int { position }
    let candidate = freeSlots.last ?? slots.count
    let position = claim(&positions[key, default: candidate])
    guard position == candidate else { return position }
    if freeSlots.popLast() == nil {
      slots.append(nil)
      slotKeys.append(key)
    } else {
      slotKeys[position - 1] = key
    }
    return position
  }

  private mutating func free(_ position: Int, of key: Key) {
    freeSlots.append(position)
    positions[key] = nil
    focus = 0
  }
}
