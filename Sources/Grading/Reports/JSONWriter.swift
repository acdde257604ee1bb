/// Writes JSON in the order in which it is told, indented by two spaces.
struct JSONWriter {
  private(set) var text = ""
  private var depth = 0
  /// Whether the innermost object or array has no element yet.
  private var isFirst = true

  mutating func object(_ content: (inout JSONWriter) -> Void) { nest("{", "}", content) }

  mutating func array<Element>(
    _ name: String,
    _ elements: [Element],
    _ write: (inout JSONWriter, Element) -> Void
  ) {
    key(name)
    nest("[", "]") { writer in
      for element in elements {
        writer.separate()
        write(&writer, element)
      }
    }
  }

  mutating func field(_ name: String, _ value: String) {
    key(name)
    self.value(value)
  }

  mutating func field(_ name: String, _ value: Bool) {
    key(name)
    text += value ? "true" : "false"
  }

  /// A number that is in JSON's form already.
  mutating func field(_ name: String, number: String) {
    key(name)
    text += number
  }

  mutating func value(_ value: String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      // Besides what JSON asks for, what could steer a terminal.
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  private mutating func key(_ name: String) {
    separate()
    value(name)
    text += ": "
  }

  private mutating func separate() {
    text += (isFirst ? "\n" : ",\n") + String(repeating: "  ", count: depth)
    isFirst = false
  }

  private mutating func nest(
    _ open: String,
    _ close: String,
    _ content: (inout JSONWriter) -> Void
  ) {
    text += open
    depth += 1
    let wasFirst = isFirst
    isFirst = true
    content(&self)
    let isEmpty = isFirst
    isFirst = wasFirst
    depth -= 1
    text += (isEmpty ? "" : "\n" + String(repeating: "  ", count: depth)) + close
  }
}
