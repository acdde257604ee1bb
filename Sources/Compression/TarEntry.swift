/// One file of a tar archive.
///
/// Names are as the archive has them: they may be absolute, hold `..` or control characters, and
/// who writes files or shows names must see to that.
package struct TarEntry: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case file
    case directory
    case symbolicLink(target: String)
    /// Another name of a file that the archive has had before.
    case hardLink(target: String)
    case characterDevice
    case blockDevice
    case namedPipe
  }

  package var name: String
  package var kind: Kind
  /// Permissions, in the lowest twelve bits.
  package var mode: Int
  package var userID: Int
  package var groupID: Int
  package var userName: String
  package var groupName: String
  /// Seconds since 1970 of the last change.
  package var modified: Int
  /// A file's content; empty for all other kinds.
  package var content: ArraySlice<UInt8>

  package init(
    name: String,
    kind: Kind = .file,
    mode: Int = 0o644,
    userID: Int = 0,
    groupID: Int = 0,
    userName: String = "",
    groupName: String = "",
    modified: Int = 0,
    content: ArraySlice<UInt8> = []
  ) {
    self.name = name
    self.kind = kind
    self.mode = mode
    self.userID = userID
    self.groupID = groupID
    self.userName = userName
    self.groupName = groupName
    self.modified = modified
    self.content = content
  }
}

/// Why bytes are no tar archive, or none that can be read on.
package enum TarError: Error, Equatable, Sendable {
  /// Neither `ustar` nor the zeros of the old format.
  case wrongMagic
  case wrongChecksum
  /// The bytes end within a header or a file.
  case incomplete
  /// A number field holds something else.
  case wrongNumber
  /// A name is longer than any file system takes.
  case longName
  /// A kind of entry that nobody knows.
  case unknownKind(UInt8)
}
