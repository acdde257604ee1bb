import GRDB
import Glibc

extension ProgressStore {
  /// A store, and where a file that could not be read has gone.
  package struct Opening: Sendable {
    package let store: ProgressStore
    /// The name to tell the learner; nil in the usual case.
    package let movedAside: String?
  }

  /// Opens the record at a path, or starts a new one there.
  ///
  /// A file that is no record of ours or is damaged is moved aside to `NAME.unreadable-1` (or the next
  /// free number) with its companions, and a new one takes its place; it is never deleted. One of a
  /// newer version is left as it is. A missing folder is made, for its owner alone.
  /// - Parameter path: Absolute, or relative to the current folder.
  /// - Returns: The open store, and the name of a file that was moved aside.
  /// - Throws: What stands in the way: permissions, space, another program, a newer version.
  package static func open(at path: String) throws(ProgressStoreError) -> Opening {
    let file = StoreFile(path: path)
    try file.makeFolder()
    let lock = try FolderLock(of: file)
    defer { lock.release() }
    if let store = try file.openIfReadable() {
      return Opening(store: store, movedAside: nil)
    }
    let movedAside = try file.moveAside()
    guard let store = try file.openIfReadable() else {
      throw ProgressStoreError(path: path, reason: .damaged)
    }
    return Opening(store: store, movedAside: movedAside)
  }
}

/// One opening at a time, so that of two programs that find a damaged file only one moves it.
private struct FolderLock {
  private let descriptor: CInt

  init(of file: StoreFile) throws(ProgressStoreError) {
    descriptor = Glibc.open(file.folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(file.path, error: errno) }
    // File systems without locks refuse; then two openings at once are left to luck, as is all else.
    while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {}
  }

  func release() {
    close(descriptor)
  }
}
