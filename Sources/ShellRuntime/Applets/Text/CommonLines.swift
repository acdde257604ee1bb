/// `comm`: the lines of two sorted files that only one has, and those that both have.
struct CommonLines: AppletBody {
  private static let synopsis = "comm [-123] FILE1 FILE2"

  /// A file and the line of it that has been read last.
  private struct Side: Sendable {
    var reader: LineReader
    var line: [UInt8]?
    var isWanted = true
    var isOver = false
  }

  private let options: Options
  private var sides: [Side]

  init(_ arguments: [String]) throws(Refusal) {
    options = try Options(arguments, "123", synopsis: Self.synopsis)
    guard options.operands.count == 2 else { throw .usage(Self.synopsis) }
    sides = options.operands.map { Side(reader: LineReader(InputFiles("comm", [$0]))) }
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    for _ in 0..<1_000 {
      for index in sides.indices where sides[index].isWanted && !sides[index].isOver {
        if let step = read(index, &system, &output) { return step }
      }
      if sides.allSatisfy(\.isOver) { return .exit(0) }
      takeNext(&output)
    }
    return .again
  }

  /// The next line of a side; nil when it is there or there is none any more.
  private mutating func read(
    _ index: Int,
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> AppletStep? {
    while true {
      switch sides[index].reader.next(&system, &output) {
      case .opened, .endOfFile: continue
      case .blocked(let step): return step
      case .line(let line):
        (sides[index].line, sides[index].isWanted) = (line.bytes, false)
        return nil
      case .end:
        if sides[index].reader.files.failed { return .exit(1) }
        (sides[index].line, sides[index].isOver) = (nil, true)
        return nil
      }
    }
  }

  private mutating func takeNext(_ output: inout Output) {
    let first = sides[0].line
    let second = sides[1].line
    let column: Int
    if let first, let second, first == second {
      column = 3
    } else if let first, second.map({ first.lexicographicallyPrecedes($0) }) ?? true {
      column = 1
    } else {
      column = 2
    }
    if let line = column == 1 ? first : second { write(line, column, &output) }
    if column != 2 { sides[0].isWanted = true }
    if column != 1 { sides[1].isWanted = true }
  }

  private func write(_ line: [UInt8], _ column: Int, _ output: inout Output) {
    if options.has(Character("\(column)")) { return }
    for before in 1..<max(column, 1) where !options.has(Character("\(before)")) {
      output.append("\t")
    }
    output.append(line: line)
  }
}
