/// `cat`: its files, as they are or with numbers and visible control characters.
struct Cat: AppletBody {
  private enum Numbering { case none, all, nonempty }

  private var reader: LineReader
  private var files: InputFiles
  private let numbering: Numbering
  private let showsControls: Bool
  private let showsTabs: Bool
  private let showsEnds: Bool
  private var number = 0
  /// Whether the last line written still lacks its end: the next file continues it.
  private var lineOpen = false

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(arguments, "nbvteAu", synopsis: "cat [-nbvteA] [FILE]...")
    files = InputFiles("cat", options.operands, complaint: .cannotOpen)
    reader = LineReader(files)
    numbering = options.has("b") ? .nonempty : options.has("n") ? .all : .none
    showsTabs = options.has("t") || options.has("A")
    showsEnds = options.has("e") || options.has("A")
    showsControls = options.has("v") || showsTabs || showsEnds
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    if numbering == .none, !showsControls { return copy(&system, &output) }
    for _ in 0..<1_000 {
      switch reader.next(&system, &output) {
      case .line(let line): show(line, &output)
      case .opened, .endOfFile: break
      case .end: return .exit(reader.files.failed ? 1 : 0)
      case .blocked(let step): return step
      }
    }
    return .again
  }

  private mutating func copy(
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> AppletStep {
    switch files.next(&system, &output) {
    case .bytes(let bytes): output.append(bytes)
    case .opened, .endOfFile: break
    case .end: return .exit(files.failed ? 1 : 0)
    case .blocked(let step): return step
    }
    return .again
  }

  private mutating func show(_ line: LineReader.Line, _ output: inout Output) {
    if !lineOpen, numbering == .all || numbering == .nonempty && !line.bytes.isEmpty {
      number += 1
      output.append(Column.right(number, 6) + (showsControls ? "  " : "\t"))
    }
    if showsControls {
      for byte in line.bytes { output.append(visible(byte)) }
    } else {
      output.append(line.bytes)
    }
    if showsEnds, line.terminated { output.append("$") }
    // Lines that are only numbered always end; others are copied as they are.
    let ends = line.terminated || !showsControls
    if ends { output.append("\n") }
    lineOpen = !ends
  }

  private func visible(_ byte: UInt8) -> [UInt8] {
    if byte == UInt8(ascii: "\t"), !showsTabs { return [byte] }
    let meta: [UInt8] = byte >= 128 ? Array("M-".utf8) : []
    let low = byte & 0x7F
    if low < 32 { return meta + [UInt8(ascii: "^"), low + 64] }
    if low == 127 { return meta + Array("^?".utf8) }
    return meta + [low]
  }
}
