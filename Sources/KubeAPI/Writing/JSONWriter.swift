/// Writes values as JSON, byte for byte as Go's encoding/json does.
public struct JSONWriter {
  private var out: [UInt8] = []
  private let indent: [UInt8]?
  private let escapesHTML: Bool
  private var depth = 0

  private init(indent: [UInt8]?, escapesHTML: Bool) {
    self.indent = indent
    self.escapesHTML = escapesHTML
  }

  /// On one line, without a line break at the end.
  ///
  /// With `escapesHTML` it writes `<`, `>` and `&` as `\u003c`, as Go does unless told not to.
  public static func compact(_ value: Value, escapesHTML: Bool = true) -> String {
    var writer = JSONWriter(indent: nil, escapesHTML: escapesHTML)
    writer.write(value)
    return String(decoding: writer.out, as: UTF8.self)
  }

  /// As `kubectl -o json` prints: four spaces a level, without a line break at the end.
  public static func indented(_ value: Value, by spaces: Int = 4) -> String {
    var writer = JSONWriter(
      indent: Array(repeating: UInt8(ascii: " "), count: spaces),
      escapesHTML: true
    )
    writer.write(value)
    return String(decoding: writer.out, as: UTF8.self)
  }

  /// The text in quotes.
  public static func quoted(_ text: String, escapesHTML: Bool = true) -> String {
    var writer = JSONWriter(indent: nil, escapesHTML: escapesHTML)
    writer.write(text)
    return String(decoding: writer.out, as: UTF8.self)
  }

  private mutating func write(_ value: Value) {
    switch value {
    case .null: out += "null".utf8
    case .bool(let flag): out += (flag ? "true" : "false").utf8
    case .integer(let number): out += String(number).utf8
    case .number(let number): out += GoNumber.json(number).utf8
    case .string(let text): write(text)
    case .array(let items):
      list(items, UInt8(ascii: "["), UInt8(ascii: "]")) { writer, item in writer.write(item) }
    case .object(let fields):
      list(fields.entries, UInt8(ascii: "{"), UInt8(ascii: "}")) { writer, entry in
        writer.write(entry.name)
        writer.out.append(UInt8(ascii: ":"))
        if writer.indent != nil { writer.out.append(UInt8(ascii: " ")) }
        writer.write(entry.value)
      }
    }
  }

  private mutating func list<Item>(
    _ items: [Item],
    _ open: UInt8,
    _ close: UInt8,
    _ writeItem: (inout JSONWriter, Item) -> Void
  ) {
    out.append(open)
    depth += 1
    for (index, item) in items.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      breakLine()
      writeItem(&self, item)
    }
    depth -= 1
    if !items.isEmpty { breakLine() }
    out.append(close)
  }

  private mutating func breakLine() {
    guard let indent else { return }
    out.append(UInt8(ascii: "\n"))
    for _ in 0..<depth { out += indent }
  }

  private mutating func write(_ text: String) {
    out.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { write($0) }
    out.append(UInt8(ascii: "\""))
  }

  private mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < text.count {
      let start = index
      while index < text.count, isPlain(text[index]) { index += 1 }
      out += text[start..<index]
      guard index < text.count else { return }
      guard text[index] == 0xE2 else {
        write(text[index])
        index += 1
        continue
      }
      // U+2028 and U+2029 start with this byte; Go escapes them for JavaScript's sake.
      let character = text[index..<min(index + 3, text.count)]
      switch Array(character) {
      case [0xE2, 0x80, 0xA8]: out += "\\u2028".utf8
      case [0xE2, 0x80, 0xA9]: out += "\\u2029".utf8
      default: out += character
      }
      index = character.endIndex
    }
  }

  /// Whether a byte stands for itself whatever stands around it.
  private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0xE2: false
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"): !escapesHTML
    default: true
    }
  }

  private mutating func write(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): out += "\\\"".utf8
    case UInt8(ascii: "\\"): out += "\\\\".utf8
    case 0x0A: out += "\\n".utf8
    case 0x0D: out += "\\r".utf8
    case 0x09: out += "\\t".utf8
    case 0x08: out += "\\b".utf8
    case 0x0C: out += "\\f".utf8
    case UInt8(ascii: "<") where escapesHTML: out += "\\u003c".utf8
    case UInt8(ascii: ">") where escapesHTML: out += "\\u003e".utf8
    case UInt8(ascii: "&") where escapesHTML: out += "\\u0026".utf8
    case 0..<0x20:
      let digits = String(byte, radix: 16)
      out += ("\\u00" + (digits.utf8.count < 2 ? "0" : "") + digits).utf8
    default: out.append(byte)
    }
  }
}
