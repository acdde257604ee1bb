/// `expand`: tabs as blanks.
struct Expand: FilterBody {
  var reader: LineReader
  private let stop: Int
  private let onlyLeading: Bool
  private var isFull = false

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(
      arguments,
      "it:",
      long: ["initial": "i", "tabs": "t"],
      synopsis: "expand [-i] [-t N] [FILE]..."
    )
    stop = try options.number("t", in: 1...Int(UInt32.max), or: 8)
    onlyLeading = options.has("i")
    reader = TabText.reader(options)
  }

  func finish(_ output: inout Output) -> UInt8 { isFull || reader.files.failed ? 1 : 0 }

  mutating func take(_ line: LineReader.Line, _ output: inout Output) {
    if isFull { return }
    let bytes = TabText.untilZero(line.bytes)
    // A few tabs with far stops would fill any memory.
    let tabs = bytes.count { $0 == UInt8(ascii: "\t") }
    if tabs > 0, stop > WholeInput.limit / 1_000 / tabs {
      output.error("expand: out of memory")
      isFull = true
      return
    }
    var start = bytes.startIndex
    for index in bytes.indices {
      if onlyLeading, !TabText.isBlank(bytes[index]) { break }
      guard bytes[index] == UInt8(ascii: "\t") else { continue }
      let width = TabText.width(bytes[start..<index])
      output.append(bytes[start..<index])
      output.append(String(repeating: " ", count: stop - width % stop))
      start = index + 1
    }
    output.append(bytes[start...])
    if line.terminated { output.append("\n") }
  }
}

/// `unexpand`: blanks as tabs, at first only the leading ones.
struct Unexpand: FilterBody {
  var reader: LineReader
  private let stop: Int
  private let all: Bool

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(
      arguments,
      "ft:a",
      long: ["first-only": "f", "tabs": "t", "all": "a"],
      synopsis: "unexpand [-fa][-t N] [FILE]..."
    )
    stop = try options.number("t", in: 1...Int(UInt32.max), or: 8)
    all = (options.has("a") || options.has("t")) && !options.has("f")
    reader = TabText.reader(options)
  }

  func take(_ line: LineReader.Line, _ output: inout Output) {
    let bytes = TabText.untilZero(line.bytes + (line.terminated ? [UInt8(ascii: "\n")] : []))
    var index = bytes.startIndex
    var column = 0
    while index < bytes.endIndex {
      var blanks = bytes[index...].prefix { $0 == UInt8(ascii: " ") }.count
      index += blanks
      column += blanks
      if index < bytes.endIndex, bytes[index] == UInt8(ascii: "\t") {
        column += stop - column % stop
        index += 1
        continue
      }
      let tabs = column / stop
      if tabs > 0 {
        column %= stop
        blanks = column
        output.append([UInt8](repeating: UInt8(ascii: "\t"), count: tabs))
      }
      output.append([UInt8](repeating: UInt8(ascii: " "), count: blanks))
      if !all, index > bytes.startIndex {
        output.append(bytes[index...])
        return
      }
      let word = bytes[index...].prefix { !TabText.isBlank($0) }
      output.append(word)
      index = word.endIndex
      column = (column + TabText.width(word)) % stop
    }
  }
}

/// What `expand` and `unexpand` share.
private enum TabText {
  static func reader(_ options: Options) -> LineReader {
    var files = InputFiles(options.name, options.operands)
    files.readErrorText = "Input/output error"
    return LineReader(files)
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// busybox takes a line for a C string.
  static func untilZero(_ line: [UInt8]) -> ArraySlice<UInt8> { line.prefix { $0 != 0 } }

  /// Characters; control characters have no width.
  static func width(_ bytes: ArraySlice<UInt8>) -> Int {
    TextUnits.all(Array(bytes)).count { $0 >= 32 && $0 != 127 }
  }
}
