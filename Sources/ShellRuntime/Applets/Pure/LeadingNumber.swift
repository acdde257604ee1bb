/// The number at the start of a text, as `strtod` finds it.
enum LeadingNumber {
  /// The value (zero when there is none) and the text behind it.
  static func parse(_ bytes: ArraySlice<UInt8>) -> (value: Double, rest: ArraySlice<UInt8>) {
    var index = bytes.startIndex
    while index < bytes.endIndex, bytes[index] == 32 || (9...13).contains(bytes[index]) {
      index += 1
    }
    let start = index
    if index < bytes.endIndex, bytes[index] == 43 || bytes[index] == 45 { index += 1 }
    let whole = digits(bytes, &index)
    var fraction = 0
    if index < bytes.endIndex, bytes[index] == 46 {
      index += 1
      fraction = digits(bytes, &index)
      if whole + fraction == 0 { index -= 1 }
    }
    if whole + fraction == 0 { return (0, bytes) }
    exponent(bytes, &index)
    let text = bytes[start..<index]
    // Up to 15 digits are exact without the general conversion.
    if fraction == 0, text.count <= 15, text.last != 46,
      !text.contains(where: { $0 | 32 == 101 })
    {
      return (small(text), bytes[index...])
    }
    var plain = String(decoding: text, as: UTF8.self)
    if plain.hasSuffix(".") { plain += "0" }
    return (Double(plain) ?? Double(plain.replacing(".e", with: ".0e")) ?? 0, bytes[index...])
  }

  private static func digits(_ bytes: ArraySlice<UInt8>, _ index: inout Int) -> Int {
    let start = index
    while index < bytes.endIndex, (48...57).contains(bytes[index]) { index += 1 }
    return index - start
  }

  private static func exponent(_ bytes: ArraySlice<UInt8>, _ index: inout Int) {
    var next = index
    guard next < bytes.endIndex, bytes[next] | 32 == 101 else { return }
    next += 1
    if next < bytes.endIndex, bytes[next] == 43 || bytes[next] == 45 { next += 1 }
    if digits(bytes, &next) > 0 { index = next }
  }

  private static func small(_ text: ArraySlice<UInt8>) -> Double {
    var value = 0
    for byte in text where (48...57).contains(byte) { value = value * 10 + Int(byte - 48) }
    return text.first == 45 ? -Double(value) : Double(value)
  }
}
