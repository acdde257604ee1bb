/// `sort`: all lines in order.
struct Sort: WholeInputBody {
  private static let synopsis =
    "sort [-nrugMcszbdfiokt] [-o FILE] [-k START[.OFS][OPTS][,END[.OFS][OPTS]] [-t CHAR] [FILE]..."

  var input: WholeInput
  private let order: SortOrder
  private let checks: Bool
  private let unique: Bool
  private let target: String?
  private let terminator: UInt8

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(
      arguments,
      "ngMucszbrdfiVmhS:T:o:k:t:",
      synopsis: Self.synopsis,
      refusing: 2
    )
    order = try SortOrder(options)
    checks = options.has("c")
    unique = options.has("u")
    target = options.value("o")
    terminator = options.has("z") ? 0 : UInt8(ascii: "\n")
    var files = InputFiles("sort", options.operands)
    files.ignoresFolders = true
    input = WholeInput(files)
  }

  func finish(_ system: inout some SystemCalls, _ output: inout Output) -> UInt8 {
    if input.files.failed { return 2 }
    let lines = input.lines(terminator: terminator).map(Array.init)
    if checks { return check(lines, &output) }
    var sorted = order.sorted(lines)
    if unique {
      var kept: [[UInt8]] = []
      for line in sorted {
        if let last = kept.last, order.compareKeys(last, line) == 0 { continue }
        kept.append(line)
      }
      sorted = kept
    }
    var text: [UInt8] = []
    text.reserveCapacity(sorted.reduce(sorted.count) { $0 + $1.count })
    for line in sorted {
      text += line
      text.append(terminator)
    }
    guard let target else {
      output.append(text)
      return 0
    }
    do throws(Errno) {
      try FileContents.write(text, to: target, &system)
      return 0
    } catch {
      output.error("sort: can't open '\(target)': \(error.rawValue)")
      return 2
    }
  }

  private func check(_ lines: [[UInt8]], _ output: inout Output) -> UInt8 {
    for (index, pair) in zip(lines, lines.dropFirst()).enumerated() {
      let order = unique ? order.compareKeys(pair.0, pair.1) : order.compare(pair.0, pair.1)
      if order > 0 || unique && order == 0 {
        output.error("Check line \(index + 1)")
        return 1
      }
    }
    return 0
  }
}
