import GRDB
import Glibc

/// What a rescue needs of files: whose they are, a copy, and their removal.
extension StoreFile {
  private static let companions = ["", "-wal", "-shm"]

  /// Whether there is a file, of this user, in a folder of this user.
  var isOurs: Bool {
    var status = stat()
    return isFolderOurs && lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && status.st_uid == geteuid()
  }

  /// Whether the folder is this user's, and nobody else may write in it.
  var isFolderOurs: Bool {
    var status = stat()
    return lstat(folder, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      && status.st_uid == geteuid() && status.st_mode & (S_IWGRP | S_IWOTH) == 0
  }

  /// The record as it is, whatever version wrote it; nothing can be written to it.
  func openForReading() throws(ProgressStoreError) -> ProgressStore {
    try ProgressStoreError.wrapping(path) {
      var configuration = Self.configuration
      configuration.readonly = true
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      let applicationID = try queue.read {
        try Int32.fetchOne($0, sql: "PRAGMA application_id")
      }
      guard applicationID == Schema.applicationID else {
        throw ProgressStoreError(path: path, reason: .damaged)
      }
      return ProgressStore(reading: queue, path: path)
    }
  }

  /// Makes it a copy of another file, with what SQLite has written beside that.
  func isCopied(from other: StoreFile) -> Bool {
    for companion in Self.companions.prefix(2) {
      guard let bytes = Self.contents(of: other.path + companion) else {
        if companion.isEmpty { return false }
        continue
      }
      guard Self.write(bytes, to: path + companion) else { return false }
    }
    return true
  }

  func remove() {
    for companion in Self.companions { unlink(path + companion) }
  }

  /// Larger files are no records of one learner.
  private static let bytesMax = 1 << 30

  private static func contents(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < bytesMax {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
    return nil
  }

  private static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest.removeFirst(count)
    }
    return true
  }
}
