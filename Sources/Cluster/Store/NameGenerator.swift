import Simulation

/// Makes the names and identities that the API server gives out.
struct NameGenerator: Sendable {
  /// Names are cut to this before the suffix is added, so that they fit a DNS label:
  /// `maxGeneratedNameLength` in k8s.io/apiserver/pkg/storage/names/generate.go.
  static let maxBaseLength = 58
  static let suffixLength = 5
  /// How often another suffix is tried when a name is taken, as the generic registry does.
  static let attempts = 8

  /// Without vowels and without what looks alike: k8s.io/apimachinery/pkg/util/rand.
  private static let alphabet = Array("bcdfghjklmnpqrstvwxz2456789")
  private static let hexadecimal = Array("0123456789abcdef")

  private var identifiers: RandomStream
  private var suffixes: RandomStream

  init(seed: UInt64) {
    identifiers = RandomStream(seed: seed, purpose: "uid")
    suffixes = RandomStream(seed: seed, purpose: "name-suffix")
  }

  /// A name with `base`, cut if need be, in front of five random characters.
  mutating func name(base: String) -> String {
    String(base.prefix(Self.maxBaseLength)) + suffix()
  }

  mutating func suffix() -> String {
    var text = ""
    for _ in 0..<Self.suffixLength {
      text.append(Self.alphabet[Int(suffixes.below(UInt64(Self.alphabet.count)))])
    }
    return text
  }

  /// A version 4 UUID.
  mutating func uid() -> String {
    let high = identifiers.next() & ~0xF000 | 0x4000
    let low = identifiers.next() & ~(0b11 << 62) | (0b10 << 62)
    var text = ""
    text.reserveCapacity(36)
    for (word, isLow) in [(high, false), (low, true)] {
      for nibble in 0..<16 {
        let breaks = isLow ? nibble == 4 || nibble == 0 : nibble == 8 || nibble == 12
        if breaks { text.append("-") }
        text.append(Self.hexadecimal[Int(word >> (60 - 4 * UInt64(nibble)) & 0xF)])
      }
    }
    return text
  }
}
