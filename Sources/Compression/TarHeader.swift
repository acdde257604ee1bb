/// The block of 512 bytes before each entry of a tar archive (POSIX.1-2017, pax, ustar format).
struct TarHeader {
  static let blockSize = 512

  /// Where a field stands.
  enum Field {
    static let name = 0..<100
    static let mode = 100..<108
    static let userID = 108..<116
    static let groupID = 116..<124
    static let size = 124..<136
    static let modified = 136..<148
    static let checksum = 148..<156
    static let kind = 156
    static let linkName = 157..<257
    static let magic = 257..<262
    static let magicAndVersion = 257..<265
    static let userName = 265..<297
    static let groupName = 297..<329
    static let prefix = 345..<500
  }

  private var bytes: [UInt8]

  var kind: UInt8 { bytes[Field.kind] }
  var isEmpty: Bool { bytes[Field.name.lowerBound] == 0 && bytes[Field.prefix.lowerBound] == 0 }

  /// Takes a block as it stands in an archive; the caller checks it.
  init(block: ArraySlice<UInt8>) {
    precondition(block.count == Self.blockSize, "a header is one block")
    bytes = Array(block)
  }

  /// A block of zeros with the magic of GNU tar, which busybox writes too.
  init(kind: UInt8) {
    bytes = [UInt8](repeating: 0, count: Self.blockSize)
    bytes[Field.kind] = kind
    bytes.replaceSubrange(Field.magicAndVersion, with: Array("ustar  \0".utf8))
  }

  /// Checks magic and checksum.
  func check() throws(TarError) {
    let magic = bytes[Field.magic]
    guard magic.elementsEqual("ustar".utf8) || magic.allSatisfy({ $0 == 0 }) else {
      throw .wrongMagic
    }
    guard try number(Field.checksum) == sum() else { throw .wrongChecksum }
  }

  func text(_ field: Range<Int>) -> String {
    String(decoding: bytes[field].prefix { $0 != 0 }, as: UTF8.self)
  }

  /// A number in octal digits, or in binary with the first bit set, as GNU tar writes large ones.
  func number(_ field: Range<Int>) throws(TarError) -> Int {
    let digits = bytes[field]
    if let first = digits.first, first & 0x80 != 0 { return try Self.binary(digits) }
    let octal = digits.drop { $0 == UInt8(ascii: " ") }
      .prefix { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
    let end = octal.endIndex < digits.endIndex ? digits[octal.endIndex] : 0
    guard end == 0 || end == UInt8(ascii: " ") else { throw .wrongNumber }
    // The widest field has twelve digits: 36 bits.
    return octal.reduce(0) { $0 << 3 | Int($1 - UInt8(ascii: "0")) }
  }

  private static func binary(_ bytes: ArraySlice<UInt8>) throws(TarError) -> Int {
    var value = 0
    for (place, byte) in bytes.enumerated() {
      let part = place == 0 ? Int(byte & 0x7f) : Int(byte)
      guard value <= Int.max >> 8 else { throw .wrongNumber }
      value = value << 8 | part
    }
    return value
  }

  /// The name with the part of it that did not fit its field.
  var name: String {
    let prefix = text(Field.prefix)
    // GNU's old format keeps other things where ustar has the prefix.
    let hasPrefix = bytes[Field.magicAndVersion].elementsEqual("ustar\u{0}00".utf8)
    return prefix.isEmpty || !hasPrefix
      ? text(Field.name) : prefix + "/" + text(Field.name)
  }

  mutating func put(_ text: some Collection<UInt8>, in field: Range<Int>) {
    bytes.replaceSubrange(
      field.lowerBound..<field.lowerBound + min(text.count, field.count),
      with: text.prefix(field.count)
    )
  }

  /// Octal digits and a NUL, or all digits where they fill the field, or binary where they do not fit.
  mutating func put(_ number: Int, in field: Range<Int>) {
    let value = max(number, 0)
    let digits = String(value, radix: 8)
    if digits.utf8.count > field.count {
      var rest = value
      for place in field.reversed() {
        bytes[place] = UInt8(truncatingIfNeeded: rest)
        rest >>= 8
      }
      bytes[field.lowerBound] |= 0x80
      return
    }
    let width = max(field.count - 1, digits.utf8.count)
    put((String(repeating: "0", count: width - digits.utf8.count) + digits).utf8, in: field)
  }

  /// The block with its checksum.
  func encoded() -> [UInt8] {
    var header = self
    let digits = String(sum(), radix: 8)
    let padded = String(repeating: "0", count: 6 - digits.utf8.count) + digits
    header.put(Array(padded.utf8) + [0, UInt8(ascii: " ")], in: Field.checksum)
    return header.bytes
  }

  /// The sum of all bytes, those of the checksum itself taken as spaces.
  private func sum() -> Int {
    var sum = Field.checksum.count * Int(UInt8(ascii: " "))
    for (place, byte) in bytes.enumerated() where !Field.checksum.contains(place) {
      sum += Int(byte)
    }
    return sum
  }
}
