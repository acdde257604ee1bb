/// Text as the matcher sees it: scalars of UTF-8, and each byte that is not UTF-8 by itself.
enum TextUnits {
  /// Bytes that are no UTF-8 become units from here on, beyond every scalar.
  static let invalidBase: UInt32 = 0x11_0000

  /// The unit at `index` and how many bytes it takes.
  @inline(__always)
  static func unit(_ text: ArraySlice<UInt8>, at index: Int) -> (value: UInt32, length: Int) {
    let first = text[index]
    if first < 0x80 { return (UInt32(first), 1) }
    return wide(text, at: index, first)
  }

  static func all(_ text: [UInt8]) -> [UInt32] {
    var units: [UInt32] = []
    var index = 0
    while index < text.count {
      let (value, length) = unit(text[...], at: index)
      units.append(value)
      index += length
    }
    return units
  }

  /// The unit without its case, for `-i`.
  static func folded(_ unit: UInt32) -> UInt32 {
    if unit < 0x80 { return (65...90).contains(unit) ? unit + 32 : unit }
    guard let scalar = Unicode.Scalar(unit) else { return unit }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? lower.first?.value ?? unit : unit
  }

  /// Letters, digits and the underscore.
  static func isWord(_ unit: UInt32) -> Bool {
    CharacterClass.alphanumeric.contains(unit) || unit == 95
  }

  static func bytes(_ unit: UInt32) -> [UInt8] {
    if unit >= invalidBase { return [UInt8(truncatingIfNeeded: unit - invalidBase)] }
    guard let scalar = Unicode.Scalar(unit) else { return [] }
    return Array(String(Character(scalar)).utf8)
  }

  private static func wide(
    _ text: ArraySlice<UInt8>,
    at index: Int,
    _ first: UInt8
  ) -> (value: UInt32, length: Int) {
    let invalid = (invalidBase + UInt32(first), 1)
    let length: Int
    var value: UInt32
    switch first {
    case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
    case 0xE0...0xEF: (length, value) = (3, UInt32(first & 0x0F))
    case 0xF0...0xF4: (length, value) = (4, UInt32(first & 0x07))
    default: return invalid
    }
    guard index + length <= text.endIndex else { return invalid }
    for byte in text[index + 1..<index + length] {
      guard byte & 0xC0 == 0x80 else { return invalid }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let shortest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x1_0000
    guard value >= shortest, Unicode.Scalar(value) != nil else { return invalid }
    return (value, length)
  }
}
