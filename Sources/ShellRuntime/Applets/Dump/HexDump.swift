/// `hexdump` and `hd`: files in the formats that the options name or give.
struct HexDump: AppletBody {
  private static let synopsis =
    "hexdump [-bcdoxCv] [-e FMT] [-f FMT_FILE] [-n LEN] [-s OFS] [FILE]..."

  private var source: DumpSource

  init(_ arguments: [String]) throws(Refusal) {
    let name = arguments.first ?? "hexdump"
    let isShort = name == "hd"
    let options = try Options(
      arguments,
      isShort ? "" : "bcdoxCe:n:s:v",
      synopsis: isShort ? "hd FILE..." : Self.synopsis
    )
    var formats: [String] = []
    for option in isShort ? [(letter: "C", value: "")] : options.given {
      formats += option.letter == "e" ? [option.value] : Self.formats[option.letter] ?? []
    }
    if formats.isEmpty { formats = [Self.ending, #""%07.7_ax "8/2 "%04x ""\n""#] }
    var skip = 0
    if let text = options.value("s") { skip = try DumpNumber.parse(text, for: name) }
    source = DumpSource(
      writer: try DumpWriter(formats, for: name, showsAll: options.has("v")),
      files: InputFiles(name, options.operands),
      skipping: skip,
      remaining: try options.number("n", in: 0...Options.greatest, or: .max)
    )
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    source.step(&system, &output)
  }

  private static let ending = #""%07.7_Ax\n""#

  private static let formats: [Character: [String]] = [
    "b": [ending, #""%07.7_ax "16/1 "%03o ""\n""#],
    "c": [ending, #""%07.7_ax "16/1 "%3_c ""\n""#],
    "d": [ending, #""%07.7_ax "8/2 "  %05u ""\n""#],
    "o": [ending, #""%07.7_ax "8/2 " %06o ""\n""#],
    "x": [ending, #""%07.7_ax "8/2 "   %04x ""\n""#],
    "C": [
      #""%08.8_Ax\n""#, #""%08.8_ax  "8/1 "%02x ""  "8/1 "%02x ""#, #""  |"16/1 "%_p""|\n""#,
    ],
  ]
}

/// The bytes that a dump shows: the files' one after the other, some left out in front and behind.
struct DumpSource: Sendable {
  var writer: DumpWriter
  var files: InputFiles
  var skipping: Int
  var remaining: Int

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    if remaining == 0 { return finish(&output) }
    switch files.next(&system, &output) {
    case .opened, .endOfFile: return .again
    case .blocked(let step): return step
    case .bytes(let bytes):
      let skipped = min(skipping, bytes.count)
      skipping -= skipped
      writer.skip(skipped)
      let taken = bytes.dropFirst(skipped).prefix(remaining)
      if remaining < .max { remaining -= taken.count }
      writer.take(taken, &output)
      return .again
    case .end: return finish(&output)
    }
  }

  private mutating func finish(_ output: inout Output) -> AppletStep {
    writer.finish(&output)
    return .exit(files.failed ? 1 : 0)
  }
}
