import GRDB
import Glibc

/// The learner's record in one SQLite file: places, attempts, lessons, exercises, session logs, settings.
///
/// Several programs may use one file at once: each write is a transaction, and a writer waits for the
/// other. Times are seconds since 1970 and are handed in; nothing here reads a clock.
package struct ProgressStore: Sendable {
  private let queue: DatabaseQueue
  /// The file, for messages.
  package let path: String
  /// The file that was opened; nil in memory.
  private let identity: FileIdentity?

  /// Wraps a database that is open, and brings its schema up to date.
  init(queue: DatabaseQueue, path: String) throws {
    self.queue = queue
    self.path = path
    try Schema.migrator.migrate(queue)
    identity = FileIdentity(of: path)
  }

  /// Wraps a database that is only read, and maybe of another version.
  init(reading queue: DatabaseQueue, path: String) {
    self.queue = queue
    self.path = path
    identity = nil
  }

  /// A store that is gone when the program ends.
  package static func inMemory() throws(ProgressStoreError) -> ProgressStore {
    let path = ":memory:"
    return try ProgressStoreError.wrapping(path) {
      try ProgressStore(queue: DatabaseQueue(configuration: StoreFile.configuration), path: path)
    }
  }

  func read<Value>(
    _ body: (Database) throws -> Value
  ) throws(ProgressStoreError) -> Value {
    try ProgressStoreError.wrapping(path) { try queue.read(body) }
  }

  func write<Value>(
    _ body: (Database) throws -> Value
  ) throws(ProgressStoreError) -> Value {
    // SQLite goes on writing to a file that has been removed, where nobody finds it again.
    if let identity, FileIdentity(of: path) != identity {
      throw ProgressStoreError(path: path, reason: .gone)
    }
    return try ProgressStoreError.wrapping(path) { try queue.write(body) }
  }
}

/// Which file it is, whatever it is called.
private struct FileIdentity: Sendable, Equatable {
  private let device: dev_t
  private let node: ino_t

  /// Nil when there is no such file.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = status.st_dev
    node = status.st_ino
  }
}
