/// One entry of a zip archive, as its central directory has it.
///
/// Names are as the archive has them; who writes files or shows names must see to that.
package struct ZipEntry: Equatable, Sendable {
  package var name: String
  /// Whether the archive says that it is a symbolic link or anything but a file or a folder.
  package var isSpecial: Bool
  package var isDirectory: Bool
  /// Bytes before compression, as the archive says.
  package var size: Int

  fileprivate var method: UInt16
  fileprivate var checksum: UInt32
  fileprivate var compressedSize: Int
  fileprivate var offset: Int
}

/// Why bytes are no zip archive that is read here.
package enum ZipError: Error, Equatable, Sendable {
  /// There is no end of a central directory.
  case notZip
  case encrypted
  /// The archive is spread over several files.
  case multiDisk
  /// The form for more than 4 GiB or 65,535 entries.
  case zip64
  /// Compressed by another method than DEFLATE.
  case unknownMethod(UInt16)
  /// The directory and the entries contradict each other, or the bytes end too early.
  case damaged
  case wrongChecksum
  /// An entry makes more bytes than it says, or than the caller takes.
  case outputLimit
}

/// The entries of a zip archive, by its central directory (APPNOTE.TXT 6.3.10).
///
/// Strict: what two readers could understand in two ways is refused.
package struct ZipReader: Sendable {
  package let entries: [ZipEntry]
  private let bytes: [UInt8]

  private static let endSize = 22
  private static let directoryEntrySize = 46
  private static let localHeaderSize = 30

  package static func isZip(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6])
  }

  package init(_ bytes: [UInt8]) throws(ZipError) {
    self.bytes = bytes
    let end = try Self.end(bytes)
    guard Self.number(bytes, end + 4, 2) == 0, Self.number(bytes, end + 6, 2) == 0,
      Self.number(bytes, end + 8, 2) == Self.number(bytes, end + 10, 2)
    else { throw .multiDisk }
    let count = Self.number(bytes, end + 10, 2)
    let size = Self.number(bytes, end + 12, 4)
    let start = Self.number(bytes, end + 16, 4)
    guard count != 0xFFFF, size != 0xFFFF_FFFF, start != 0xFFFF_FFFF else { throw .zip64 }
    guard start + size == end else { throw .damaged }
    var entries: [ZipEntry] = []
    var position = start
    for _ in 0..<count {
      let (entry, next) = try Self.entry(bytes, at: position, end: end)
      entries.append(entry)
      position = next
    }
    guard position == end else { throw .damaged }
    self.entries = entries
  }

  /// An entry's content; at most `limit` bytes are made.
  package func content(of entry: ZipEntry, limit: Int) throws(ZipError) -> [UInt8] {
    guard entry.size <= limit else { throw .outputLimit }
    let start = entry.offset
    guard start + Self.localHeaderSize <= bytes.count,
      Self.number(bytes, start, 4) == 0x0403_4B50,
      Self.number(bytes, start + 8, 2) == Int(entry.method)
    else { throw .damaged }
    let nameSize = Self.number(bytes, start + 26, 2)
    let dataStart = start + Self.localHeaderSize + nameSize + Self.number(bytes, start + 28, 2)
    let dataEnd = dataStart + entry.compressedSize
    guard dataEnd <= bytes.count,
      // One name in the directory and another before the content would be two files in one.
      bytes[(start + Self.localHeaderSize)..<(start + Self.localHeaderSize + nameSize)]
        .elementsEqual(entry.name.utf8)
    else { throw .damaged }
    let content = try expanded(bytes[dataStart..<dataEnd], of: entry)
    guard content.count == entry.size else { throw .damaged }
    guard Checksum.crc32(content[...]) == entry.checksum else { throw .wrongChecksum }
    return content
  }

  private func expanded(
    _ data: ArraySlice<UInt8>,
    of entry: ZipEntry
  ) throws(ZipError) -> [UInt8] {
    if entry.method == 0 { return Array(data) }
    do throws(CompressionError) {
      let inflated = try Deflate.inflate(data, limit: entry.size)
      guard inflated.consumed == data.count else { throw CompressionError.damaged }
      return inflated.bytes
    } catch {
      throw error == .outputLimit ? .outputLimit : .damaged
    }
  }

  // MARK: structure

  /// Where the end of the directory is; behind it there is a comment at most.
  private static func end(_ bytes: [UInt8]) throws(ZipError) -> Int {
    guard bytes.count >= endSize else { throw .notZip }
    let first = max(0, bytes.count - endSize - 0xFFFF)
    for position in stride(from: bytes.count - endSize, through: first, by: -1)
    where bytes[position] == 0x50 && number(bytes, position, 4) == 0x0605_4B50 {
      if position + endSize + number(bytes, position + 20, 2) == bytes.count { return position }
    }
    throw .notZip
  }

  private static func entry(
    _ bytes: [UInt8],
    at position: Int,
    end: Int
  ) throws(ZipError) -> (entry: ZipEntry, next: Int) {
    guard position + directoryEntrySize <= end, number(bytes, position, 4) == 0x0201_4B50 else {
      throw .damaged
    }
    let flags = number(bytes, position + 8, 2)
    guard flags & 0x2041 == 0 else { throw .encrypted }
    let method = UInt16(number(bytes, position + 10, 2))
    guard method == 0 || method == 8 else { throw .unknownMethod(method) }
    guard number(bytes, position + 34, 2) == 0 else { throw .multiDisk }
    let compressedSize = number(bytes, position + 20, 4)
    let size = number(bytes, position + 24, 4)
    let offset = number(bytes, position + 42, 4)
    guard ![compressedSize, size, offset].contains(0xFFFF_FFFF) else { throw .zip64 }
    guard method != 0 || size == compressedSize else { throw .damaged }
    let nameStart = position + directoryEntrySize
    let nameEnd = nameStart + number(bytes, position + 28, 2)
    let next = nameEnd + number(bytes, position + 30, 2) + number(bytes, position + 32, 2)
    guard next <= end, let name = String(validating: bytes[nameStart..<nameEnd], as: UTF8.self)
    else { throw .damaged }
    // The upper half of the attributes is the file's mode when a Unix system has made the entry.
    let isUnix = bytes[position + 5] == 3
    let kind = number(bytes, position + 38, 4) >> 16 & 0o170000
    let entry = ZipEntry(
      name: name,
      isSpecial: isUnix && kind != 0 && kind != 0o100000 && kind != 0o040000,
      isDirectory: name.hasSuffix("/"),
      size: size,
      method: method,
      checksum: UInt32(number(bytes, position + 16, 4)),
      compressedSize: compressedSize,
      offset: offset
    )
    return (entry, next)
  }

  private static func number(_ bytes: [UInt8], _ position: Int, _ count: Int) -> Int {
    Int(LittleEndian.number(bytes[position..<(position + count)]))
  }
}
