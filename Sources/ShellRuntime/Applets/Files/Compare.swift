/// `cmp`: where two files begin to differ.
struct Compare: AppletBody {
  private static let synopsis = """
    cmp [-ls] [-n NUM] FILE1 [FILE2 [SKIP1 [SKIP2]]]

    Compare FILE1 with FILE2 (or stdin)

    \t-l\tWrite the byte numbers (decimal) and values (octal)
    \t\tfor all differing bytes
    \t-s\tQuiet
    \t-n NUM\tCompare at most NUM bytes
    """

  private var inputs: [WholeInput] = []
  private var names: [String] = []
  private var skips: [Int] = []
  private let isQuiet: Bool
  private let listsAll: Bool
  private var limit = Int.max

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(arguments, "lsn:", synopsis: Self.synopsis)
    isQuiet = options.has("s")
    listsAll = options.has("l")
    if let count = try options.number("n", "cmp") { limit = count }
    var operands = options.operands
    guard (1...4).contains(operands.count) else { throw .usage(Self.synopsis) }
    if operands.count == 1 { operands.append("-") }
    names = Array(operands.prefix(2))
    for text in operands.dropFirst(2) {
      guard let skip = NumberText.count(text, suffixes: NumberText.binarySuffixes) else {
        throw Refusal("cmp: invalid number '\(text)'")
      }
      skips.append(skip)
    }
    let complaint: InputFiles.Complaint = isQuiet ? .none : .plain
    inputs = names.map { name in
      var files = InputFiles("cmp", [name], complaint: complaint)
      files.readErrorText = "I/O error"
      return WholeInput(files)
    }
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    for index in inputs.indices {
      if let step = inputs[index].fill(&system, &output) { return step }
      if inputs[index].files.failed { return .exit(2) }
    }
    return .exit(compare(&output))
  }

  private func compare(_ output: inout Output) -> UInt8 {
    let bytes = inputs.indices.map { index in
      inputs[index].joined.dropFirst(index < skips.count ? skips[index] : 0).prefix(limit)
    }
    var line = 1
    var status: UInt8 = 0
    for (offset, (a, b)) in zip(bytes[0], bytes[1]).enumerated() {
      if a != b {
        status = 1
        if isQuiet { return status }
        guard listsAll else {
          let place = "char \(offset + 1), line \(line)"
          output.append("\(names[0]) \(names[1]) differ: \(place)\n")
          return status
        }
        output.append("\(offset + 1) \(octal(a)) \(octal(b))\n")
      }
      if a == UInt8(ascii: "\n") { line += 1 }
    }
    guard bytes[0].count != bytes[1].count else { return status }
    let shorter = bytes[0].count < bytes[1].count ? names[0] : names[1]
    if !isQuiet { output.error("cmp: EOF on \(shorter)") }
    return 1
  }

  /// Three places, filled with blanks as by `%3o`.
  private func octal(_ byte: UInt8) -> String {
    Column.right(String(byte, radix: 8), 3)
  }
}
