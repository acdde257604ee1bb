extension String {
  /// A text in the form of `pattern`, each `x` of which becomes the next hexadecimal digit of
  /// `words`, highest digits first.
  public init(hexadecimal words: [UInt64], pattern: StaticString) {
    self.init(unsafeUninitializedCapacity: pattern.utf8CodeUnitCount) { bytes in
      pattern.withUTF8Buffer { form in
        var digits = words.makeIterator()
        var word: UInt64 = 0
        var left = 0
        for (index, byte) in form.enumerated() {
          guard byte == UInt8(ascii: "x") else {
            bytes[index] = byte
            continue
          }
          if left == 0 {
            guard let next = digits.next() else { preconditionFailure("a digit for each x") }
            (word, left) = (next, 16)
          }
          let digit = UInt8(truncatingIfNeeded: word >> 60)
          bytes[index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
          word <<= 4
          left -= 1
        }
        return form.count
      }
    }
  }
}
