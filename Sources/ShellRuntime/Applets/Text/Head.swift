/// `head`: the first lines or bytes of each file, or all but the last ones.
struct Head: AppletBody {
  private var extent: Extent
  private var headers: FileHeaders
  private var reader: LineReader
  private var files: InputFiles
  private var taken = 0
  /// What might yet turn out to be among the last.
  private var held: [[UInt8]] = []
  private var heldBytes: [UInt8] = []

  init(_ arguments: [String]) throws(Refusal) {
    let synopsis = "head [OPTIONS] [FILE]..."
    let options = try Options(
      Extent.expandingShortForm(arguments, "head"),
      "n:c:qv",
      synopsis: synopsis
    )
    extent = try Extent(options, "head")
    headers = FileHeaders(options)
    files = InputFiles("head", options.operands)
    files.standardInputName = "standard input"
    files.readErrorText = "Input/output error"
    reader = LineReader(files)
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    extent.countsBytes ? stepBytes(&system, &output) : stepLines(&system, &output)
  }

  private mutating func stepLines(
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> AppletStep {
    for _ in 0..<1_000 {
      if headers.entered, !extent.inverted, taken >= extent.count {
        reader.skipFile(&system)
        endFile()
        continue
      }
      switch reader.next(&system, &output) {
      case .opened: headers.enter(reader.files.name, &output)
      case .line(let line):
        let bytes = line.bytes + (line.terminated ? [UInt8(ascii: "\n")] : [])
        taken += 1
        if extent.inverted {
          held.append(bytes)
          if held.count > extent.count { output.append(held.removeFirst()) }
        } else {
          output.append(bytes)
        }
      case .endOfFile: endFile()
      case .end: return .exit(reader.files.failed ? 1 : 0)
      case .blocked(let step): return step
      }
    }
    return .again
  }

  private mutating func stepBytes(
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> AppletStep {
    if headers.entered, !extent.inverted, taken >= extent.count {
      files.skipFile(&system)
      endFile()
    }
    switch files.next(&system, &output) {
    case .opened: headers.enter(files.name, &output)
    case .bytes(let bytes):
      if extent.inverted {
        heldBytes += bytes
        let free = max(0, heldBytes.count - extent.count)
        output.append(heldBytes.prefix(free))
        heldBytes.removeFirst(free)
      } else {
        let wanted = bytes.prefix(extent.count - taken)
        output.append(wanted)
        taken += wanted.count
      }
    case .endOfFile: endFile()
    case .end: return .exit(files.failed ? 1 : 0)
    case .blocked(let step): return step
    }
    return .again
  }

  private mutating func endFile() {
    headers.entered = false
    taken = 0
    held = []
    heldBytes = []
  }
}

/// How much `head` and `tail` show.
struct Extent: Sendable {
  var countsBytes: Bool
  var count = 10
  /// `head -n -3`: all but the last three; `tail -n +3`: from the third on.
  var inverted = false

  init(_ options: Options, _ name: String) throws(Refusal) {
    let kind = options.last(of: "nc")
    countsBytes = kind == "c"
    guard let kind, let text = options.value(kind) else { return }
    var digits = Substring(text)
    if let sign = digits.first, sign == "-" || sign == "+" {
      inverted = (sign == "-") == (name == "head")
      digits.removeFirst()
    }
    guard let count = NumberText.count(digits, suffixes: NumberText.binarySuffixes) else {
      throw Refusal("\(name): invalid number '\(digits)'")
    }
    self.count = count
  }

  /// `head -3` is `head -n 3`; `tail +3` is `tail -n +3`.
  static func expandingShortForm(_ arguments: [String], _ name: String) -> [String] {
    guard arguments.count > 1 else { return arguments }
    let first = arguments[1]
    let isShort =
      (first.hasPrefix("-") || name == "tail" && first.hasPrefix("+")) && first.count > 1
      && (first.dropFirst().first?.isNumber ?? false)
    guard isShort else { return arguments }
    let value = first.hasPrefix("+") ? first : String(first.dropFirst())
    return [arguments[0], "-n", value] + arguments.dropFirst(2)
  }
}

/// The `==> name <==` lines between several files.
struct FileHeaders: Sendable {
  private let shown: Bool
  private var isFirst = true
  private(set) var everEntered = false
  /// Whether the current file has been announced.
  var entered = false

  init(_ options: Options) {
    let last = options.last(of: "qv")
    shown = last == "v" || last == nil && options.operands.count > 1
  }

  mutating func enter(_ name: String, _ output: inout Output) {
    entered = true
    everEntered = true
    guard shown else { return }
    output.append((isFirst ? "" : "\n") + "==> \(name) <==\n")
    isFirst = false
  }
}
