import Glibc

/// A file that joblab writes at a user's wish, or standard output.
///
/// A file appears whole or not at all: a reader never sees the half of a report, and a full disk
/// does not cost the report that was there before.
final class OutputFile {
  private let path: String?
  private let descriptor: Int32
  /// Where it is written until it is whole; nil for a terminal or a pipe, which are written to as
  /// they are.
  private let partial: String?
  private var waiting: [UInt8] = []
  private var isFinished = false

  /// Opens it; without a path everything goes to standard output.
  ///
  /// In a folder that joblab keeps, the folders that lead to the file are made.
  init(path: String?, makesFolders: Bool) throws(Failure) {
    self.path = path
    guard let path else {
      partial = nil
      descriptor = -1
      return
    }
    var status = stat()
    let isSpecial = stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    partial = isSpecial ? nil : path + ".partial"
    if makesFolders, let slash = path.lastIndex(of: "/") {
      try Self.makeFolder(String(path[..<slash]))
    }
    descriptor =
      if let partial {
        open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
      } else {
        open(path, O_WRONLY | O_CLOEXEC)
      }
    guard descriptor >= 0 else { throw Self.problem(path) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !isFinished, let partial { unlink(partial) }
  }

  func write(_ text: String) throws(Failure) { try write(Array(text.utf8)) }

  func write(_ bytes: [UInt8]) throws(Failure) {
    guard descriptor >= 0 else {
      StandardOutput.write(bytes)
      return
    }
    waiting += bytes
    if waiting.count >= 1 << 16 { try flush() }
  }

  /// Makes the file appear.
  func finish() throws(Failure) {
    guard let path else { return }
    try flush()
    if let partial, rename(partial, path) != 0 { throw Self.problem(path) }
    isFinished = true
  }

  private func flush() throws(Failure) {
    guard writeAll(waiting[...], to: descriptor) else { throw Self.problem(path ?? "") }
    waiting.removeAll(keepingCapacity: true)
  }

  /// Writes a file that others may be writing too: each appears whole, and the last one stays.
  static func replace(_ path: String, with bytes: [UInt8]) throws(Failure) {
    guard let slash = path.lastIndex(of: "/") else { preconditionFailure("\(path) has no folder") }
    try makeFolder(String(path[..<slash]))
    guard let partial = strdup("\(path[...slash]).XXXXXX") else { throw problem(path) }
    defer { free(partial) }
    let descriptor = mkstemp(partial)
    guard descriptor >= 0 else { throw problem(path) }
    defer { close(descriptor) }
    guard writeAll(bytes[...], to: descriptor), rename(partial, path) == 0 else {
      let error = errno
      unlink(partial)
      errno = error
      throw problem(path)
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

  private static func problem(_ path: String) -> Failure {
    .run("\(path) cannot be written: \(String(cString: strerror(errno)))")
  }
}
