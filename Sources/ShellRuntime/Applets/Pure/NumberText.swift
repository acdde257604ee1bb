import ShellSyntax

/// Numbers as the C library's `strtoll` family reads them.
enum NumberText {
  enum Failure: Error { case malformed, outOfRange }

  /// A whole number that fills the text, but for blanks in front.
  ///
  /// With base 0 a leading `0x` means hexadecimal and a leading `0` octal.
  static func integer(_ text: some StringProtocol, base: Int = 10) throws(Failure) -> Int64 {
    let parts = try magnitude(text, base)
    if parts.negative {
      guard parts.magnitude <= Int64.min.magnitude else { throw .outOfRange }
      return Int64(truncatingIfNeeded: 0 &- parts.magnitude)
    }
    guard let value = Int64(exactly: parts.magnitude) else { throw .outOfRange }
    return value
  }

  /// As `integer`, for values without sign.
  static func unsigned(_ text: some StringProtocol, base: Int = 10) throws(Failure) -> UInt64 {
    let parts = try magnitude(text, base)
    return parts.negative ? 0 &- parts.magnitude : parts.magnitude
  }

  /// A floating point number that fills the text, but for blanks in front.
  static func floating(_ text: some StringProtocol) -> Double? {
    let trimmed = text.drop { " \t\n\u{b}\u{c}\r".contains($0) }
    guard let first = trimmed.first, !first.isWhitespace, let value = Double(String(trimmed))
    else { return nil }
    return value
  }

  /// A count with one of busybox's suffixes: `b` 512, `k` 1024, `m` 1048576.
  static func count(_ text: some StringProtocol, suffixes: [Character: Int]) -> Int? {
    var digits = Substring(text)
    var factor = 1
    if let last = digits.last, let scale = suffixes[last] {
      digits.removeLast()
      factor = scale
    }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let value = Int(digits)
    else { return nil }
    let (product, overflow) = value.multipliedReportingOverflow(by: factor)
    return overflow ? nil : product
  }

  static let binarySuffixes: [Character: Int] = ["b": 512, "k": 1_024, "m": 1_048_576]

  /// The value of plain decimal digits, perhaps behind a minus; nil for all other texts, right or not.
  static func plainInteger(_ text: String) -> Int64? {
    text.withBytes { bytes in
      let isNegative = bytes.first == UInt8(ascii: "-")
      var index = isNegative ? 1 : 0
      // Eighteen digits cannot overflow.
      guard index < bytes.count, bytes.count - index <= 18 else { return nil }
      var value: Int64 = 0
      while index < bytes.count {
        guard bytes[index].isDigit else { return nil }
        value = value * 10 + Int64(bytes[index] - UInt8(ascii: "0"))
        index += 1
      }
      return isNegative ? -value : value
    }
  }

  private static func magnitude(
    _ text: some StringProtocol,
    _ base: Int
  ) throws(Failure) -> (negative: Bool, magnitude: UInt64) {
    var rest = Substring(text).drop { " \t\n\u{b}\u{c}\r".contains($0) }
    var negative = false
    if let sign = rest.first, sign == "-" || sign == "+" {
      negative = sign == "-"
      rest.removeFirst()
    }
    var base = base
    if base == 0 {
      if rest.hasPrefix("0x") || rest.hasPrefix("0X") {
        base = 16
        rest = rest.dropFirst(2)
      } else {
        base = rest.hasPrefix("0") ? 8 : 10
      }
    }
    guard !rest.isEmpty, rest.allSatisfy({ $0.isASCII && ($0.hexDigitValue ?? 99) < base })
    else { throw .malformed }
    guard let value = UInt64(rest, radix: base) else { throw .outOfRange }
    return (negative, value)
  }
}
