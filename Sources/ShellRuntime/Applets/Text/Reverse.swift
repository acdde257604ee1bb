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
