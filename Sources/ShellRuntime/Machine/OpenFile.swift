/// An open file as descriptors share it after `dup` and `fork`.
struct OpenFile: Sendable {
  enum Kind: Sendable {
    case file(FileSystem.Location)
    case directory
    case device(VirtualTree.Device)
    case pipe(Int, isWriter: Bool)
    /// What the first process's host reads.
    case output(OutputChunk.Stream)
    /// What the host reads of a process that it has attached.
    case attached(Int, OutputChunk.Stream)
    /// What the host feeds.
    case input
    /// What a file of `/proc` said when it was opened.
    case view([UInt8])

    /// Whether others can notice that it is closed.
    var concernsOthers: Bool {
      switch self {
      case .file, .pipe: true
      case .directory, .device, .output, .attached, .input, .view: false
      }
    }
  }

  /// What was read of a real file beyond what was asked for.
  struct ReadAhead: Sendable {
    var offset: Int
    var bytes: [UInt8]
    /// `FileSystem.hostChanges` at that time: any change makes it void.
    var changes: Int
  }

  var kind: Kind
  /// The absolute path that it was opened by; empty for what has none.
  var path = ""
  var offset = 0
  var ahead: ReadAhead?
  var isReadable: Bool
  var isWritable: Bool
  var appends = false
  /// Descriptors that stand for it.
  var references = 0
}

/// A pipe's bytes and its ends.
struct Pipe: Sendable {
  private var bytes: [UInt8] = []
  private var start = 0
  var readers = 0
  var writers = 0

  var count: Int { bytes.count - start }

  /// As `take`, but nothing behind the first `delimiter`.
  mutating func take(_ limit: Int, through delimiter: UInt8) -> [UInt8] {
    let end = start + min(limit, count)
    return take(bytes.end(of: start..<end, delimiter) - start)
  }

  mutating func take(_ limit: Int) -> [UInt8] {
    let length = min(limit, count)
    if length == bytes.count {
      defer { bytes = [] }
      return bytes
    }
    let taken = Array(bytes[start..<(start + length)])
    start += length
    if start == bytes.count {
      bytes.removeAll(keepingCapacity: true)
      start = 0
    } else if start > 1 << 16 {
      bytes.removeFirst(start)
      start = 0
    }
    return taken
  }

  mutating func append(_ more: ArraySlice<UInt8>) {
    bytes.append(contentsOf: more)
  }
}
