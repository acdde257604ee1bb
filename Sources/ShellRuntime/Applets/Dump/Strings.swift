/// `strings`: the runs of printable characters in files.
struct Strings: AppletBody {
  private static let synopsis = "strings [-fo] [-t o|d|x] [-n LEN] [FILE]..."

  private let options: Options
  private let shortest: Int
  private let radix: Int
  private var files: InputFiles
  private var run: [UInt8] = []
  /// Whether the run has begun to be shown.
  private var isShown = false
  private var offset = 0

  init(_ arguments: [String]) throws(Refusal) {
    options = try Options(arguments, "afon:t:", synopsis: Self.synopsis)
    shortest = try options.number("n", in: 1...Options.greatest, or: 4)
    guard let radix = ["o": 8, "d": 10, "x": 16][options.value("t") ?? "o"] else {
      throw .usage(Self.synopsis)
    }
    self.radix = radix
    files = InputFiles("strings", options.operands)
    files.ignoresFolders = true
    if options.operands.isEmpty { files.standardInputName = "{standard input}" }
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    switch files.next(&system, &output) {
    case .opened: offset = 0
    case .bytes(let bytes): for byte in bytes { take(byte, &output) }
    case .endOfFile: endRun(&output)
    case .end: return .exit(files.failed ? 1 : 0)
    case .blocked(let step): return step
    }
    return .again
  }

  private mutating func take(_ byte: UInt8, _ output: inout Output) {
    defer { offset += 1 }
    guard (32..<127).contains(byte) || byte == UInt8(ascii: "\t") else { return endRun(&output) }
    if isShown {
      output.append(byte: byte)
      return
    }
    run.append(byte)
    guard run.count == shortest else { return }
    if options.has("f") { output.append("\(files.name): ") }
    if options.has("o") || options.has("t") {
      let start = offset - shortest + 1
      output.append(Column.right(String(start, radix: radix), 7) + " ")
    }
    output.append(run)
    isShown = true
  }

  private mutating func endRun(_ output: inout Output) {
    if isShown { output.append("\n") }
    (run, isShown) = ([], false)
  }
}
