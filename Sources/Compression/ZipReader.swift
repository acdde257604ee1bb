/// Why an archive is not read; each names what the archive does that is refused.
package enum ZipError: Error, Equatable, Sendable {
  /// There is no directory of entries, or it does not fit the bytes.
  case noDirectory
  /// It spans several files, or uses the form for more than 4 GiB or 65,535 entries.
  case unsupportedForm
  case encrypted(String)
  /// Another method than stored and deflated.
  case unknownMethod(String)
  /// The entry contradicts itself or the directory, or its checksum is wrong.
  case damaged(String)
  /// More than the limit comes out of it.
  case outputLimit
}

/// One file of a zip archive, as its directory describes it.
package struct ZipEntry: Equatable, Sendable {
  /// As the archive has it: it may be absolute, hold `..` or control characters.
  package var name: String
  package var isDirectory: Bool
  package var isSymbolicLink: Bool
  /// As the directory says it; what comes out may be nothing else.
  package var size: Int

  fileprivate var method: Int
  fileprivate var checksum: UInt32
  fileprivate var packedSize: Int
  fileprivate var offset: Int
}

/// A zip archive, read by its directory: what the directory does not name is not looked at.
///
/// (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT)
package struct ZipReader: Sendable {
  private enum Signature {
    static let localHeader: UInt32 = 0x0403_4B50
    static let directoryHeader: UInt32 = 0x0201_4B50
    static let directoryEnd: UInt32 = 0x0605_4B50
  }

  private let archive: [UInt8]
  package let entries: [ZipEntry]

  /// Whether bytes begin as those of a zip archive do.
  package static func isZip(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// Reads the directory of an archive.
  package init(_ archive: [UInt8]) throws(ZipError) {
    self.archive = archive
    entries = try Self.directory(of: archive)
  }

  /// What an entry was made from; `limit` is the most bytes that may come out.
  package func contents(of entry: ZipEntry, limit: Int) throws(ZipError) -> [UInt8] {
    guard entry.size <= limit else { throw .outputLimit }
    let damage = ZipError.damaged(entry.name)
    guard Self.number(archive, entry.offset, 4) == Int(Signature.localHeader),
      let nameCount = Self.number(archive, entry.offset + 26, 2),
      let extraCount = Self.number(archive, entry.offset + 28, 2)
    else { throw damage }
    let start = entry.offset + 30 + nameCount + extraCount
    guard start + entry.packedSize <= archive.count else { throw damage }
    let packed = archive[start..<start + entry.packedSize]
    let bytes: [UInt8]
    switch entry.method {
    case 0: bytes = Array(packed)
    case 8:
      do throws(CompressionError) {
        bytes = try Deflate.inflate(packed, limit: entry.size).bytes
      } catch {
        throw damage
      }
    default: throw .unknownMethod(entry.name)
    }
    guard bytes.count == entry.size, Checksum.crc32(bytes[...]) == entry.checksum else {
      throw damage
    }
    return bytes
  }

  private static func directory(of archive: [UInt8]) throws(ZipError) -> [ZipEntry] {
    guard let end = directoryEnd(in: archive), let disk = number(archive, end + 4, 2),
      let firstDisk = number(archive, end + 6, 2), let countHere = number(archive, end + 8, 2),
      let count = number(archive, end + 10, 2), let size = number(archive, end + 12, 4),
      let start = number(archive, end + 16, 4)
    else { throw .noDirectory }
    guard disk == 0, firstDisk == 0, countHere == count, count < 0xFFFF, start < 0xFFFF_FFFF else {
      throw .unsupportedForm
    }
    guard start + size <= end else { throw .noDirectory }
    var entries: [ZipEntry] = []
    var position = start
    for _ in 0..<count {
      let (entry, next) = try entry(of: archive, at: position)
      guard next <= start + size else { throw .noDirectory }
      entries.append(entry)
      position = next
    }
    return entries
  }

  /// The end of the directory stands at the archive's end, before a comment of any text.
  private static func directoryEnd(in archive: [UInt8]) -> Int? {
    let last = archive.count - 22
    guard last >= 0 else { return nil }
    return (max(0, last - 0xFFFF)...last).last { position in
      number(archive, position, 4) == Int(Signature.directoryEnd)
        && number(archive, position + 20, 2) == archive.count - position - 22
    }
  }

  private static func entry(
    of archive: [UInt8],
    at position: Int
  ) throws(ZipError) -> (entry: ZipEntry, next: Int) {
    guard number(archive, position, 4) == Int(Signature.directoryHeader),
      let madeBy = number(archive, position + 4, 2), let flags = number(archive, position + 8, 2),
      let method = number(archive, position + 10, 2),
      let checksum = number(archive, position + 16, 4),
      let packedSize = number(archive, position + 20, 4),
      let size = number(archive, position + 24, 4),
      let nameCount = number(archive, position + 28, 2),
      let extraCount = number(archive, position + 30, 2),
      let commentCount = number(archive, position + 32, 2),
      let attributes = number(archive, position + 38, 4),
      let offset = number(archive, position + 42, 4), position + 46 + nameCount <= archive.count
    else { throw .noDirectory }
    let name = String(decoding: archive[position + 46..<position + 46 + nameCount], as: UTF8.self)
    guard flags & 1 == 0 else { throw .encrypted(name) }
    guard size < 0xFFFF_FFFF, packedSize < 0xFFFF_FFFF, offset < 0xFFFF_FFFF else {
      throw .unsupportedForm
    }
    // The upper half holds Unix's mode when the archive was made there.
    let mode = madeBy >> 8 == 3 ? attributes >> 16 : 0
    let entry = ZipEntry(
      name: name,
      isDirectory: name.hasSuffix("/") || mode & 0xF000 == 0x4000,
      isSymbolicLink: mode & 0xF000 == 0xA000,
      size: size,
      method: method,
      checksum: UInt32(checksum),
      packedSize: packedSize,
      offset: offset
    )
    return (entry, position + 46 + nameCount + extraCount + commentCount)
  }

  private static func number(_ bytes: [UInt8], _ position: Int, _ count: Int) -> Int? {
    guard position >= 0, position + count <= bytes.count else { return nil }
    return (0..<count).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
  }
}
