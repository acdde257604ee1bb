import KubeAPI
import Simulation

/// The events of a cluster.
///
/// Those that components have written lie in the order of the moments in their names, in which they
/// come: nothing is hashed to put one in, and the oldest go first. Events of users lie under their
/// keys.
struct EventTable: Sendable {
  private struct Entry: Sendable {
    let stamp: EventName.Stamp
    /// Nil once it is gone.
    var event: Event?
  }

  /// By stamp; gaps are closed once they are the greater part.
  private var entries: ContiguousArray<Entry> = []
  private var gapCount = 0
  private var others = FocusedTable<ObjectKey, Event>()

  /// The keys in no particular order, the same in every run.
  var keys: [ObjectKey] { entries.compactMap { $0.event?.key } + others.keys }

  subscript(key: ObjectKey) -> Event? {
    if !others.isEmpty, let event = others[key] { return event }
    return place(of: key).flatMap { entries[$0].event }
  }

  func contains(_ key: ObjectKey) -> Bool { self[key] != nil }

  /// The event of a component whose name ends in `stamp`.
  func event(stamped stamp: EventName.Stamp) -> Event? {
    let place = firstPlace(from: stamp)
    return place < entries.count && entries[place].stamp == stamp ? entries[place].event : nil
  }

  /// Calls `body` with every event, in no particular order, the same in every run.
  func forEach(_ body: (ObjectKey, Event) -> Void) {
    for entry in entries {
      if let event = entry.event { body(event.key, event) }
    }
    for slot in others.indices {
      if let (key, event) = others.entry(at: slot) { body(key, event) }
    }
  }

  /// Puts in what a component has written under a name that ends in `stamp`.
  mutating func add(_ event: Event, _ stamp: EventName.Stamp) {
    let entry = Entry(stamp: stamp, event: event)
    if let last = entries.last, last.stamp >= stamp {
      // One that takes the place of another, which is gone.
      let place = firstPlace(from: stamp)
      if entries[place].stamp == stamp {
        if entries[place].event == nil { gapCount -= 1 }
        entries[place] = entry
      } else {
        entries.insert(entry, at: place)
      }
    } else {
      entries.append(entry)
    }
  }

  /// Puts another version of the event of a component in its place.
  mutating func replace(_ stamp: EventName.Stamp, with event: Event) {
    entries[firstPlace(from: stamp)].event = event
  }

  /// Puts `event` in.
  ///
  /// - Returns: what was there before.
  mutating func update(_ key: ObjectKey, to event: Event) -> Event? {
    guard let place = place(of: key) else { return others.update(key, to: event) }
    defer { entries[place].event = event }
    return entries[place].event
  }

  mutating func removeValue(forKey key: ObjectKey) -> Event? {
    if !others.isEmpty, let event = others.removeValue(forKey: key) { return event }
    guard let place = place(of: key) else { return nil }
    let event = entries[place].event
    entries[place].event = nil
    gapCount += 1
    if gapCount > 16, gapCount * 2 > entries.count {
      entries.removeAll { $0.event == nil }
      gapCount = 0
    }
    return event
  }

  /// Where the event of a component under `key` lies.
  private func place(of key: ObjectKey) -> Int? {
    guard let stamp = EventName.stamp(of: key.name) else { return nil }
    let place = firstPlace(from: stamp)
    guard place < entries.count, entries[place].stamp == stamp,
      entries[place].event?.isUnder(key) == true
    else { return nil }
    return place
  }

  /// Where the first entry lies that has this stamp or a later one.
  private func firstPlace(from stamp: EventName.Stamp) -> Int {
    entries.partitioningIndex { $0.stamp >= stamp }
  }
}
