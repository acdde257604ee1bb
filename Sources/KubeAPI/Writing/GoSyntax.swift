/// Values as Go's `%#v` and `%q` show them in messages.
package enum GoSyntax {
  /// `%#v` of a value that go-yaml has read.
  package static func text(_ value: Value) -> String {
    switch value {
    case .null: "interface {}(nil)"
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .number(let number): GoNumber.shortest(number)
    case .string(let text): quoted(text)
    case .array(let items):
      "[]interface {}{" + items.map(text).joined(separator: ", ") + "}"
    case .object(let fields):
      "map[interface {}]interface {}{"
        + fields.map { quoted($0.name) + ":" + text($0.value) }.joined(separator: ", ") + "}"
    }
  }

  /// `%q`: in double quotes, with Go's escapes.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\u{07}": result += "\\a"
      case "\u{08}": result += "\\b"
      case "\u{0C}": result += "\\f"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0B}": result += "\\v"
      default: result += isPrintable(scalar) ? String(scalar) : escaped(scalar)
      }
    }
    return result + "\""
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value < 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator,
      .lineSeparator, .paragraphSeparator:
      return false
    default: return true
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    func padded(_ width: Int) -> String {
      String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    if scalar.value < 0x80 { return "\\x" + padded(2) }
    return scalar.value < 0x1_0000 ? "\\u" + padded(4) : "\\U" + padded(8)
  }
}
