/// SHA-1 (FIPS 180-4).
struct SecureHash1: BlockHash {
  static let blockSize = 64
  static let lengthSize = 8
  static let isBigEndian = true

  private var state: [UInt32] = [
    0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0,
  ]

  var digest: [UInt8] { Self.bytes(state) }

  mutating func absorb(_ block: UnsafeRawBufferPointer) {
    var words: [UInt32] = (0..<16).map { Self.word($0, of: block) }
    for index in 16..<80 {
      let word = words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16]
      words.append(Self.rotated(word, 1))
    }
    var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
    for index in 0..<80 {
      let mixed: UInt32
      switch index / 20 {
      case 0: mixed = (b & c | ~b & d) &+ 0x5A82_7999
      case 1: mixed = (b ^ c ^ d) &+ 0x6ED9_EBA1
      case 2: mixed = (b & c | b & d | c & d) &+ 0x8F1B_BCDC
      default: mixed = (b ^ c ^ d) &+ 0xCA62_C1D6
      }
      let next = Self.rotated(a, 5) &+ mixed &+ e &+ words[index]
      (e, d, c, b, a) = (d, c, Self.rotated(b, 30), a, next)
    }
    for (index, word) in [a, b, c, d, e].enumerated() { state[index] &+= word }
  }

  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word << count | word >> (32 - count)
  }
}
