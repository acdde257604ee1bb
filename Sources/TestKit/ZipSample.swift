import Compression

/// Builds small zip archives, also such as no honest program writes.
package enum ZipSample {
  package struct Entry: Sendable {
    package var name: String
    package var content: [UInt8]
    package var isDeflated: Bool
    /// The file's mode on a Unix system.
    package var mode: Int
    /// What the archive says of the size; nil for the truth.
    package var claimedSize: Int?

    package init(
      name: String,
      content: [UInt8],
      isDeflated: Bool = false,
      mode: Int = 0o100644,
      claimedSize: Int? = nil
    ) {
      self.name = name
      self.content = content
      self.isDeflated = isDeflated
      self.mode = mode
      self.claimedSize = claimedSize
    }
  }

  package static func archive(_ entries: [Entry]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let offset = bytes.count
      let data = entry.isDeflated ? Deflate.deflate(entry.content[...]) : entry.content
      let common =
        number(20, 2) + number(0, 2) + number(entry.isDeflated ? 8 : 0, 2) + number(0, 4)
        + number(Int(Checksum.crc32(entry.content[...])), 4) + number(data.count, 4)
        + number(entry.claimedSize ?? entry.content.count, 4)
        + number(entry.name.utf8.count, 2) + number(0, 2)
      bytes += number(0x0403_4B50, 4) + common + Array(entry.name.utf8) + data
      directory += number(0x0201_4B50, 4) + [20, 3] + common + number(0, 2) + number(0, 2)
      directory += number(0, 2) + number(entry.mode << 16, 4) + number(offset, 4)
      directory += Array(entry.name.utf8)
    }
    let end =
      number(0x0605_4B50, 4) + number(0, 4) + number(entries.count, 2) + number(entries.count, 2)
      + number(directory.count, 4) + number(bytes.count, 4) + number(0, 2)
    return bytes + directory + end
  }

  /// Where the first entry of the directory is.
  package static func directoryStart(of archive: [UInt8]) -> Int {
    (0..<4).reduce(0) { $0 | Int(archive[archive.count - 6 + $1]) << (8 * $1) }
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
