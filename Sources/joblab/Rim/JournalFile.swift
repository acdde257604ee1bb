import Glibc
import Grading

/// The journal of a batch in a file: appended line by line, read from front to back.
///
/// What was appended is at hand as well, as long as it is not much: the report of a class is written
/// without reading it back.
final class JournalFile {
  private let path: String
  private let descriptor: Int32
  /// The journal before its first line.
  private let beginning: Journal
  private var journal: Journal
  /// The counts over the results that it holds.
  private(set) var tally = Tally()
  private var atHand = EntriesAtHand()

  /// Begins a journal, or goes on with one that was interrupted.
  ///
  /// A last line that was cut off is dropped; the submission is graded again.
  init(
    at path: String,
    head: Journal.Head,
    beginning: Journal,
    resumes: Bool
  ) throws(Failure) {
    self.path = path
    self.beginning = beginning
    journal = beginning
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
    beginning = Journal(key: key)
    journal = beginning
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
    return try JournalFile(at: path, head: head, beginning: .unlinked, resumes: false)
  }

  /// Adds a result, whole or not at all.
  func append(_ entry: Journal.Entry) throws(Failure) {
    let line = journal.line(.entry(entry))
    try append(line)
    atHand.add(entry, size: line.utf8.count)
    tally.add(entry.result)
  }

  /// Reads from the first line on.
  func cursor() -> JournalCursor {
    JournalCursor(
      descriptor,
      path,
      beginning,
      atHand: atHand.entries,
      behind: tally.submissions - atHand.entries.count
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

/// What was appended to a journal: all of it, or nothing once it is more than should be kept.
private struct EntriesAtHand {
  /// Of their lines.
  private static let bytesMax = 2 << 20

  private(set) var entries: [Journal.Entry] = []
  private var bytes = 0

  /// Adds an entry, whose line has `size` bytes.
  mutating func add(_ entry: Journal.Entry, size: Int) {
    bytes += size
    if bytes <= Self.bytesMax { entries.append(entry) } else { entries = [] }
  }
}

/// Reads a journal from front to back, and holds each line to the one before.
struct JournalCursor {
  private let path: String
  private var journal: Journal
  private var lines: FileLines
  private var number = 0
  /// The last entries, which need not be read.
  private var atHand: ArraySlice<Journal.Entry>
  /// How many lines are in front of them; nil when all lines have to be read.
  private let linesInFront: Int?

  fileprivate init(
    _ descriptor: Int32,
    _ path: String,
    _ beginning: Journal,
    atHand entries: [Journal.Entry],
    behind count: Int
  ) {
    self.path = path
    journal = beginning
    lines = FileLines(descriptor)
    atHand = entries[...]
    linesInFront = entries.isEmpty ? nil : 1 + count
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
    if number == linesInFront { return atHand.popFirst() }
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
