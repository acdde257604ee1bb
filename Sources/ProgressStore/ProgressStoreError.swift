import GRDB
import Glibc

/// Why the record cannot be read or written, and what to do about it.
package struct ProgressStoreError: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Reason: Sendable, Equatable {
    case folderMissing
    case readOnly
    case diskFull
    case busy
    case damaged
    /// Written by a version of joblab that knows more than this one.
    case newer
    /// It was there, and is not any more, or another file is in its place.
    case gone
    case other(String)
  }

  package let path: String
  package let reason: Reason

  package var description: String {
    switch reason {
    case .folderMissing:
      "cannot keep progress in \(path): its folder cannot be made; check the path and its permissions"
    case .readOnly:
      "cannot keep progress in \(path): it is not writable; check the permissions of file and folder"
    case .diskFull:
      "cannot keep progress in \(path): the disk is full; free some space"
    case .busy:
      "cannot keep progress in \(path): another program holds it; close it and try again"
    case .damaged:
      "cannot read progress in \(path): the file is damaged; start again, and it is moved aside"
    case .newer:
      "cannot keep progress in \(path): a newer version of joblab wrote it; it is left as it is"
    case .gone:
      "cannot keep progress in \(path): the file was removed or replaced meanwhile"
    case .other(let message):
      "cannot keep progress in \(path): \(message)"
    }
  }
}

extension ProgressStoreError {
  static func wrapping<Value>(
    _ path: String,
    _ body: () throws -> Value
  ) throws(ProgressStoreError) -> Value {
    do {
      return try body()
    } catch let error as ProgressStoreError {
      throw error
    } catch let error as DatabaseError {
      throw ProgressStoreError(path: path, reason: reason(error))
    } catch {
      throw ProgressStoreError(path: path, reason: .other("\(error)"))
    }
  }

  /// The reason behind the C library's last error.
  static func system(_ path: String, error: CInt) -> ProgressStoreError {
    let reason: Reason =
      switch error {
      case ENOENT, ENOTDIR: .folderMissing
      case EACCES, EPERM, EROFS: .readOnly
      case ENOSPC, EDQUOT: .diskFull
      default: .other(String(cString: strerror(error)))
      }
    return ProgressStoreError(path: path, reason: reason)
  }

  private static func reason(_ error: DatabaseError) -> Reason {
    switch error.resultCode {
    case .SQLITE_FULL: .diskFull
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN: .readOnly
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged
    default: .other(error.message ?? "SQLite error \(error.resultCode.rawValue)")
    }
  }
}
