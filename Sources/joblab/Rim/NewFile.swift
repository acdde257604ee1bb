import Glibc

/// Writes files of the user's own that were not there before.
enum NewFile {
  /// Writes all bytes to a new file; nothing that exists is written over.
  ///
  /// - Returns: What went wrong; nil when the file is there.
  static func write(_ bytes: [UInt8], to path: String) -> String? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      return errno == EEXIST ? "there is such a file already" : reason(errno)
    }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let error = errno
        // Half a file would be taken for a whole one.
        unlink(path)
        return reason(error)
      }
      rest.removeFirst(count)
    }
    return nil
  }

  private static func reason(_ error: CInt) -> String {
    String(cString: strerror(error)).lowercased()
  }
}
