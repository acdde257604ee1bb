/// `wc`: lines, words, characters and bytes.
struct WordCount: AppletBody {
  private struct Counts: Sendable {
    var lines = 0
    var words = 0
    var characters = 0
    var bytes = 0
    var longest = 0
  }

  private let columns: [Character]
  private let showsNames: Bool
  private let fileCount: Int
  private var files: InputFiles
  private var current = Counts()
  private var total = Counts()
  private var inWord = false
  private var column = 0
  private var reading = false

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(arguments, "lwmcL", synopsis: "wc [-cmlwL] [FILE]...")
    let chosen = "lwmcL".filter { options.has($0) }
    columns = Array(chosen.isEmpty ? "lwc" : chosen)
    showsNames = !options.operands.isEmpty
    fileCount = options.operands.count
    files = InputFiles("wc", options.operands)
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    switch files.next(&system, &output) {
    case .opened: (current, inWord, column) = (Counts(), false, 0)
    case .bytes(let bytes): for byte in bytes { count(byte) }
    case .endOfFile:
      current.longest = max(current.longest, column)
      report(current, files.name, &output)
      add()
    case .end:
      if fileCount > 1 { report(total, "total", &output) }
      return .exit(files.failed ? 1 : 0)
    case .blocked(let step): return step
    }
    return .again
  }

  private mutating func count(_ byte: UInt8) {
    current.bytes += 1
    if byte & 0xC0 != 0x80 { current.characters += 1 }
    switch byte {
    case 33...126:
      column += 1
      if !inWord { current.words += 1 }
      inWord = true
    case 32:
      column += 1
      inWord = false
    case 9...13:
      inWord = false
      measure(byte)
    // Letters beyond ASCII make no words, and have no width.
    default: break
    }
  }

  private mutating func measure(_ byte: UInt8) {
    if byte == UInt8(ascii: "\n") { current.lines += 1 }
    if byte == UInt8(ascii: "\t") {
      column = (column | 7) + 1
      return
    }
    current.longest = max(current.longest, column)
    // A vertical tab stays in its column.
    if byte != 11 { column = 0 }
  }

  private mutating func add() {
    total.lines += current.lines
    total.words += current.words
    total.characters += current.characters
    total.bytes += current.bytes
    total.longest = max(total.longest, current.longest)
  }

  private func report(_ counts: Counts, _ name: String, _ output: inout Output) {
    let values = columns.map { column in
      switch column {
      case "l": counts.lines
      case "w": counts.words
      case "m": counts.characters
      case "c": counts.bytes
      default: counts.longest
      }
    }
    // One number of one file stands alone; columns are nine wide.
    let padded =
      columns.count == 1 && fileCount < 2
      ? values.map(String.init)
      : values.map { Column.right($0, 9) }
    output.append(padded.joined(separator: " ") + (showsNames ? " " + name : "") + "\n")
  }
}
