import ShellRuntime
import Simulation

/// A machine for one program: files by path, and what it reads and writes.
struct FakeSystem: SystemCalls {
  var now = Instant(nanoseconds: 0)
  var files: [String: String] = [:]
  var input: [UInt8] = []
  /// What was written, in order; standard error with `!` in front of each piece.
  private(set) var output: [UInt8] = []
  private(set) var errors: [UInt8] = []
  /// Both, as a terminal shows them.
  private(set) var terminal: [UInt8] = []
  /// How many bytes one write takes; nil for all.
  var writeLimit: Int?
  /// Writes that still find the reader busy.
  var busyWrites = 0

  var processID: Int { 7 }
  var parentProcessID: Int { 1 }
  var hostname: String { "test" }
  var environment: [String: String] { [:] }
  var workingDirectory: String { "/" }

  mutating func random() -> UInt64 { 4 }

  mutating func read(_ descriptor: Int, upTo count: Int) -> ReadResult {
    guard !input.isEmpty else { return .end }
    let part = Array(input.prefix(count))
    input.removeFirst(part.count)
    return .bytes(part)
  }

  mutating func write(_ descriptor: Int, _ bytes: ArraySlice<UInt8>) -> WriteResult {
    if busyWrites > 0 {
      busyWrites -= 1
      return .wouldBlock
    }
    let taken = bytes.prefix(writeLimit ?? bytes.count)
    terminal += taken
    if descriptor == 2 { errors += taken } else { output += taken }
    return .written(taken.count)
  }

  mutating func open(_ path: String, _ mode: OpenMode) throws(Errno) -> Int { throw .noEntry }
  mutating func close(_ descriptor: Int) {}

  func status(of path: String, followingLinks: Bool) throws(Errno) -> FileStatus {
    let isFile = files[path] != nil
    guard isFile || files.keys.contains(where: { $0.hasPrefix(path + "/") }) else {
      throw .noEntry
    }
    return FileStatus(
      kind: isFile ? .file : .directory,
      size: 0,
      permissions: 0o644,
      modified: now,
      links: 1,
      inode: 1
    )
  }

  func entries(of path: String) throws(Errno) -> [String] {
    let names = files.keys.compactMap { file -> String? in
      guard file.hasPrefix(path + "/") else { return nil }
      return String(file.dropFirst(path.count + 1).prefix { $0 != "/" })
    }
    return Set(names).sorted()
  }

  func contents(of path: String) throws(Errno) -> [UInt8] {
    guard let text = files[path] else { throw .noEntry }
    return Array(text.utf8)
  }

  func linkTarget(of path: String) throws(Errno) -> String { throw .invalidArgument }
  mutating func makeDirectory(_ path: String, permissions: UInt16) throws(Errno) {
    throw .readOnly
  }
  mutating func makeLink(_ path: String, to target: String) throws(Errno) { throw .readOnly }
  mutating func removeFile(_ path: String) throws(Errno) { throw .readOnly }
  mutating func removeDirectory(_ path: String) throws(Errno) { throw .readOnly }
  mutating func rename(_ path: String, to newPath: String) throws(Errno) { throw .readOnly }
  mutating func setPermissions(_ path: String, _ permissions: UInt16) throws(Errno) {
    throw .readOnly
  }
  mutating func setModificationTime(_ path: String, _ time: Instant) throws(Errno) {
    throw .readOnly
  }

  mutating func spawn(
    _ arguments: [String],
    setting variables: [(name: String, value: String?)]
  ) throws(Errno) -> Int {
    throw .noEntry
  }
  mutating func exitStatus(ofChild processID: Int) -> UInt8? { nil }
  mutating func kill(_ processID: Int, _ signal: Signal) throws(Errno) { throw .noSuchProcess }
  func processTable() -> [ProcessStatus] { [] }

  mutating func makeHardLink(_ path: String, to existing: String) throws(Errno) {
    throw .notPermitted
  }
  var diskUsage: DiskUsageStatus { DiskUsageStatus(used: 0, capacity: 1) }
}
