/// The mark with which some editors begin a file, and what it says about the file's encoding.
///
/// kubectl reads files through `unicode.BOMOverride` (cli-runtime's resource/visitor.go): the mark is
/// left out, and UTF-16 becomes UTF-8.
enum ByteOrderMark {
  /// The same text in UTF-8 without a mark; as it is when there is none.
  static func decoded(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
    if bytes.count > ReadingLimits.bytes { return bytes }
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes) { UInt16($1) << 8 | UInt16($0) } }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes) { UInt16($0) << 8 | UInt16($1) } }
    return bytes
  }

  /// What comes behind the mark; half a unit at the end is left out.
  private static func utf16(_ bytes: [UInt8], _ unit: (UInt8, UInt8) -> UInt16) -> [UInt8] {
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { unit(bytes[$0], bytes[$0 + 1]) }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
