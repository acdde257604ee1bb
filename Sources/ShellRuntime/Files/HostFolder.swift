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
}
