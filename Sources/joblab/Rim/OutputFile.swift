import Glibc

/// Files that joblab writes at a user's wish.
///
/// A file appears whole or not at all: a reader never sees the half of a report, and a full disk
/// does not cost the report that was there before.
enum OutputFile {
  /// Writes a file, and makes the folders that lead to it.
  static func write(_ text: String, to path: String) throws(Failure) {
    var status = stat()
    let isSpecial = stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    if isSpecial {
      // A terminal or a pipe is written to as it is.
      return try write(text, to: path, flags: O_WRONLY, reportedAs: path)
    }
    if let slash = path.lastIndex(of: "/") { try makeFolder(String(path[..<slash])) }
    let partial = path + ".partial"
    try write(text, to: partial, flags: O_WRONLY | O_CREAT | O_TRUNC, reportedAs: path)
    guard rename(partial, path) == 0 else {
      let failure = problem(path)
      unlink(partial)
      throw failure
    }
  }

  /// Makes a folder and those that lead to it.
  static func makeFolder(_ path: String) throws(Failure) {
    guard !path.isEmpty, access(path, F_OK) != 0 else { return }
    if let slash = path.lastIndex(of: "/") { try makeFolder(String(path[..<slash])) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw problem(path) }
  }

  /// A stranger's name as the name of one file: what is no plain character stands as %XX.
  static func safeName(_ name: String) -> String {
    let plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._"
    let encoded = name.utf8.reduce(into: "") { text, byte in
      let character = Character(Unicode.Scalar(byte))
      // A name that began with a dot would be hidden, or lead out of the folder.
      if plain.contains(character), !(text.isEmpty && character == ".") {
        text.append(character)
      } else {
        text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return encoded.isEmpty ? "%" : String(encoded.prefix(200))
  }

  private static func write(
    _ text: String,
    to path: String,
    flags: Int32,
    reportedAs name: String
  ) throws(Failure) {
    let descriptor = open(path, flags | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw problem(name) }
    defer { close(descriptor) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw problem(name)
      }
      rest = rest.dropFirst(count)
    }
  }

  private static func problem(_ path: String) -> Failure {
    .run("\(path) cannot be written: \(String(cString: strerror(errno)))")
  }
}
