/// `uniq`: drops lines that repeat the one before.
struct Unique: FilterBody {
  var reader: LineReader
  private let options: Options
  private let skippedFields: Int
  private let skippedCharacters: Int
  private let compared: Int?
  private let terminator: UInt8
  private let target: String?
  private var targetDescriptor = 1
  private var previous: [UInt8]?
  private var count = 0

  init(_ arguments: [String]) throws(Refusal) {
    let synopsis = "uniq [-cduiz] [-f,s,w N] [FILE [OUTFILE]]"
    options = try Options(arguments, "cduf:s:w:iz", synopsis: synopsis)
    if options.operands.count > 2 { throw .usage(synopsis) }
    skippedFields = try options.number("f", "uniq") ?? 0
    skippedCharacters = try options.number("s", "uniq") ?? 0
    compared = try options.number("w", "uniq")
    terminator = options.has("z") ? 0 : UInt8(ascii: "\n")
    target = options.operands.count == 2 ? options.operands[1] : nil
    let files = InputFiles("uniq", Array(options.operands.prefix(1)), complaint: .cannotOpen)
    reader = LineReader(files, terminator: terminator)
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    if let target, targetDescriptor == 1 {
      do throws(Errno) {
        targetDescriptor = try system.open(target, .write)
      } catch {
        output.error("uniq: can't open '\(target)': \(error.rawValue)")
        return .exit(1)
      }
    }
    return stepLines(&system, &output)
  }

  mutating func take(_ line: LineReader.Line, _ output: inout Output) {
    if let previous, key(previous) == key(line.bytes) {
      count += 1
      return
    }
    show(&output)
    previous = line.bytes
    count = 1
  }

  mutating func finish(_ output: inout Output) -> UInt8 {
    show(&output)
    return reader.files.failed ? 1 : 0
  }

  private func show(_ output: inout Output) {
    guard let previous else { return }
    if options.has("d"), count == 1 { return }
    if options.has("u"), count > 1 { return }
    var line: [UInt8] = []
    if options.has("c") {
      let digits = String(count)
      line += Array((String(repeating: " ", count: max(0, 7 - digits.count)) + digits + " ").utf8)
    }
    output.append(line + previous + [terminator], to: targetDescriptor)
  }

  private func key(_ line: [UInt8]) -> [UInt8] {
    var rest = line[...]
    for _ in 0..<skippedFields {
      rest = rest.drop { $0 == 32 || $0 == 9 }.drop { $0 != 32 && $0 != 9 }
      if rest.isEmpty { break }
    }
    rest = rest.dropFirst(skippedCharacters)
    if let compared { rest = rest.prefix(compared) }
    return options.has("i") ? rest.map { UInt8(TextUnits.folded(UInt32($0)) & 0xFF) } : Array(rest)
  }
}
