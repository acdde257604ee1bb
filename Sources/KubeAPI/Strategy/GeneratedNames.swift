public import Simulation

/// Names and identities that the server makes up.
public enum GeneratedNames {
  /// Without vowels and digits that look like letters, so that no words come out.
  ///
  /// https://github.com/kubernetes/apimachinery/blob/master/pkg/util/rand/rand.go
  private static let alphabet = Array("bcdfghjklmnpqrstvwxz2456789".utf8)

  /// The beginning, cut to 58 characters, and five random ones.
  public static func complete(_ base: String, _ random: inout RandomStream) -> String {
    let start = base.utf8.count <= 58 ? base : String(base.prefix(58))
    return String(joining: [start, suffix(&random)])
  }

  /// Five random characters.
  public static func suffix(_ random: inout RandomStream) -> String {
    String(unsafeUninitializedCapacity: 5) { bytes in
      for index in 0..<5 {
        bytes[index] = alphabet[Int(random.below(UInt64(alphabet.count)))]
      }
      return 5
    }
  }
}

/// A UUID of version 4 as two numbers, for objects whose uid hardly anybody reads.
public struct GeneratedIdentity: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt64

  public init(_ random: inout RandomStream) {
    high = random.next() & ~0xF000 | 0x4000
    low = random.next() & ~(0b11 << 62) | 0b10 << 62
  }

  public var text: String {
    String(unsafeUninitializedCapacity: 36) { text in
      let bytes = UnsafeMutableRawBufferPointer(text)
      func put(_ digits: some FixedWidthInteger, at place: Int) {
        bytes.storeBytes(of: digits.littleEndian, toByteOffset: place, as: type(of: digits))
      }
      // 8-4-4-4-12
      let second = UInt32(truncatingIfNeeded: high).hexadecimalDigits
      let third = UInt32(truncatingIfNeeded: low >> 32).hexadecimalDigits
      put(UInt32(truncatingIfNeeded: high >> 32).hexadecimalDigits, at: 0)
      bytes[8] = UInt8(ascii: "-")
      put(UInt32(truncatingIfNeeded: second), at: 9)
      bytes[13] = UInt8(ascii: "-")
      put(UInt32(truncatingIfNeeded: second >> 32), at: 14)
      bytes[18] = UInt8(ascii: "-")
      put(UInt32(truncatingIfNeeded: third), at: 19)
      bytes[23] = UInt8(ascii: "-")
      put(UInt32(truncatingIfNeeded: third >> 32), at: 24)
      put(UInt32(truncatingIfNeeded: low).hexadecimalDigits, at: 28)
      return 36
    }
  }
}
