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
    text.withUTF8 { bytes in
      // What needs no escape is copied in one piece.
      var start = 0
      for index in bytes.indices {
        guard let escape = escape(for: bytes, at: index) else { continue }
        out += bytes[start..<index]
        out += escape.utf8
        start = index + (bytes[index] == JSONWriter.separatorStart ? 3 : 1)
      }
      out += bytes[start...]
    }
    out.append(UInt8(ascii: "\""))
  }

  /// The first byte of U+2028 and U+2029, and of many other characters.
  private static let separatorStart: UInt8 = 0xE2

  /// What is written for the character that begins there; nil for itself.
  private func escape(for bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> String? {
    switch bytes[index] {
    case UInt8(ascii: "\""): return "\\\""
    case UInt8(ascii: "\\"): return "\\\\"
    case 0x0A: return "\\n"
    case 0x0D: return "\\r"
    case 0x09: return "\\t"
    case 0x08: return "\\b"
    case 0x0C: return "\\f"
    case UInt8(ascii: "<") where escapesHTML: return "\\u003c"
    case UInt8(ascii: ">") where escapesHTML: return "\\u003e"
    case UInt8(ascii: "&") where escapesHTML: return "\\u0026"
    case 0..<0x20:
      let digits = String(bytes[index], radix: 16)
      return "\\u00" + (digits.utf8.count < 2 ? "0" : "") + digits
    case JSONWriter.separatorStart:
      // Go escapes them for JavaScript's sake.
      let rest = bytes[index...]
      if rest.starts(with: [0xE2, 0x80, 0xA8]) { return "\\u2028" }
      return rest.starts(with: [0xE2, 0x80, 0xA9]) ? "\\u2029" : nil
    default: return nil
    }
  }
}
