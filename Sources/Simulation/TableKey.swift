/// A key of the tables that simulations keep their objects in.
///
/// A dictionary's hashes withstand who chooses keys to slow it down, which makes them five times as
/// dear as these. Here a table holds some thousands of entries at most.
public protocol TableKey: Hashable, Sendable {
  /// The same for equal keys; its low bits differ as much as its high ones.
  var tableHash: UInt { get }
}

extension TableKey {
  /// That of a dictionary.
  public var tableHash: UInt { UInt(bitPattern: hashValue) }

  /// The hash as tables keep it: that of a key is not 0.
  @inlinable public var keptHash: UInt { tableHash | 1 << (UInt.bitWidth - 1) }
}

/// By its bytes: texts that are equal without having the same ones are two keys.
extension String: TableKey {
  @inlinable public var tableHash: UInt {
    var text = self
    return text.withUTF8 { bytes in
      var hash = UInt(bytes.count)
      var place = 0
      while place + 8 <= bytes.count {
        let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt.self)
        hash = (hash ^ UInt(littleEndian: word)).mixed
        place += 8
      }
      var rest: UInt = 0
      while place < bytes.count {
        rest = rest << 8 | UInt(bytes[place])
        place += 1
      }
      return (hash ^ rest).mixed
    }
  }
}

extension Int: TableKey {
  @inlinable public var tableHash: UInt { UInt(bitPattern: self).mixed }
}

extension UInt64: TableKey {
  @inlinable public var tableHash: UInt { UInt(self).mixed }
}

extension UInt {
  /// A number in which each bit depends on all bits of this one: half a step of SplitMix64.
  @inlinable var mixed: UInt {
    var mixed = (self ^ (self >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed ^= mixed >> 27
    return mixed &* 0x94d0_49bb_1331_11eb ^ (mixed >> 31)
  }
}
