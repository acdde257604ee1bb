package import Simulation

/// Names and identities that the server makes up.
package enum GeneratedNames {
  /// Without vowels and digits that look like letters, so that no words come out.
  ///
  /// https://github.com/kubernetes/apimachinery/blob/master/pkg/util/rand/rand.go
  private static let alphabet = Array("bcdfghjklmnpqrstvwxz2456789".utf8)

  /// The beginning, cut to 58 characters, and five random ones.
  package static func complete(_ base: String, _ random: inout RandomStream) -> String {
    base.prefix(58) + suffix(&random)
  }

  /// Five random characters.
  package static func suffix(_ random: inout RandomStream) -> String {
    let bytes = (0..<5).map { _ in alphabet[Int(random.below(UInt64(alphabet.count)))] }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A UUID of version 4.
  package static func uid(_ random: inout RandomStream) -> String {
    let high = random.next() & ~0xF000 | 0x4000
    let low = random.next() & ~(0b11 << 62) | 0b10 << 62
    func hexadecimal(_ value: UInt64, _ digits: Int) -> String {
      let text = String(value, radix: 16)
      return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
    return [
      hexadecimal(high >> 32, 8), hexadecimal(high >> 16 & 0xFFFF, 4),
      hexadecimal(high & 0xFFFF, 4), hexadecimal(low >> 48, 4),
      hexadecimal(low & 0xFFFF_FFFF_FFFF, 12),
    ].joined(separator: "-")
  }
}
