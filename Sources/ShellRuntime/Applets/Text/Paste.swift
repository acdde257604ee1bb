/// `paste`: lines of several files side by side, or with `-s` those of each file in one line.
struct Paste: AppletBody {
  /// `-` may stand for several columns, which then share what comes.
  private var readers: [LineReader] = []
  /// The reader of each column; nil once it has come to its end.
  private var columns: [Int?] = []
  private let paths: [String]
  private let delimiters: [UInt8]
  private let isSerial: Bool
  private var checked = false
  private var column = 0
  private var delimiter = 0
  /// Whether the line that is being written has begun.
  private var isOpen = false

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(arguments, "d:s", synopsis: "paste [-d LIST] [-s] [FILE]...")
    let text = Array((options.value("d") ?? "\t").utf8)
    if text.isEmpty { throw Refusal("paste: -d '' is not supported") }
    delimiters = EscapeSequence.expand(text[...], zeroLeads: false).bytes
    isSerial = options.has("s")
    paths = options.operands.isEmpty ? ["-"] : options.operands
    var standardInput: Int?
    for path in paths {
      if path == "-", let standardInput {
        columns.append(standardInput)
        continue
      }
      if path == "-" { standardInput = readers.count }
      columns.append(readers.count)
      var files = InputFiles("paste", [path])
      files.ignoresFolders = true
      readers.append(LineReader(files))
    }
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    if !checked {
      checked = true
      if let step = check(&system, &output) { return step }
    }
    for _ in 0..<1_000 {
      guard columns.contains(where: { $0 != nil }) else { return .exit(0) }
      guard let index = columns[column] else {
        advance()
        continue
      }
      switch readers[index].next(&system, &output) {
      case .opened, .endOfFile: continue
      case .blocked(let step): return step
      case .line(let line): take(line.bytes, &output)
      case .end: end(&output)
      }
    }
    return .again
  }

  /// A file that is missing ends the program before its first line.
  private func check(
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> AppletStep? {
    for path in paths where path != "-" {
      do throws(Errno) {
        system.close(try system.open(path, .read))
      } catch {
        output.error("paste: \(path): \(error.rawValue)")
        return .exit(1)
      }
    }
    return nil
  }

  private mutating func take(_ line: [UInt8], _ output: inout Output) {
    if isSerial {
      if isOpen { writeDelimiter(&output) }
      output.append(line)
      isOpen = true
      return
    }
    output.append(line)
    // A line ends with the last column; where that has none, it does not end.
    if column == columns.count - 1 { output.append("\n") } else { writeDelimiter(&output) }
    advance()
  }

  private mutating func end(_ output: inout Output) {
    columns[column] = nil
    if isSerial, isOpen { output.append("\n") }
    isOpen = false
    if isSerial { delimiter = 0 }
    advance()
  }

  private mutating func writeDelimiter(_ output: inout Output) {
    let byte = delimiters[delimiter]
    delimiter = (delimiter + 1) % delimiters.count
    if byte != 0 { output.append(byte: byte) }
  }

  private mutating func advance() {
    column += 1
    if column < columns.count { return }
    column = 0
    delimiter = 0
  }
}
