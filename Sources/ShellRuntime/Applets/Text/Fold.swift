/// `fold`: long lines broken at a width.
struct Fold: AppletBody {
  private static let synopsis = "fold [-bs] [-w WIDTH] [FILE]..."

  private let countsBytes: Bool
  private let breaksAtBlanks: Bool
  private let width: Int
  private var files: InputFiles
  /// The line so far.
  private var line: [UInt8] = []
  private var column = 0

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(Self.withWidths(arguments), "bsw:", synopsis: Self.synopsis)
    countsBytes = options.has("b")
    breaksAtBlanks = options.has("s")
    width = try options.number("w", in: 1...10_000, or: 80)
    files = InputFiles("fold", options.operands)
    files.readErrorText = "Input/output error"
  }

  /// The old form `-72` stands for `-w72`.
  private static func withWidths(_ arguments: [String]) -> [String] {
    let end = arguments.firstIndex(of: "--") ?? arguments.count
    return arguments.enumerated().map { index, argument in
      let second = argument.dropFirst().first
      let isWidth = argument.hasPrefix("-") && second?.isNumber == true && index < end
      return isWidth ? "-w" + argument.dropFirst() : argument
    }
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    switch files.next(&system, &output) {
    case .opened: column = 0
    case .bytes(let bytes): for byte in bytes { take(byte, &output) }
    case .endOfFile:
      output.append(line)
      line = []
    case .end: return .exit(files.failed ? 1 : 0)
    case .blocked(let step): return step
    }
    return .again
  }

  private mutating func take(_ byte: UInt8, _ output: inout Output) {
    if byte == UInt8(ascii: "\n") {
      output.append(line: line)
      (line, column) = ([], 0)
      return
    }
    // Backspaces keep a line narrow however long it grows.
    if line.count >= LineReader.longestLine {
      output.append(line)
      line = []
    }
    while true {
      column = advanced(column, byte)
      if column <= width || line.isEmpty { break }
      let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      if breaksAtBlanks, let blank = line.lastIndex(where: isBlank) {
        output.append(line: line[...blank])
        line.removeFirst(blank + 1)
        column = line.reduce(0, advanced)
      } else {
        output.append(line: line)
        (line, column) = ([], 0)
      }
    }
    line.append(byte)
  }

  private func advanced(_ column: Int, _ byte: UInt8) -> Int {
    if countsBytes { return column + 1 }
    switch byte {
    case UInt8(ascii: "\t"): return column + 8 - column % 8
    case 8: return max(0, column - 1)
    case UInt8(ascii: "\r"): return 0
    default: return byte & 0xC0 == 0x80 ? column : column + 1
    }
  }
}
