/// `xxd`: bytes as hexadecimal text, and with `-r` the text as bytes again.
struct HexText: AppletBody {
  private static let synopsis = "xxd [-pri] [-g N] [-c N] [-n LEN] [-s OFS] [-o OFS] [FILE]"

  private let options: Options
  private var source: DumpSource
  private var reader: LineReader
  private var began = false
  /// The upper half of a byte whose lower half is still to come.
  private var half: UInt8?

  init(_ arguments: [String]) throws(Refusal) {
    options = try Options(arguments, "l:s:apirg:c:o:", synopsis: Self.synopsis)
    if options.operands.count > 1 { throw .usage(Self.synopsis) }
    let files = InputFiles("xxd", options.operands)
    reader = LineReader(InputFiles("xxd", options.operands, complaint: .cannotOpen))
    let isPlain = options.has("p") || options.has("i")
    var columns = try options.number("c", in: 0...Options.greatest, or: 0)
    if columns == 0 { columns = options.has("p") ? 30 : options.has("i") ? 12 : 16 }
    columns = min(columns, 1 << 16)
    var group = try options.number("g", in: 0...Options.greatest, or: 2)
    if options.has("i") { group = 1 }
    if options.has("p") { group = columns }
    var formats: [String] = []
    if !options.has("p") { formats.append(options.has("i") ? #"" ""# : #""%08.8_ax: ""#) }
    formats.append(Self.format(columns, group, isSource: options.has("i") && !options.has("p")))
    formats.append(isPlain ? #""\n""# : #""  "\#(columns)/1 "%_p""\n""#)
    var skip = 0
    if let text = options.value("s") { skip = try DumpNumber.parse(text, for: "xxd") }
    var limit = Int.max
    if let text = options.value("l") { limit = try DumpNumber.parse(text, for: "xxd") }
    var displacement = 0
    if let text = options.value("o") {
      guard let value = try? NumberText.integer(text, base: 0) else {
        throw Refusal("xxd: invalid number '\(text)'")
      }
      displacement = Int(value)
    }
    source = DumpSource(
      writer: try DumpWriter(
        formats,
        for: "xxd",
        showsAll: true,
        ending: isPlain ? "\n" : nil,
        displacement: displacement
      ),
      files: files,
      skipping: skip,
      remaining: limit
    )
  }

  private static func format(_ columns: Int, _ group: Int, isSource: Bool) -> String {
    if group < 1 || group >= columns { return #"\#(columns)/1 "%02x""# }
    if group == 1 { return #"\#(columns)/1 "\#(isSource ? " 0x%02x," : "%02x ")""# }
    return (1...columns).map { place in
      place == columns || place % group != 0 ? #"/1 "%02x""# : #"/1 "%02x ""#
    }.joined()
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    if options.has("r") { return reverse(&system, &output) }
    let name = options.has("i") ? options.operands.first : nil
    if let name, !began { output.append("unsigned char \(Self.identifier(name))[] = {\n") }
    began = true
    let step = source.step(&system, &output)
    if let name, case .exit(0) = step {
      let length = source.writer.address
      output.append("};\nunsigned int \(Self.identifier(name))_len = \(length);\n")
    }
    return step
  }

  /// A file's name as C takes it.
  private static func identifier(_ name: String) -> String {
    let lead = name.first?.isNumber == true ? "__" : ""
    return lead
      + String(
        decoding: name.utf8.map { byte in
          let character = Character(Unicode.Scalar(byte))
          let isKept = byte < 128 && (character.isLetter || character.isNumber)
          return isKept ? byte : UInt8(ascii: "_")
        },
        as: UTF8.self
      )
  }

  private mutating func reverse(
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> AppletStep {
    switch reader.next(&system, &output) {
    case .opened, .endOfFile: return .again
    case .blocked(let step): return step
    case .line(let line):
      decode(line.bytes, &output)
      return .again
    case .end: return .exit(reader.files.failed ? 1 : 0)
    }
  }

  private mutating func decode(_ line: [UInt8], _ output: inout Output) {
    var rest = line[...]
    if !options.has("p"), half == nil {
      rest = rest.drop { Self.digit($0) != nil }
      if rest.first == UInt8(ascii: ":") { rest.removeFirst() }
    }
    for byte in rest where byte != 32 && !(9...13).contains(byte) {
      guard let digit = Self.digit(byte) else {
        // What is no digit takes the half byte before it along.
        half = nil
        continue
      }
      if let upper = half {
        output.append(byte: upper << 4 | digit)
        half = nil
      } else {
        half = digit
      }
    }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    byte < 128 ? Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init) : nil
  }
}
