/// Writes JSON in the order in which it is told: indented by two spaces, or on one line.
///
/// What has been written can be taken out at any time, so that a long document needs no memory.
struct JSONWriter {
  private(set) var text = ""
  private let isCompact: Bool
  /// For each open object or array, whether it has no element yet.
  private var open: [(end: String, isEmpty: Bool)] = []

  init(isCompact: Bool = false) {
    self.isCompact = isCompact
  }

  /// One value on a line of its own, as NDJSON has it.
  static func line(_ content: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter(isCompact: true)
    writer.object(content)
    return writer.text + "\n"
  }

  /// One value as a document.
  static func document(_ content: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    writer.object(content)
    return writer.text + "\n"
  }

  mutating func takeText() -> String {
    defer { text = "" }
    return text
  }

  mutating func object(_ content: (inout JSONWriter) -> Void) {
    begin("{", "}")
    content(&self)
    end()
  }

  mutating func object(_ name: String, _ content: (inout JSONWriter) -> Void) {
    key(name)
    object(content)
  }

  /// An object as the next element of the open array.
  mutating func element(_ content: (inout JSONWriter) -> Void) {
    separate()
    object(content)
  }

  mutating func array<Element>(
    _ name: String,
    _ elements: [Element],
    _ write: (inout JSONWriter, Element) -> Void
  ) {
    beginArray(name)
    for element in elements {
      separate()
      write(&self, element)
    }
    end()
  }

  mutating func array(_ name: String, _ strings: [String]) {
    array(name, strings) { $0.value($1) }
  }

  mutating func field(_ name: String, _ value: String) {
    key(name)
    self.value(value)
  }

  mutating func field(_ name: String, _ value: Bool) {
    key(name)
    text += value ? "true" : "false"
  }

  mutating func field(_ name: String, _ value: Int) { field(name, number: "\(value)") }

  /// A number that is in JSON's form already.
  mutating func field(_ name: String, number: String) {
    key(name)
    text += number
  }

  mutating func value(_ value: String) {
    text += "\""
    guard value.utf8.contains(where: Self.mayBeEscaped) else {
      text += value
      text += "\""
      return
    }
    var rest = value[...]
    while let place = rest.unicodeScalars.firstIndex(where: Self.isEscaped) {
      text += rest[..<place]
      text += Self.escape(rest.unicodeScalars[place])
      rest = rest[rest.unicodeScalars.index(after: place)...]
    }
    text += rest
    text += "\""
  }

  /// Whether a character that begins with this byte, or is in it, could be one to escape.
  private static func mayBeEscaped(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x22, 0x5C, 0x7F, 0xC2, 0xE2: true
    default: false
    }
  }

  /// Besides what JSON asks for, what could steer a terminal.
  private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "\\", "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\t": return "\\t"
    case "\r": return "\\r"
    default:
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }

  // MARK: pieces, for documents that are written bit by bit

  mutating func beginObject() { begin("{", "}") }

  /// Begins an object that is the next element of the open array.
  mutating func beginElement() {
    separate()
    begin("{", "}")
  }

  mutating func beginArray() { begin("[", "]") }

  mutating func beginArray(_ name: String) {
    key(name)
    begin("[", "]")
  }

  /// Ends what was begun last.
  mutating func end() {
    guard let last = open.popLast() else { return }
    if !last.isEmpty { breakLine() }
    text += last.end
  }

  private mutating func begin(_ start: String, _ end: String) {
    text += start
    open.append((end, true))
  }

  private mutating func key(_ name: String) {
    separate()
    // Names are joblab's own, and have nothing to escape.
    text += "\""
    text += name
    text += isCompact ? "\":" : "\": "
  }

  private mutating func separate() {
    guard let last = open.last else { return }
    if !last.isEmpty { text += "," }
    open[open.count - 1].isEmpty = false
    breakLine()
  }

  private mutating func breakLine() {
    if !isCompact { text += "\n" + String(repeating: "  ", count: open.count) }
  }
}
