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
    String(hexadecimal: [high, low], pattern: "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")
  }
}
