/// Finds the slots of a table by the hashes of the keys in them, which the table keeps.
///
/// A table of a few slots has no buckets: looking at one hash after the other is faster then.
public struct SlotBuckets: Sendable {
  /// Up to so many slots a table goes without.
  @usableFromInline static let scanMax = 8

  /// The numbers of slots, from 1, each in the first free place from where its hash points.
  ///
  /// A free place has 0. There are none of them or a power of two, half of which are free.
  @usableFromInline var places: ContiguousArray<UInt32> = []

  @inlinable
  public init() {}

  @inlinable var mask: Int { places.count - 1 }

  /// The first of `slots` that is the wanted one; `hash` is that of its key.
  @inlinable
  public func slot(_ hash: UInt, of slots: Range<Int>, where isWanted: (Int) -> Bool) -> Int? {
    if places.isEmpty { return slots.first(where: isWanted) }
    var place = Int(truncatingIfNeeded: hash) & mask
    while places[place] != 0 {
      let slot = Int(places[place]) - 1
      if isWanted(slot) { return slot }
      place = (place + 1) & mask
    }
    return nil
  }

  /// Takes in a slot that a key was put into; by then there are `count` keys in `slots`, and
  /// `hash` gives that of each, 0 for a free slot.
  @inlinable
  public mutating func insert(
    _ slot: Int,
    of slots: Range<Int>,
    count: Int,
    hash: (Int) -> UInt
  ) {
    if places.isEmpty, slots.count <= Self.scanMax { return }
    if count * 2 > places.count {
      rebuild(slots, count: count, hash: hash)
    } else {
      put(slot, hash(slot))
    }
  }

  /// Takes out a slot, the key of which is still in it.
  @inlinable
  public mutating func remove(_ slot: Int, hash: (Int) -> UInt) {
    if places.isEmpty { return }
    var gap = Int(truncatingIfNeeded: hash(slot)) & mask
    while Int(places[gap]) != slot + 1 { gap = (gap + 1) & mask }
    // Those behind it, up to the next free place, move on unless they would come to lie before
    // where their hashes point.
    var place = (gap + 1) & mask
    while places[place] != 0 {
      let home = Int(truncatingIfNeeded: hash(Int(places[place]) - 1)) & mask
      if (place - home) & mask >= (place - gap) & mask {
        places[gap] = places[place]
        gap = place
      }
      place = (place + 1) & mask
    }
    places[gap] = 0
  }

  /// Begins anew with `count` keys in `slots`.
  @inlinable
  public mutating func rebuild(_ slots: Range<Int>, count: Int, hash: (Int) -> UInt) {
    places = []
    if slots.count <= Self.scanMax { return }
    var size = 4 * Self.scanMax
    while size < 3 * count { size *= 2 }
    places = ContiguousArray(repeating: 0, count: size)
    for slot in slots where hash(slot) != 0 { put(slot, hash(slot)) }
  }

  @inlinable
  mutating func put(_ slot: Int, _ hash: UInt) {
    var place = Int(truncatingIfNeeded: hash) & mask
    while places[place] != 0 { place = (place + 1) & mask }
    places[place] = UInt32(slot + 1)
  }
}
