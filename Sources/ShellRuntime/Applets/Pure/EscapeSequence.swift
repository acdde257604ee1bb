/// The backslash sequences that `echo -e`, `printf`, `tr` and their kin share.
enum EscapeSequence {
  /// The byte that the sequence behind a backslash stands for; nil when it is none.
  ///
  /// `index` stands behind the backslash and moves past what was read. Octal digits stop where the
  /// value would pass 255, as in busybox's `bb_process_escape_sequence`.
  static func byte(_ text: ArraySlice<UInt8>, at index: inout Int) -> UInt8? {
    guard index < text.endIndex else { return nil }
    let letter = text[index]
    if let plain = simple[letter] {
      index += 1
      return plain
    }
    if letter == UInt8(ascii: "x") {
      return digits(text, from: index + 1, base: 16, most: 2, &index)
    }
    return digits(text, from: index, base: 8, most: 3, &index)
  }

  /// Replaces every sequence; `stopped` tells whether `\c` ended the text.
  ///
  /// With `zeroLeads`, `\0` may be followed by three more octal digits, as in `echo -e` and `%b`.
  static func expand(
    _ text: ArraySlice<UInt8>,
    zeroLeads: Bool
  ) -> (bytes: [UInt8], stopped: Bool) {
    var bytes: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      index += 1
      guard byte == UInt8(ascii: "\\"), index < text.endIndex else {
        bytes.append(byte)
        continue
      }
      if text[index] == UInt8(ascii: "c") { return (bytes, true) }
      var start = index
      if zeroLeads, text[index] == UInt8(ascii: "0"), index + 1 < text.endIndex,
        (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(text[index + 1])
      {
        start = index + 1
      }
      if let value = Self.byte(text, at: &start) {
        bytes.append(value)
        index = start
      } else {
        bytes.append(byte)
      }
    }
    return (bytes, false)
  }

  private static let simple: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "e"): 27, UInt8(ascii: "f"): 12,
    UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9, UInt8(ascii: "v"): 11,
    UInt8(ascii: "\\"): UInt8(ascii: "\\"),
  ]

  private static func digits(
    _ text: ArraySlice<UInt8>,
    from start: Int,
    base: Int,
    most: Int,
    _ index: inout Int
  ) -> UInt8? {
    var value = 0
    var next = start
    while next < text.endIndex, next - start < most,
      let digit = Character(Unicode.Scalar(text[next])).hexDigitValue, digit < base,
      value * base + digit <= 255
    {
      value = value * base + digit
      next += 1
    }
    if next == start { return nil }
    index = next
    return UInt8(value)
  }
}
