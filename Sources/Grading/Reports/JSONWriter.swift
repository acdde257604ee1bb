/// Writes JSON in the order in which it is told: indented by two spaces, or on one line.
///
/// What has been written can be taken out at any time, so that a long document needs no memory.
struct JSONWriter {
  /// In UTF-8.
  private var bytes: [UInt8] = []
  private let isCompact: Bool
  /// For each open object or array, whether it has no element yet.
  private var open: [(end: UInt8, isEmpty: Bool)] = []

  init(isCompact: Bool = false) {
    self.isCompact = isCompact
  }

  /// One value on a line of its own, as NDJSON has it.
  static func line(_ content: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter(isCompact: true)
    writer.object(content)
    return writer.takeText() + "\n"
  }

  /// One value as a document.
  static func document(_ content: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    writer.object(content)
    return writer.takeText() + "\n"
  }

  mutating func takeText() -> String {
    defer { bytes.removeAll(keepingCapacity: true) }
    return String(decoding: bytes, as: UTF8.self)
  }

  mutating func object(_ content: (inout JSONWriter) -> Void) {
    begin(UInt8(ascii: "{"), UInt8(ascii: "}"))
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
    bytes += (value ? "true" : "false").utf8
  }

  mutating func field(_ name: String, _ value: Int) { field(name, number: "\(value)") }

  /// A number that is in JSON's form already.
  mutating func field(_ name: String, number: String) {
    key(name)
    bytes += number.utf8
  }

  mutating func value(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    var value = value
    value.withUTF8 { write(escaping: $0) }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func write(escaping text: UnsafeBufferPointer<UInt8>) {
    var written = 0
    var index = 0
    while true {
      while index < text.count, !Self.mayBeEscaped(text[index]) { index += 1 }
      guard index < text.count else { break }
      guard let escaped = Self.escaped(text[index...]) else {
        index += 1
        continue
      }
      bytes += text[written..<index]
      bytes += Self.escape(escaped.scalar).utf8
      index += escaped.size
      written = index
    }
    bytes += text[written...]
  }

  /// Whether a character that begins with this byte, or is in it, could be one to escape.
  private static func mayBeEscaped(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x22, 0x5C, 0x7F, 0xC2, 0xE2: true
    default: false
    }
  }

  private struct Escaped {
    var scalar: Unicode.Scalar
    /// In bytes.
    var size: Int
  }

  /// The character that a text begins with, if it is to be escaped: besides what JSON asks for, what
  /// could steer a terminal.
  private static func escaped(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Escaped? {
    let size = text.first == 0xE2 ? 3 : text.first == 0xC2 ? 2 : 1
    guard let scalar = String(decoding: text.prefix(size), as: UTF8.self).unicodeScalars.first
    else { return nil }
    return switch scalar {
    case "\"", "\\", "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
      Escaped(scalar: scalar, size: size)
    default: nil
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

  mutating func beginObject() { begin(UInt8(ascii: "{"), UInt8(ascii: "}")) }

  /// Begins an object that is the next element of the open array.
  mutating func beginElement() {
    separate()
    begin(UInt8(ascii: "{"), UInt8(ascii: "}"))
  }

  mutating func beginArray() { begin(UInt8(ascii: "["), UInt8(ascii: "]")) }

  mutating func beginArray(_ name: String) {
    key(name)
    begin(UInt8(ascii: "["), UInt8(ascii: "]"))
  }

  /// Ends what was begun last.
  mutating func end() {
    guard let last = open.popLast() else { return }
    if !last.isEmpty { breakLine() }
    bytes.append(last.end)
  }

  private mutating func begin(_ start: UInt8, _ end: UInt8) {
    bytes.append(start)
    open.append((end, true))
  }

  private mutating func key(_ name: String) {
    separate()
    // Names are joblab's own, and have nothing to escape.
    bytes.append(UInt8(ascii: "\""))
    bytes += name.utf8
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    if !isCompact { bytes.append(UInt8(ascii: " ")) }
  }

  private mutating func separate() {
    guard let last = open.last else { return }
    if !last.isEmpty { bytes.append(UInt8(ascii: ",")) }
    open[open.count - 1].isEmpty = false
    breakLine()
  }

  private mutating func breakLine() {
    guard !isCompact else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes += repeatElement(UInt8(ascii: " "), count: open.count * 2)
  }
}
