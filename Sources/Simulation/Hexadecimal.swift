extension String {
  /// A text in the form of `pattern`, each `x` of which becomes the next hexadecimal digit of
  /// `words`, highest digits first.
  public init(hexadecimal words: [UInt64], pattern: StaticString) {
    self.init(unsafeUninitializedCapacity: pattern.utf8CodeUnitCount) { bytes in
      pattern.withUTF8Buffer { form in
        var position = 0
        for (index, byte) in form.enumerated() {
          guard byte == UInt8(ascii: "x") else {
            bytes[index] = byte
            continue
          }
          let shift = UInt64(60 - 4 * (position % 16))
          let digit = UInt8(truncatingIfNeeded: words[position / 16] >> shift) & 0xf
          bytes[index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
          position += 1
        }
        return form.count
      }
    }
  }
}
