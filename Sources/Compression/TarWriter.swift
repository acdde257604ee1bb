/// A tar archive in the making, in the format that busybox's `tar` writes (GNU's).
package struct TarWriter: Sendable {
  /// What is written so far.
  private var bytes: [UInt8] = []

  package init() {}

  /// Adds an entry.
  package mutating func append(_ entry: TarEntry) {
    let (kind, target) = Self.kindAndTarget(entry)
    var header = TarHeader(kind: kind)
    let isDirectory = entry.kind == .directory
    let name = isDirectory && !entry.name.hasSuffix("/") ? entry.name + "/" : entry.name
    header.put(name.utf8, in: TarHeader.Field.name)
    header.put(entry.mode & 0o7777, in: TarHeader.Field.mode)
    header.put(entry.userID, in: TarHeader.Field.userID)
    header.put(entry.groupID, in: TarHeader.Field.groupID)
    header.put(entry.kind == .file ? entry.content.count : 0, in: TarHeader.Field.size)
    header.put(entry.modified, in: TarHeader.Field.modified)
    header.put(target.utf8, in: TarHeader.Field.linkName)
    header.put(entry.userName.utf8.prefix(31), in: TarHeader.Field.userName)
    header.put(entry.groupName.utf8.prefix(31), in: TarHeader.Field.groupName)
    // The link's long name stands before the entry's, as GNU tar has it.
    if target.utf8.count >= TarHeader.Field.linkName.count {
      appendLong(target, kind: UInt8(ascii: "K"))
    }
    if name.utf8.count >= TarHeader.Field.name.count { appendLong(name, kind: UInt8(ascii: "L")) }
    bytes += header.encoded()
    if entry.kind == .file { appendPadded(entry.content) }
  }

  /// The archive with its end: two empty blocks.
  package func finished() -> [UInt8] {
    bytes + [UInt8](repeating: 0, count: 2 * TarHeader.blockSize)
  }

  private mutating func appendLong(_ name: String, kind: UInt8) {
    var header = TarHeader(kind: kind)
    header.put("././@LongLink".utf8, in: TarHeader.Field.name)
    for field in [
      TarHeader.Field.mode, TarHeader.Field.userID, TarHeader.Field.groupID,
      TarHeader.Field.modified,
    ] {
      header.put(0, in: field)
    }
    let content = Array(name.utf8) + [0]
    header.put(content.count, in: TarHeader.Field.size)
    bytes += header.encoded()
    appendPadded(content[...])
  }

  private mutating func appendPadded(_ content: ArraySlice<UInt8>) {
    bytes += content
    let filling = (TarHeader.blockSize - content.count % TarHeader.blockSize) % TarHeader.blockSize
    bytes += [UInt8](repeating: 0, count: filling)
  }

  private static func kindAndTarget(_ entry: TarEntry) -> (UInt8, target: String) {
    switch entry.kind {
    case .file: (UInt8(ascii: "0"), "")
    case .hardLink(let target): (UInt8(ascii: "1"), target)
    case .symbolicLink(let target): (UInt8(ascii: "2"), target)
    case .characterDevice: (UInt8(ascii: "3"), "")
    case .blockDevice: (UInt8(ascii: "4"), "")
    case .directory: (UInt8(ascii: "5"), "")
    case .namedPipe: (UInt8(ascii: "6"), "")
    }
  }
}
