import Simulation

/// `shuf`: lines, arguments or numbers in the machine's random order.
struct Shuffle: WholeInputBody {
  private static let synopsis =
    "shuf [-n NUM] [-o FILE] [-z] [FILE | -e [ARG...] | -i L-H]"
  /// Longer ranges would not fit into a machine.
  private static let longestRange = 1 << 20

  var input: WholeInput
  private let options: Options
  private var numbers: ClosedRange<Int>?
  private let limit: Int

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(arguments, "ei:n:o:z", synopsis: Self.synopsis)
    self.options = options
    let given = ["e", "i"].filter { options.has($0) }
    if given.count > 1 { throw .usage(Self.synopsis) }
    let most = given == ["e"] ? Int.max : given == ["i"] ? 0 : 1
    if options.operands.count > most { throw .usage(Self.synopsis) }
    limit = try options.number("n", in: 0...Int(UInt32.max), or: Int.max)
    if let text = options.value("i") { numbers = try Self.range(text) }
    input = WholeInput(InputFiles("shuf", options.operands))
  }

  private static func range(_ text: String) throws(Refusal) -> ClosedRange<Int> {
    let bad = Refusal("shuf: bad range '\(text)'")
    let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard ends.count == 2 else { throw bad }
    let low = try Options.number(String(ends[0]), in: 0...Int.max, for: "shuf")
    let high = try Options.number(String(ends[1]), in: 0...Int.max, for: "shuf")
    guard low <= high, high - low < Int(UInt32.max) else { throw bad }
    if high - low >= longestRange { throw Refusal("shuf: out of memory") }
    return low...high
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    if !options.has("e"), numbers == nil {
      if let step = input.fill(&system, &output) { return step }
      if input.files.failed { return .exit(1) }
    }
    return .exit(finish(&system, &output))
  }

  mutating func finish(_ system: inout some SystemCalls, _ output: inout Output) -> UInt8 {
    var lines: [ArraySlice<UInt8>]
    if options.has("e") {
      lines = options.operands.map { Array($0.utf8)[...] }
    } else if let numbers {
      lines = numbers.map { Array(String($0).utf8)[...] }
    } else {
      lines = input.lines()
    }
    let count = min(limit, lines.count)
    for place in 0..<count {
      let rest = UInt64(lines.count - place)
      lines.swapAt(place, place + Int(system.random() % rest))
    }
    let end: UInt8 = options.has("z") ? 0 : UInt8(ascii: "\n")
    let text = lines.prefix(count).flatMap { $0 + [end] }
    guard let path = options.value("o") else {
      output.append(text)
      return 0
    }
    do throws(Errno) {
      try FileContents.write(text, to: path, &system)
      return 0
    } catch {
      output.error("shuf: can't open '\(path)': \(error.rawValue)")
      return 1
    }
  }
}
