import Glibc

/// The history on disk: read whole, and replaced whole for each new entry.
///
/// Each append reads the file again first, so that two sessions side by side add to one history.
struct HistoryFile {
  static let bytesMax = 8 * 1_024 * 1_024

  let path: String

  /// The entries; none when there is no file yet.
  func load() throws(HistoryProblem) -> HistoryList {
    guard let bytes = try read() else { return HistoryList() }
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw HistoryProblem(path: path, action: .read, reason: "it is not a text file")
    }
    return HistoryList(parsing: text)
  }

  func append(_ entry: String) throws(HistoryProblem) {
    var list = try load()
    guard list.add(entry) else { return }
    try replace(with: Array(list.text.utf8))
  }
}

/// Why the history file was left as it is; it is never deleted or overwritten.
package struct HistoryProblem: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Action: String, Sendable { case read, write }

  package let path: String
  package let action: Action
  package let reason: String

  package var description: String {
    "cannot \(action.rawValue) the history \(path): \(reason); "
      + "it is left as it is, and this session's history is not kept"
  }
}

// MARK: - Bytes

extension HistoryFile {
  private func read() throws(HistoryProblem) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw problem(.read)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw problem(.read) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw HistoryProblem(path: path, action: .read, reason: "it is not a file")
    }
    guard status.st_size <= Self.bytesMax else {
      throw HistoryProblem(path: path, action: .read, reason: "it is larger than 8 MiB")
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 * 1_024)
    while bytes.count <= Self.bytesMax {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw problem(.read) }
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    return bytes
  }

  /// Writes a new file beside the old one and renames it over, so that a crash leaves one of the two.
  private func replace(with bytes: [UInt8]) throws(HistoryProblem) {
    let target = resolvedPath
    let draft = "\(target).new-\(getpid())"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw problem(.write) }
    guard write(bytes, to: descriptor), fsync(descriptor) == 0 else {
      let failure = problem(.write)
      close(descriptor)
      unlink(draft)
      throw failure
    }
    close(descriptor)
    guard rename(draft, target) == 0 else {
      let failure = problem(.write)
      unlink(draft)
      throw failure
    }
  }

  /// The file behind a symbolic link, so that the link itself survives.
  private var resolvedPath: String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private func write(_ bytes: [UInt8], to descriptor: CInt) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private func problem(_ action: HistoryProblem.Action) -> HistoryProblem {
    HistoryProblem(path: path, action: action, reason: String(cString: strerror(errno)))
  }
}
