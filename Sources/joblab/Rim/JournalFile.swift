import Glibc
import Grading

/// The journal of a batch in a file: appended line by line, read from front to back.
///
/// The results of a class are held in memory too, and their report is written without reading them
/// back. A passing journal, which nobody will go on with, writes down only what is more than that.
final class JournalFile {
  /// How many results are held at most.
  private static let heldMax = 500

  private let path: String
  private let descriptor: Int32
  private let key: [UInt8]?
  private let isPassing: Bool
  private var journal: Journal
  /// The counts over the results that it holds.
  private(set) var tally = Tally()
  /// Of a passing journal the first entries, which its file has not; else all that were appended here,
  /// or none when they are too many.
  private var held: [Journal.Entry] = []
  private var appended = 0

  /// Begins a journal, or goes on with one that was interrupted.
  ///
  /// A last line that was cut off is dropped; the submission is graded again.
  init(
    at path: String,
    head: Journal.Head,
    key: [UInt8]?,
    resumes: Bool,
    isPassing: Bool = false
  ) throws(Failure) {
    self.path = path
    self.key = key
    self.isPassing = isPassing
    journal = Journal(key: key)
    if let slash = path.lastIndex(of: "/") { try OutputFile.makeFolder(String(path[..<slash])) }
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.problem(path, "cannot be opened") }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw .run("\(path): another joblab is grading into it")
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.problem(path, "cannot be read") }
    guard status.st_size > 0 else {
      try append(journal.line(.head(head)))
      return
    }
    guard resumes else {
      throw .usage(
        "\(path) holds an earlier batch: go on with it by --resume, or name another folder"
      )
    }
    try goOn(with: head)
  }

  /// Opens a journal that is complete, for reading.
  init(reading path: String, key: [UInt8]?) throws(Failure) {
    self.path = path
    self.key = key
    isPassing = false
    journal = Journal(key: key)
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.problem(path, "cannot be opened") }
  }

  deinit { close(descriptor) }

  /// A journal that no folder keeps, for a report to standard output.
  static func temporary(_ head: Journal.Head) throws(Failure) -> JournalFile {
    let folder = Environment.current["TMPDIR"] ?? "/tmp"
    guard let name = strdup("\(folder)/joblab.XXXXXX") else {
      throw problem(folder, "is no folder")
    }
    defer { free(name) }
    let descriptor = mkstemp(name)
    guard descriptor >= 0 else { throw problem(folder, "cannot be written") }
    close(descriptor)
    let path = String(cString: name)
    defer { unlink(path) }
    return try JournalFile(at: path, head: head, key: nil, resumes: false, isPassing: true)
  }

  /// Adds a result, whole or not at all.
  func append(_ entry: Journal.Entry) throws(Failure) {
    let isHeld = appended < Self.heldMax
    if !isHeld || !isPassing { try append(journal.line(.entry(entry))) }
    if isHeld { held.append(entry) } else if !isPassing { held = [] }
    appended += 1
    tally.add(entry.result)
  }

  /// Reads from the first line on.
  func cursor() -> JournalCursor {
    let linesInFront = 1 + tally.submissions - appended
    return JournalCursor(
      descriptor,
      path,
      key: key,
      held: held[...],
      behind: linesInFront,
      lines: isPassing || held.isEmpty ? nil : linesInFront
    )
  }

  private func goOn(with head: Journal.Head) throws(Failure) {
    var lines = FileLines(descriptor)
    guard let first = try lines.next(), case .head(let found)? = read(first) else {
      throw .run("\(path) is no journal of a batch, or was made with another key")
    }
    guard found == head else {
      throw .usage(
        "\(path) is of another batch: \(found.difference(to: head)); name another folder"
      )
    }
    var end = first.end
    while let line = try lines.next() {
      guard line.isWhole else { break }
      guard case .entry(let entry)? = read(line) else {
        throw .run(
          "\(path):\(tally.submissions + 2): the line was changed, or does not follow the one before"
        )
      }
      tally.add(entry.result)
      end = line.end
    }
    guard ftruncate(descriptor, off_t(end)) == 0 else {
      throw Self.problem(path, "cannot be shortened")
    }
  }

  private func read(_ line: FileLines.Line) -> Journal.Line? {
    journal.read(String(decoding: line.bytes, as: UTF8.self))
  }

  private func append(_ line: String) throws(Failure) {
    guard writeAll(Array(line.utf8)[...], to: descriptor) else {
      throw Self.problem(path, "cannot be written")
    }
  }

  private static func problem(_ path: String, _ what: String) -> Failure {
    .run("\(path) \(what): \(String(cString: strerror(errno)))")
  }
}

/// Reads a journal from front to back, and holds each line to the one before.
struct JournalCursor {
  private let path: String
  private var journal: Journal
  private var lines: FileLines
  private var number = 0
  /// Entries that need not be read.
  private var held: ArraySlice<Journal.Entry>
  /// How many lines are in front of them.
  private let linesInFront: Int
  /// How many lines are to be read at most; nil for all.
  private let lineCount: Int?

  fileprivate init(
    _ descriptor: Int32,
    _ path: String,
    key: [UInt8]?,
    held: ArraySlice<Journal.Entry>,
    behind linesInFront: Int,
    lines lineCount: Int?
  ) {
    self.path = path
    journal = Journal(key: key)
    lines = FileLines(descriptor)
    self.held = held
    self.linesInFront = linesInFront
    self.lineCount = lineCount
  }

  /// The head, which has to be read first.
  mutating func head() throws(Failure) -> Journal.Head {
    guard case .head(let head)? = try nextLine() else {
      throw .run("\(path) is no journal of a batch, or was made with another key")
    }
    return head
  }

  /// The next result; nil after the last one.
  mutating func next() throws(Failure) -> Journal.Entry? {
    if number == linesInFront, let entry = held.popFirst() { return entry }
    if number == lineCount { return nil }
    guard let line = try nextLine() else { return nil }
    guard case .entry(let entry) = line else { throw damage }
    return entry
  }

  private mutating func nextLine() throws(Failure) -> Journal.Line? {
    guard let line = try lines.next() else { return nil }
    number += 1
    guard let content = journal.read(String(decoding: line.bytes, as: UTF8.self)) else {
      throw damage
    }
    return content
  }

  private var damage: Failure {
    .run("\(path):\(number): the line was changed, or does not follow the one before")
  }
}

/// The lines of a file from its start, read a piece at a time.
private struct FileLines {
  struct Line {
    /// Without the newline.
    var bytes: ArraySlice<UInt8>
    /// Where the line ends in the file, with its newline.
    var end: Int
    /// Whether a newline ends it.
    var isWhole: Bool
  }

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var position = 0
  private var isAtEnd = false

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  mutating func next() throws(Failure) -> Line? {
    while true {
      if let newline = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) {
        let bytes = buffer[start..<newline]
        position += bytes.count + 1
        start = newline + 1
        return Line(bytes: bytes, end: position, isWhole: true)
      }
      if isAtEnd {
        guard start < buffer.count else { return nil }
        let bytes = buffer[start...]
        start = buffer.count
        position += bytes.count
        return Line(bytes: bytes, end: position, isWhole: false)
      }
      try fill()
    }
  }

  private mutating func fill() throws(Failure) {
    let offset = position + buffer.count - start
    buffer.removeFirst(start)
    start = 0
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    let count = pread(descriptor, &piece, piece.count, off_t(offset))
    if count < 0 {
      if errno == EINTR { return }
      throw .run("the journal cannot be read: \(String(cString: strerror(errno)))")
    }
    if count == 0 { isAtEnd = true } else { buffer += piece[..<count] }
  }
}
