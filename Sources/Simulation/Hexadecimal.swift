extension String {
  /// A text in the form of `pattern`, each `x` of which becomes the next hexadecimal digit of
  /// `words`, highest digits first.
  public init(hexadecimal words: [UInt64], pattern: StaticString) {
    self.init(unsafeUninitializedCapacity: pattern.utf8CodeUnitCount) { bytes in
      pattern.withUTF8Buffer { form in
        // The digits of the present word that are still to come, in its highest bits.
        var word: UInt64 = 0
        var digitCount = 0
        var nextWord = 0
        for index in form.indices {
          var byte = form[index]
          if byte == UInt8(ascii: "x") {
            if digitCount == 0 {
              word = words[nextWord]
              nextWord += 1
              digitCount = 16
            }
            let digit = UInt8(truncatingIfNeeded: word >> 60)
            byte = digit &+ (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
            word <<= 4
            digitCount -= 1
          }
          bytes[index] = byte
        }
        return form.count
      }
    }
  }
}
