/// A dictionary that finds the entry in use again without hashing its key.
///
/// The simulator does most of its work in bursts about one object: a step of a pod reads and writes
/// the same entries a dozen times. The table remembers where the last one written lies. It is one
/// reference, since clusters have dozens of them and are copied.
///
/// Inlinable, so that its users' compilers make it for their own entries.
public struct FocusedTable<Key: TableKey, Content: Sendable>: Sendable {
  @usableFromInline
  struct Entry: Sendable {
    /// Of a free slot the last one.
    @usableFromInline var key: Key
    /// Of a free slot 0.
    @usableFromInline var hash: UInt
    @usableFromInline var content: Content?

    @inlinable
    init(key: Key, hash: UInt) {
      self.key = key
      self.hash = hash
    }
  }

  @usableFromInline
  final class Storage: @unchecked Sendable {
    // Written only while uniquely referenced, like the storage of an array.
    @usableFromInline @exclusivity(unchecked) var entries: ContiguousArray<Entry> = []
    @usableFromInline @exclusivity(unchecked) var buckets = SlotBuckets()
    @usableFromInline @exclusivity(unchecked) var freeSlots: [Int] = []

    @inlinable
    init() {}

    @inlinable
    init(_ other: Storage) {
      entries = other.entries
      buckets = other.buckets
      freeSlots = other.freeSlots
    }

    @inlinable var count: Int { entries.count - freeSlots.count }

    @inlinable
    func slot(of key: Key, _ hash: UInt) -> Int? {
      buckets.slot(hash, of: entries.indices) {
        entries[$0].hash == hash && entries[$0].key == key
      }
    }

    /// A slot for a key that has none.
    @inlinable
    func claim(_ key: Key, _ hash: UInt) -> Int {
      let slot: Int
      if let free = freeSlots.popLast() {
        slot = free
        entries[slot].key = key
        entries[slot].hash = hash
      } else {
        slot = entries.count
        entries.append(Entry(key: key, hash: hash))
      }
      buckets.insert(slot, of: entries.indices, count: count) { entries[$0].hash }
      return slot
    }

    @inlinable
    func free(_ slot: Int) {
      buckets.remove(slot) { entries[$0].hash }
      entries[slot].hash = 0
      freeSlots.append(slot)
    }
  }

  /// Nil as long as nothing was ever put in.
  @usableFromInline var storage: Storage?
  /// The slot of the entry in use; negative when there is none.
  @usableFromInline var focus = -1

  @inlinable
  public init() {}

  @inlinable public var count: Int { storage?.count ?? 0 }
  @inlinable public var isEmpty: Bool { count == 0 }

  /// The keys in no particular order, the same in every run.
  @inlinable public var keys: [Key] {
    storage?.entries.compactMap { $0.content == nil ? nil : $0.key } ?? []
  }

  /// The contents in the order of `keys`.
  @inlinable public var values: [Content] { storage?.entries.compactMap(\.content) ?? [] }

  /// The slots, some of them free.
  @inlinable public var indices: Range<Int> { 0..<(storage?.entries.count ?? 0) }

  /// The key and the content of a slot; nil for one that is free or not there yet.
  @inlinable
  public func entry(at slot: Int) -> (key: Key, content: Content)? {
    guard indices.contains(slot), let entry = storage?.entries[slot], let content = entry.content
    else { return nil }
    return (entry.key, content)
  }

  @inlinable
  public func contains(_ key: Key) -> Bool { slot(of: key) != nil }

  /// The slot of a key.
  @inlinable
  public func slot(of key: Key) -> Int? {
    guard let storage else { return nil }
    if hasFocus(key) { return focus }
    return storage.slot(of: key, key.keptHash)
  }

  /// Makes `key` the one that is found without hashing.
  @inlinable
  public mutating func focus(on key: Key) {
    if let slot = slot(of: key) { focus = slot }
  }

