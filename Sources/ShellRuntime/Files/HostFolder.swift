public import Simulation

/// A real folder that a machine sees as one of its own, such as the one that `joblab sh` runs in.
///
/// Paths are relative to the folder, without `.` and `..`; the empty path is the folder itself. An
/// implementation never leaves the folder, be it through a symbolic link.
public protocol HostFolder: Sendable {
  func status(of path: String) throws(Errno) -> FileStatus
  /// The names in a folder, sorted by bytes.
  func entries(of path: String) throws(Errno) -> [String]
  /// Up to `count` bytes; none at the end.
  func read(_ path: String, from offset: Int, upTo count: Int) throws(Errno) -> [UInt8]
  func write(_ path: String, _ bytes: ArraySlice<UInt8>, at offset: Int) throws(Errno)
  /// Makes an empty file or empties the one that is there.
  func createFile(_ path: String) throws(Errno)
  func createDirectory(_ path: String, permissions: UInt16) throws(Errno)
  func removeFile(_ path: String) throws(Errno)
  func removeDirectory(_ path: String) throws(Errno)
  func rename(_ path: String, to newPath: String) throws(Errno)
  func setPermissions(_ path: String, _ permissions: UInt16) throws(Errno)

  /// As `status`, but of a symbolic link itself.
  func linkStatus(of path: String) throws(Errno) -> FileStatus
  func linkTarget(of path: String) throws(Errno) -> String
  func createLink(_ path: String, to target: String) throws(Errno)
  /// A second name for a file of the folder.
  func createHardLink(_ path: String, to existing: String) throws(Errno)
  /// Sets the time of the last change; nil is the real clock's present.
  func setModificationTime(_ path: String, _ time: Instant?) throws(Errno)
}

/// A folder that knows no links and keeps its own times.
extension HostFolder {
  public func linkStatus(of path: String) throws(Errno) -> FileStatus { try status(of: path) }

  public func linkTarget(of path: String) throws(Errno) -> String { throw .invalidArgument }

  public func createLink(_ path: String, to target: String) throws(Errno) { throw .notPermitted }

  public func createHardLink(_ path: String, to existing: String) throws(Errno) {
    throw .notPermitted
  }

  public func setModificationTime(_ path: String, _ time: Instant?) throws(Errno) {}
}
