/// `rev`: each line backwards.
struct Reverse: FilterBody {
  var reader: LineReader

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(arguments, "", synopsis: "rev [FILE]...")
    reader = LineReader(InputFiles("rev", options.operands))
  }

  func take(_ line: LineReader.Line, _ output: inout Output) {
    output.append(TextUnits.all(line.bytes).reversed().flatMap(TextUnits.bytes))
    if line.terminated { output.append("\n") }
  }
}

/// `tac`: the lines of each file, the last first.
struct ReverseLines: WholeInputBody {
  var input: WholeInput

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(arguments, "", synopsis: "tac [FILE]...")
    input = WholeInput(InputFiles("tac", options.operands))
  }

  func finish(_ system: inout some SystemCalls, _ output: inout Output) -> UInt8 {
    for content in input.contents {
      for line in WholeInput.lines(content).reversed() {
        output.append(line)
        if line.endIndex < content.count { output.append("\n") }
      }
    }
    return input.files.failed ? 1 : 0
  }
}

/// `yes`: a line without end.
struct Yes: AppletBody {
  private let line: [UInt8]

  init(_ arguments: [String]) {
    let words = arguments.dropFirst()
    line = Array(((words.isEmpty ? "y" : words.joined(separator: " ")) + "\n").utf8)
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    for _ in 0..<max(1, 4_096 / line.count) { output.append(line) }
    return .again
  }
}

/// `paste`: lines of several files side by side.
struct Paste: WholeInputBody {
  var input: WholeInput
  private let delimiters: [UInt8]
  private let serial: Bool

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(arguments, "d:s", synopsis: "paste [-d LIST] [-s] [FILE]...")
    input = WholeInput(InputFiles("paste", options.operands))
    let text = Array((options.value("d") ?? "\t").utf8)
    let expanded = EscapeSequence.expand(text[...], zeroLeads: false).bytes
    delimiters = expanded.isEmpty ? [0] : expanded
    serial = options.has("s")
  }

  func finish(_ system: inout some SystemCalls, _ output: inout Output) -> UInt8 {
    let files = input.contents.map { WholeInput.lines($0) }
    let count = serial ? files.count : files.map(\.count).max() ?? 0
    for row in 0..<count {
      let cells =
        serial ? files[row] : files.map { row < $0.count ? $0[row] : ArraySlice<UInt8>() }
      for (column, cell) in cells.enumerated() {
        if column > 0 {
          let delimiter = delimiters[(column - 1) % delimiters.count]
          if delimiter != 0 { output.append(byte: delimiter) }
        }
        output.append(cell)
      }
      output.append("\n")
    }
    return input.files.failed ? 1 : 0
  }
}