  @inlinable
  public subscript(key: Key) -> Content? {
    get {
      guard let storage, let slot = slot(of: key) else { return nil }
      return storage.entries[slot].content
    }
    _modify {
      let storage = own()
      let slot = slot(for: key, in: storage)
      yield &storage.entries[slot].content
      if storage.entries[slot].content == nil {
        storage.free(slot)
        focus = -1
      } else {
        focus = slot
      }
    }
  }

  /// The content of a slot; nil for a free one, which must not be written to.
  @inlinable
  public subscript(at slot: Int) -> Content? {
    get { storage?.entries[slot].content }
    _modify {
      let storage = own()
      yield &storage.entries[slot].content
    }
  }

  /// Lends the content of a slot, which is free until it is put back with `replace`.
  @inlinable
  public mutating func take(at slot: Int) -> Content? {
    let storage = own()
    var content: Content?
    swap(&storage.entries[slot].content, &content)
    return content
  }

  /// Puts another content in the place of the one in a slot, which is then in use.
  @inlinable
  public mutating func replace(at slot: Int, with content: consuming Content) {
    let storage = own()
    focus = slot
    storage.entries[slot].content = content
  }

  /// The slot that a content is to be put into with `replace`; it is free if the key is new.
  @inlinable
  public mutating func slot(for key: Key) -> Int {
    let storage = own()
    return slot(for: key, in: storage)
  }

  /// Puts `content` under `key`.
  ///
  /// - Returns: what was there before.
  @inlinable
  public mutating func update(_ key: Key, to content: consuming Content) -> Content? {
    let storage = own()
    let slot = slot(for: key, in: storage)
    focus = slot
    var content: Content? = content
    swap(&storage.entries[slot].content, &content)
    return content
  }

  /// Puts the contents of another table, which has the same keys in these slots, in their place.
  @inlinable
  public mutating func takeContents(at places: [Int], from other: FocusedTable) {
    let storage = own()
    for slot in places { storage.entries[slot].content = other[at: slot] }
  }

  /// Changes the content of a slot that is not free, under the key that it has.
  @inlinable
  public mutating func changeContent(at slot: Int, _ change: (inout Content) -> Void) {
    let storage = own()
    guard var content = storage.entries[slot].content else { return }
    storage.entries[slot].content = nil
    change(&content)
    storage.entries[slot].content = content
  }

  /// The contents of all entries, each with its slot.
  @inlinable public var placedContents: [(place: Int, content: Content)] {
    indices.compactMap { slot in entry(at: slot).map { (slot, $0.content) } }
  }

  @inlinable
  public mutating func removeValue(forKey key: Key) -> Content? {
    guard let slot = slot(of: key) else { return nil }
    let content = take(at: slot)
    free(slot)
    return content
  }

  /// Makes a slot free whose content was taken out for good.
  @inlinable
  public mutating func free(_ slot: Int) {
    own().free(slot)
    focus = -1
  }

  @inlinable
  public mutating func removeAll() {
    storage = nil
    focus = -1
  }

  /// The storage for writing, this table's own.
  ///
  /// It is asked for once in each write, since who holds it makes the next one ask in vain. Inlined it
  /// would find the references that its user has read before.
  @inlinable @inline(never)
  mutating func own() -> Storage {
    if !isKnownUniquelyReferenced(&storage) {
      storage = storage.map { Storage($0) } ?? Storage()
    }
    guard let storage else { preconditionFailure("the storage was made if there was none") }
    return storage
  }

  @inlinable
  func hasFocus(_ key: Key) -> Bool {
    guard focus >= 0, let storage else { return false }
    return storage.entries[focus].key == key
  }

  @inlinable
  func slot(for key: Key, in storage: Storage) -> Int {
    if hasFocus(key) { return focus }
    let hash = key.keptHash
    return storage.slot(of: key, hash) ?? storage.claim(key, hash)
  }
}
