extension String {
  /// A text in the form of `pattern`, each `x` of which becomes the next hexadecimal digit of
  /// `words`, highest digits first.
  public init(hexadecimal words: [UInt64], pattern: StaticString) {
    self.init(unsafeUninitializedCapacity: pattern.utf8CodeUnitCount) { bytes in
      pattern.withUTF8Buffer { form in
        // The digits of half a word that are still to come, the next one in the lowest byte.
        var digits: UInt64 = 0
        var digitCount = 0
        var nextHalf = 0
        for index in form.indices {
          guard form[index] == UInt8(ascii: "x") else {
            bytes[index] = form[index]
            continue
          }
          if digitCount == 0 {
            let word = words[nextHalf / 2]
            let half = nextHalf % 2 == 0 ? word >> 32 : word
            digits = UInt32(truncatingIfNeeded: half).hexadecimalDigits
            digitCount = 8
            nextHalf += 1
          }
          bytes[index] = UInt8(truncatingIfNeeded: digits)
          digits >>= 8
          digitCount -= 1
        }
        return form.count
      }
    }
  }
}

extension UInt32 {
  /// The eight digits in ASCII, the highest one in the lowest byte.
  public var hexadecimalDigits: UInt64 {
    // Each digit comes into a byte of its own: first halves, then quarters, then eighths.
    var digits = UInt64(self)
    digits = (digits & 0xffff) << 32 | digits >> 16
    digits = (digits & 0x0000_00ff_0000_00ff) << 16 | (digits >> 8) & 0x0000_00ff_0000_00ff
    digits = (digits & 0x000f_000f_000f_000f) << 8 | (digits >> 4) & 0x000f_000f_000f_000f
    // A one in the bytes of digits beyond 9, which are letters.
    let letters = (digits + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    return digits + 0x3030_3030_3030_3030 + letters * 0x27
  }
}
