/// Writes a zip archive of files as they are, without compression.
///
/// The same files give the same bytes on every machine and with every version of zlib: every entry has
/// the first moment that the format knows, 1980-01-01, and plain permissions.
/// (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT)
package struct ZipWriter: Sendable {
  private var archive: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Files beyond this are another form of the format, which is not written.
  package static let countMax = 65_534

  package init() {}

  /// Adds a file; the name is a relative path with `/` between folders.
  package mutating func add(_ name: String, _ bytes: [UInt8]) {
    precondition(count < Self.countMax && archive.count + bytes.count < 1 << 31, "zip is full")
    let path = Array(name.utf8)
    // Version 2.0, names in UTF-8, stored, midnight of the first of January 1980.
    let facts =
      Self.two(20) + Self.two(0x0800) + Self.two(0) + Self.two(0) + Self.two(0x21)
      + LittleEndian.bytes(Checksum.crc32(bytes[...])) + LittleEndian.bytes(UInt32(bytes.count))
      + LittleEndian.bytes(UInt32(bytes.count)) + Self.two(path.count) + Self.two(0)
    // Made on Unix, a plain file with the mode 644.
    directory +=
      LittleEndian.bytes(0x0201_4B50) + Self.two(3 << 8 | 20) + facts + Self.two(0) + Self.two(0)
      + Self.two(0) + LittleEndian.bytes(0o100644 << 16)
      + LittleEndian.bytes(UInt32(archive.count)) + path
    archive += LittleEndian.bytes(0x0403_4B50) + facts + path + bytes
    count += 1
  }

  /// The archive with its directory.
  package func finished() -> [UInt8] {
    archive + directory + LittleEndian.bytes(0x0605_4B50) + Self.two(0) + Self.two(0)
      + Self.two(count) + Self.two(count) + LittleEndian.bytes(UInt32(directory.count))
      + LittleEndian.bytes(UInt32(archive.count)) + Self.two(0)
  }

  private static func two(_ number: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
  }
}
