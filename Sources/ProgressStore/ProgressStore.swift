import GRDB

/// The learner's record in one SQLite file: places, attempts, lessons, exercises, session logs, settings.
///
/// Several programs may use one file at once: each write is a transaction, and a writer waits for the
/// other. Times are seconds since 1970 and are handed in; nothing here reads a clock.
package struct ProgressStore: Sendable {
  private let queue: DatabaseQueue
  /// The file, for messages.
  let path: String

  /// Wraps a database that is open, and brings its schema up to date.
  init(queue: DatabaseQueue, path: String) throws {
    self.queue = queue
    self.path = path
    try Schema.migrator.migrate(queue)
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
    try ProgressStoreError.wrapping(path) { try queue.write(body) }
  }
}
