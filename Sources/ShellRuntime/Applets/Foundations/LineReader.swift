/// The lines of the files that an applet was given.
struct LineReader: Sendable {
  struct Line: Sendable {
    var bytes: [UInt8]
    /// False for a last line without its end.
    var terminated: Bool
  }

  enum Event {
    case opened
    case line(Line)
    case endOfFile
    case end
    case blocked(AppletStep)
  }

  /// Longer lines are cut here, so that a stream without line ends stays bounded.
  static let longestLine = 4 << 20

  private(set) var files: InputFiles
  private let terminator: UInt8
  private var buffer: [UInt8] = []
  private var position = 0
  /// How far the buffer has been searched for a line's end.
  private var searched = 0
  private var fileEnded = false

  init(_ files: InputFiles, terminator: UInt8 = UInt8(ascii: "\n")) {
    self.files = files
    self.terminator = terminator
  }

  mutating func next(_ system: inout some SystemCalls, _ output: inout Output) -> Event {
    while true {
      if let end = buffer[searched...].firstIndex(of: terminator) {
        let line = Line(bytes: Array(buffer[position..<end]), terminated: true)
        position = end + 1
        searched = position
        return .line(line)
      }
      searched = buffer.count
      if fileEnded || buffer.count - position >= Self.longestLine {
        if position < buffer.count {
          let line = Line(bytes: Array(buffer[position...]), terminated: false)
          discardBuffer()
          return .line(line)
        }
        discardBuffer()
        fileEnded = false
        return .endOfFile
      }
      switch files.next(&system, &output) {
      case .opened: return .opened
      case .bytes(let bytes):
        buffer.removeFirst(position)
        position = 0
        searched = buffer.count
        buffer += bytes
      case .endOfFile: fileEnded = true
      case .end: return .end
      case .blocked(let step): return .blocked(step)
      }
    }
  }

  /// Leaves the rest of the current file unread.
  mutating func skipFile(_ system: inout some SystemCalls) {
    discardBuffer()
    if !fileEnded { files.skipFile(&system) }
    fileEnded = false
  }

  private mutating func discardBuffer() {
    buffer.removeAll(keepingCapacity: true)
    position = 0
    searched = 0
  }
}
