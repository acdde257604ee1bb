/// Text of strangers, made fit for the place where it is shown.
package enum HarmlessText {
  /// A learner's text without what could steer the teacher's terminal.
  package static func terminal(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate:
        result += scalar == "\n" ? " " : "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Text in Markdown, where nothing of it is markup or ends a cell of a table.
  static func markdown(_ text: String) -> String {
    var result = ""
    for character in terminal(text) {
      switch character {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default:
        if "\\`*_{}[]()#+-.!|~@:".contains(character) { result += "\\" }
        result.append(character)
      }
    }
    return result
  }

  /// A field of comma-separated values (RFC 4180) that no spreadsheet takes for a formula.
  static func field(_ text: String) -> String {
    var text = terminal(text)
    if let first = text.first, "=+-@".contains(first) { text = "'" + text }
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0 == "'" }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
