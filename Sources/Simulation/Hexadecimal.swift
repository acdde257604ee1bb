extension String {
  /// A text in the form of `pattern`, each `x` of which becomes the next hexadecimal digit of
  /// `words`, highest digits first.
  public init(hexadecimal words: [UInt64], pattern: StaticString) {
    self.init(unsafeUninitializedCapacity: pattern.utf8CodeUnitCount) { bytes in
      pattern.withUTF8Buffer { form in
        var left = 0
        var next = 0
        var word: UInt64 = 0
        for index in 0..<form.count {
          let byte = form[index]
          guard byte == UInt8(ascii: "x") else {
            bytes[index] = byte
            continue
          }
          if left == 0 {
            word = words[next]
            next += 1
            left = 16
          }
          let digit = UInt8(truncatingIfNeeded: word >> 60)
          word <<= 4
          left -= 1
          bytes[index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
        }
        return form.count
      }
    }
  }
}
