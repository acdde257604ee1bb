/// An applet that needs all its input before it says anything, such as `sort` or `tac`.
protocol WholeInputBody: AppletBody {
  var input: WholeInput { get set }
  /// The work, once everything has been read; gives the status.
  mutating func finish(_ system: inout some SystemCalls, _ output: inout Output) -> UInt8
}

extension WholeInputBody {
  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    if let step = input.fill(&system, &output) { return step }
    return .exit(finish(&system, &output))
  }
}

/// The whole content of an applet's files, up to a limit.
struct WholeInput: Sendable {
  /// More than this is refused as if memory had run out.
  static let limit = 64 << 20

  private(set) var files: InputFiles
  /// The files' contents by file, in their order.
  private(set) var contents: [[UInt8]] = []
  private(set) var names: [String] = []
  private var total = 0

  init(_ files: InputFiles) {
    self.files = files
  }

  /// All files as one.
  var joined: [UInt8] { Array(contents.joined()) }

  /// The lines of all files, without their ends.
  func lines(terminator: UInt8 = UInt8(ascii: "\n")) -> [ArraySlice<UInt8>] {
    contents.flatMap { Self.lines($0, terminator: terminator) }
  }

  static func lines(
    _ bytes: [UInt8],
    terminator: UInt8 = UInt8(ascii: "\n")
  ) -> [ArraySlice<UInt8>] {
    var lines = bytes.split(separator: terminator, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// Reads on; nil once everything is there.
  mutating func fill(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep? {
    for _ in 0..<16 {
      switch files.next(&system, &output) {
      case .bytes(let bytes):
        contents[contents.count - 1] += bytes
        total += bytes.count
        if total > Self.limit {
          output.error("\(files.applet): out of memory")
          return .exit(1)
        }
      case .opened:
        contents.append([])
        names.append(files.name)
      case .endOfFile: break
      case .end: return nil
      case .blocked(let step): return step
      }
    }
    return .again
  }
}
