import KubeAPI

/// The events of a cluster.
///
/// There are more of them than of all other objects together, and they are read far less often than
/// written. So those that components have written lie packed, under the moment in their name; the
/// others are kept as they are.
struct EventTable: Sendable {
  /// By the moment that ends their names, which no two events of components share.
  private var packed = FocusedTable<EventName.Stamp, PackedEvent>()
  private var whole = FocusedTable<ObjectKey, APIObject>()
  /// Those among `whole` whose names end in a moment all the same.
  private var stamped: [EventName.Stamp: ObjectKey] = [:]
  private var packer = EventPacker()

  /// The keys in no particular order, the same in every run.
  var keys: [ObjectKey] { packed.indices.compactMap { packedKey(at: $0) } + whole.keys }

  subscript(key: ObjectKey) -> APIObject? {
    if !whole.isEmpty, let object = whole[key] { return object }
    guard let (stamp, event) = packedEvent(key) else { return nil }
    return .event(event.unpacked(stamp))
  }

  func contains(_ key: ObjectKey) -> Bool {
    !whole.isEmpty && whole.contains(key) || packedEvent(key) != nil
  }

  /// The key of the event whose name ends in `stamp`.
  func key(stamped stamp: EventName.Stamp) -> ObjectKey? {
    packed[stamp].map { $0.key(stamp) } ?? stamped[stamp]
  }

  /// Calls `body` with every event, in no particular order, the same in every run.
  func forEach(_ body: (ObjectKey, APIObject) -> Void) {
    for slot in packed.indices {
      guard let (stamp, event) = packed.entry(at: slot) else { continue }
      let object = event.unpacked(stamp)
      body(event.key(stamp), .event(object))
    }
    for slot in whole.indices {
      if let (key, object) = whole.entry(at: slot) { body(key, object) }
    }
  }

  /// Puts `event` in.
  ///
  /// - Returns: what was there before.
  mutating func update(_ key: ObjectKey, to event: Event) -> APIObject? {
    if !whole.isEmpty, whole.contains(key) { return whole.update(key, to: .event(event)) }
    guard let (stamp, new) = packer.pack(event), packed[stamp]?.isUnder(key, stamp) != false else {
      let previous = removeValue(forKey: key)
      _ = whole.update(key, to: .event(event))
      if let stamp = EventName.stamp(of: key.name) { stamped[stamp] = key }
      return previous
    }
    return packed.update(stamp, to: new).map { .event($0.unpacked(stamp)) }
  }

  mutating func removeValue(forKey key: ObjectKey) -> APIObject? {
    if !whole.isEmpty, let object = whole.removeValue(forKey: key) {
      if let stamp = EventName.stamp(of: key.name), stamped[stamp] == key { stamped[stamp] = nil }
      return object
    }
    guard let (stamp, event) = packedEvent(key) else { return nil }
    _ = packed.removeValue(forKey: stamp)
    return .event(event.unpacked(stamp))
  }

  private func packedEvent(_ key: ObjectKey) -> (EventName.Stamp, PackedEvent)? {
    guard let stamp = EventName.stamp(of: key.name), let event = packed[stamp],
      event.isUnder(key, stamp)
    else { return nil }
    return (stamp, event)
  }

  private func packedKey(at slot: Int) -> ObjectKey? {
    packed.entry(at: slot).map { stamp, event in event.key(stamp) }
  }
}
