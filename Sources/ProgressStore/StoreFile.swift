import GRDB
import Glibc

/// The file on disk: making its folder, telling whether it is ours, and moving it aside if not.
struct StoreFile {
  let path: String

  var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Waits for other writers, and lets readers and one writer work at once.
  static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    return configuration
  }

  /// The store in the file; nil when the file is there and cannot be read as one.
  func openIfReadable() throws(ProgressStoreError) -> ProgressStore? {
    guard try prepareFile() else { return nil }
    do {
      var configuration = Self.configuration
      // Opening to write does write, and a file that is not ours stays to the byte as it is.
      if !isEmpty {
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        let origin = try queue.read(origin(of:))
        try queue.close()
        switch origin {
        case .ours: break
        case .newer: throw ProgressStoreError(path: path, reason: .newer)
        case .foreign: return nil
        }
      }
      configuration.readonly = false
      configuration.journalMode = .wal
      return try ProgressStore(
        queue: DatabaseQueue(path: path, configuration: configuration),
        path: path
      )
    } catch let error as DatabaseError where error.resultCode.isDamage {
      return nil
    } catch {
      throw try problem(error)
    }
  }

  private var isEmpty: Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size == 0
  }

  private enum Origin { case ours, newer, foreign }

  /// Whose it is: ours when it is empty, or whole and no newer than this version.
  private func origin(of database: Database) throws -> Origin {
    let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0
    if isEmpty { return .ours }
    let applicationID = try Int32.fetchOne(database, sql: "PRAGMA application_id")
    guard applicationID == Schema.applicationID else { return .foreign }
    if try Schema.migrator.hasBeenSuperseded(database) { return .newer }
    let isWhole = try String.fetchOne(database, sql: "PRAGMA quick_check(1)") == "ok"
    return isWhole ? .ours : .foreign
  }

  private func problem(_ error: any Error) throws(ProgressStoreError) -> ProgressStoreError {
    try ProgressStoreError.wrapping(path) { throw error }
  }
}

// MARK: - Files

extension StoreFile {
  /// Makes the folder and those above it, for their owner alone.
  func makeFolder() throws(ProgressStoreError) {
    var made = folder.hasPrefix("/") ? "" : "."
    for name in folder.split(separator: "/") {
      made += "/" + name
      guard mkdir(made, 0o700) != 0 else { continue }
      let error = errno
      // EACCES and EROFS come before EEXIST for folders above ours that we may only pass through.
      guard error == EEXIST || access(made, X_OK) == 0 else { throw .system(path, error: error) }
    }
  }

  /// Makes an empty file for its owner alone if there is none; false when there is something else.
  ///
  /// SQLite would make it readable to all; its companions take over the file's permissions.
  private func prepareFile() throws(ProgressStoreError) -> Bool {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFREG else { return false }
      // A file that its owner may not read is moved aside, if the folder lets us.
      return access(path, R_OK) == 0
    }
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .system(path, error: errno) }
    close(descriptor)
    return true
  }

  /// Renames the file and SQLite's companions of it to the next free name, which it returns.
  func moveAside() throws(ProgressStoreError) -> String {
    var number = 1
    while exists("\(path).unreadable-\(number)") { number += 1 }
    let target = "\(path).unreadable-\(number)"
    guard rename(path, target) == 0 else { throw .system(path, error: errno) }
    for companion in ["-wal", "-shm"] where exists(path + companion) {
      guard rename(path + companion, target + companion) == 0 else {
        throw .system(path + companion, error: errno)
      }
    }
    return target
  }

  private func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }
}

extension ResultCode {
  /// The codes that speak of what is in the file, not of what is around it.
  fileprivate var isDamage: Bool {
    primaryResultCode == .SQLITE_CORRUPT || primaryResultCode == .SQLITE_NOTADB
  }
}
