/// An applet that turns each line into output, such as `rev` or `cut`.
protocol FilterBody: AppletBody {
  var reader: LineReader { get set }
  mutating func take(_ line: LineReader.Line, _ output: inout Output)
  /// The end of one file.
  mutating func fileEnded(_ output: inout Output)
  /// The end of all files; gives the status.
  mutating func finish(_ output: inout Output) -> UInt8
}

extension FilterBody {
  mutating func fileEnded(_ output: inout Output) {}

  mutating func finish(_ output: inout Output) -> UInt8 { reader.files.failed ? 1 : 0 }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    stepLines(&system, &output)
  }

  /// Takes the next lines, a thousand at most.
  mutating func stepLines(
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> AppletStep {
    for _ in 0..<1_000 {
      switch reader.next(&system, &output) {
      case .opened: break
      case .line(let line): take(line, &output)
      case .endOfFile: fileEnded(&output)
      case .end: return .exit(finish(&output))
      case .blocked(let step): return step
      }
    }
    return .again
  }
}
