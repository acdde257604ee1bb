/// Values as Go's `%#v` and `%q` show them in messages.
public enum GoSyntax {
  /// `%#v` of a value that go-yaml has read.
  public static func text(_ value: Value) -> String {
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
  public static func quoted(_ text: String) -> String {
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

  /// What `time.ParseDuration` says about a text that is no duration.
  static func durationProblem(_ text: String) -> String {
    let invalid = "time: invalid duration \(quoted(text))"
    var rest = Substring(text)
    if let sign = rest.first, sign == "-" || sign == "+" { rest.removeFirst() }
    if rest.isEmpty { return invalid }
    func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
    while !rest.isEmpty {
      let number = rest.prefix { isDigit($0) || $0 == "." }
      guard number.contains(where: isDigit), number.count(where: { $0 == "." }) < 2 else {
        return invalid
      }
      rest.removeFirst(number.count)
      let unit = rest.prefix { $0 != "." && !isDigit($0) }
      rest.removeFirst(unit.count)
      if unit.isEmpty { return "time: missing unit in duration \(quoted(text))" }
      guard ["ns", "us", "µs", "μs", "ms", "s", "m", "h"].contains(unit) else {
        return "time: unknown unit \(quoted(String(unit))) in duration \(quoted(text))"
      }
    }
    return invalid
  }

  /// `unicode.IsPrint`.
  public static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
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

extension Value {
  /// The type that Go decodes it to, `%T`.
  public var goTypeName: String {
    switch self {
    case .null: "<nil>"
    case .bool: "bool"
    case .integer: "int64"
    case .number: "float64"
    case .string: "string"
    case .array: "[]interface {}"
    case .object: "map[string]interface {}"
    }
  }
}
