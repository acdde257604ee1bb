import KubeAPI

// How Go prints values, where kubectl's messages let it show.

extension Value {
  /// The value as `fmt.Sprint` prints a decoded JSON document: `map[a:1 b:[x y]]`.
  var goText: String {
    switch self {
    case .null: "<nil>"
    case .bool(let flag): String(flag)
    case .integer(let number): String(number)
    case .number(let number): GoNumber.shortest(number)
    case .string(let text): text
    case .array(let elements): "[" + elements.map(\.goText).joined(separator: " ") + "]"
    case .object(let fields):
      "map[" + fields.map { "\($0.name):\($0.value.goText)" }.joined(separator: " ") + "]"
    }
  }

  /// The value in Go's own syntax, as `%#v` prints it.
  var goSyntax: String {
    switch self {
    case .null: "interface {}(nil)"
    case .bool(let flag): String(flag)
    case .integer(let number): String(number)
    case .number(let number): GoNumber.shortest(number)
    case .string(let text): text.goQuoted
    case .array(let elements):
      "[]interface {}{" + elements.map(\.goSyntax).joined(separator: ", ") + "}"
    case .object(let fields):
      "map[string]interface {}{"
        + fields.map { "\($0.name.goQuoted):\($0.value.goSyntax)" }.joined(separator: ", ") + "}"
    }
  }
}

extension StringProtocol {
  /// In double quotes with Go's escapes, `%q`.
  var goQuoted: String { GoSyntax.quoted(String(self)) }

  /// The text between quotes with Go's escapes resolved; nil when one is wrong.
  func goUnquoted(_ quote: Character) -> String? {
    var text = ""
    var rest = self[...]
    while let character = rest.popFirst() {
      guard character == "\\" else {
        text.append(character)
        continue
      }
      guard let escape = rest.popFirst() else { return nil }
      switch escape {
      case "n": text.append("\n")
      case "t": text.append("\t")
      case "r": text.append("\r")
      case "a": text.append("\u{7}")
      case "b": text.append("\u{8}")
      case "v": text.append("\u{b}")
      case "f": text.append("\u{c}")
      case "\\": text.append("\\")
      case quote: text.append(quote)
      case "x", "u", "U":
        let count = escape == "x" ? 2 : escape == "u" ? 4 : 8
        let digits = rest.prefix(count)
        guard digits.count == count, let code = UInt32(digits, radix: 16),
          let scalar = Unicode.Scalar(code)
        else { return nil }
        text.unicodeScalars.append(scalar)
        rest.removeFirst(count)
      default: return nil
      }
    }
    return text
  }

  /// Without the spaces at both ends.
  var trimmingSpaces: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// Without the white space at both ends, `strings.TrimSpace`.
  var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

extension Character {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
