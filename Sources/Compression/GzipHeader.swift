/// What stands before the stream of a gzip member (RFC 1952, section 2.3).
package struct GzipHeader: Equatable, Sendable {
  package static let magic: [UInt8] = [0x1f, 0x8b]

  /// The name of the file that was compressed, without folders.
  package var name: String?
  /// Seconds since 1970 of the file's last change; 0 when nobody said.
  package var modified: UInt32
  /// The compressor's hint: 2 for the slowest and smallest, 4 for the fastest.
  package var extraFlags: UInt8

  package init(name: String? = nil, modified: UInt32 = 0, extraFlags: UInt8 = 0) {
    self.name = name
    self.modified = modified
    self.extraFlags = extraFlags
  }

  private static let deflate: UInt8 = 8
  private static let unix: UInt8 = 3

  private enum Flag {
    static let headerChecksum: UInt8 = 0x02
    static let extraField: UInt8 = 0x04
    static let name: UInt8 = 0x08
    static let comment: UInt8 = 0x10
    static let reserved: UInt8 = 0xe0
  }

  /// Reads the header that `bytes` begin with, and gives what comes behind it.
  static func parse(
    _ bytes: ArraySlice<UInt8>
  ) throws(CompressionError) -> (header: GzipHeader, rest: ArraySlice<UInt8>) {
    guard bytes.starts(with: magic) else {
      throw magic.starts(with: bytes) ? .incomplete : .wrongMagic
    }
    guard bytes.count >= 10 else { throw .incomplete }
    let fields = Array(bytes.prefix(10))
    guard fields[2] == deflate, fields[3] & Flag.reserved == 0 else { throw .unknownMethod }
    let flags = fields[3]
    var header = GzipHeader(
      modified: LittleEndian.number(fields[4..<8]),
      extraFlags: fields[8]
    )
    var rest = bytes.dropFirst(10)
    if flags & Flag.extraField != 0 {
      guard rest.count >= 2 else { throw .incomplete }
      let length = Int(LittleEndian.number(rest.prefix(2)))
      guard rest.count >= 2 + length else { throw .incomplete }
      rest = rest.dropFirst(2 + length)
    }
    if flags & Flag.name != 0 { header.name = try text(&rest) }
    if flags & Flag.comment != 0 { _ = try text(&rest) }
    if flags & Flag.headerChecksum != 0 {
      guard rest.count >= 2 else { throw .incomplete }
      let sum = Checksum.crc32(bytes[bytes.startIndex..<rest.startIndex]) & 0xffff
      guard LittleEndian.number(rest.prefix(2)) == sum else { throw .wrongChecksum }
      rest = rest.dropFirst(2)
    }
    return (header, rest)
  }

  /// The header's bytes.
  func encoded() -> [UInt8] {
    let flags = name == nil ? 0 : Flag.name
    var bytes = Self.magic + [Self.deflate, flags] + LittleEndian.bytes(modified)
    bytes += [extraFlags, Self.unix]
    if let name { bytes += Array(name.utf8.prefix { $0 != 0 }) + [0] }
    return bytes
  }

  /// Text up to its NUL.
  private static func text(_ rest: inout ArraySlice<UInt8>) throws(CompressionError) -> String {
    guard let end = rest.firstIndex(of: 0) else { throw .incomplete }
    defer { rest = rest[(end + 1)...] }
    return String(decoding: rest[..<end], as: UTF8.self)
  }
}
