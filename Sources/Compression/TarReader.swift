/// The entries of a tar archive, one after the other.
///
/// Reads ustar, GNU's long names and pax headers. Contents are slices of the archive: nothing is
/// copied, and no entry can be larger than the archive itself.
package struct TarReader: Sendable {
  /// The longest name, with its NUL, as busybox has it.
  private static let longestName = 0xfff
  /// The largest pax header that is looked into, as busybox has it.
  private static let largestExtension = 0xfffff

  private var rest: ArraySlice<UInt8>
  private var longName: String?
  private var longLink: String?
  /// Names of entries that only describe the archive and were passed over, such as a volume's label.
  package private(set) var skippedKinds: [UInt8] = []
  /// Whether pax headers were met whose records could not be read.
  package private(set) var hasMalformedExtension = false

  package init(_ archive: ArraySlice<UInt8>) {
    rest = archive
  }

  /// The next entry; nil behind the last one: at two empty blocks, or where the bytes end.
  package mutating func next() throws(TarError) -> TarEntry? {
    var sawEmpty = false
    while !rest.isEmpty {
      let header = TarHeader(block: try take(TarHeader.blockSize))
      if header.isEmpty && longName == nil {
        if sawEmpty {
          rest = []
          return nil
        }
        sawEmpty = true
        continue
      }
      sawEmpty = false
      try header.check()
      if let entry = try read(header) { return entry }
    }
    return nil
  }

  private mutating func read(_ header: TarHeader) throws(TarError) -> TarEntry? {
    let size = try header.number(TarHeader.Field.size)
    switch header.kind {
    case UInt8(ascii: "L"):
      longName = try name(size)
      return nil
    case UInt8(ascii: "K"):
      longLink = try name(size)
      return nil
    case UInt8(ascii: "x") where size <= Self.largestExtension:
      readExtension(try take(padded: size))
      return nil
    case UInt8(ascii: "g"), UInt8(ascii: "x"), UInt8(ascii: "V"):
      if header.kind != UInt8(ascii: "g") { skippedKinds.append(header.kind) }
      _ = try take(padded: size)
      return nil
    default:
      return try entry(header, size)
    }
  }

  private mutating func entry(_ header: TarHeader, _ size: Int) throws(TarError) -> TarEntry {
    let name = longName ?? header.name
    let target = longLink ?? header.text(TarHeader.Field.linkName)
    longName = nil
    longLink = nil
    let kind: TarEntry.Kind
    switch header.kind {
    // An old archive's folder is a file whose name ends in a slash.
    case 0 where name.hasSuffix("/"), UInt8(ascii: "0") where name.hasSuffix("/"): kind = .directory
    case 0, UInt8(ascii: "0"), UInt8(ascii: "7"): kind = .file
    case UInt8(ascii: "1"): kind = .hardLink(target: target)
    case UInt8(ascii: "2"): kind = .symbolicLink(target: target)
    case UInt8(ascii: "3"): kind = .characterDevice
    case UInt8(ascii: "4"): kind = .blockDevice
    case UInt8(ascii: "5"): kind = .directory
    case UInt8(ascii: "6"): kind = .namedPipe
    default: throw .unknownKind(header.kind)
    }
    return TarEntry(
      name: name,
      kind: kind,
      mode: try header.number(TarHeader.Field.mode) & 0o7777,
      userID: try header.number(TarHeader.Field.userID),
      groupID: try header.number(TarHeader.Field.groupID),
      userName: header.text(TarHeader.Field.userName),
      groupName: header.text(TarHeader.Field.groupName),
      modified: try header.number(TarHeader.Field.modified),
      // Some archives give links the size of what they point to, and no content.
      content: kind == .file ? try take(padded: size) : []
    )
  }

  /// Takes the next bytes.
  private mutating func take(_ count: Int) throws(TarError) -> ArraySlice<UInt8> {
    guard count <= rest.count else { throw .incomplete }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  /// Takes the next bytes and what fills their last block.
  private mutating func take(padded count: Int) throws(TarError) -> ArraySlice<UInt8> {
    let bytes = try take(count)
    let filling = (TarHeader.blockSize - count % TarHeader.blockSize) % TarHeader.blockSize
    rest = rest.dropFirst(filling)
    return bytes
  }

  private mutating func name(_ size: Int) throws(TarError) -> String {
    guard size <= Self.longestName else { throw .longName }
    return String(decoding: try take(padded: size).prefix { $0 != 0 }, as: UTF8.self)
  }

  /// The records of a pax header: `LENGTH KEY=VALUE` and a line's end, the length counting all of it.
  private mutating func readExtension(_ records: ArraySlice<UInt8>) {
    var rest = records
    while !rest.isEmpty {
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard let length = Int(String(decoding: digits, as: UTF8.self)), length <= rest.count,
        digits.count + 2 <= length, rest[digits.endIndex] == UInt8(ascii: " "),
        rest.prefix(length).last == UInt8(ascii: "\n"),
        let equals = rest.prefix(length).firstIndex(of: UInt8(ascii: "="))
      else {
        hasMalformedExtension = true
        return
      }
      let record = rest.prefix(length).dropFirst(digits.count + 1).dropLast()
      rest = rest.dropFirst(length)
      let value = String(decoding: record[(equals + 1)...], as: UTF8.self)
      switch String(decoding: record[..<equals], as: UTF8.self) {
      case "path": longName = value
      case "linkpath": longLink = value
      default: break
      }
    }
  }
}
