/// A value of a lesson's YAML as an author would write it, with its fields in a chosen order.
indirect enum YAMLText {
  case text(String)
  /// Written as it stands: a number or a flag.
  case plain(String)
  case list([YAMLText])
  case mapping([(key: String, value: YAMLText)])

  /// The document, with a line break at its end.
  var document: String { lines(indent: "").joined(separator: "\n") + "\n" }

  private func lines(indent: String) -> [String] {
    switch self {
    case .text, .plain: [indent + scalar(indent: indent)]
    case .list(let elements):
      elements.flatMap { element -> [String] in
        let lines = element.lines(indent: indent + "  ")
        return ["\(indent)- \(lines[0].dropFirst(indent.utf8.count + 2))"] + lines.dropFirst()
      }
    case .mapping(let entries):
      entries.flatMap { key, value -> [String] in
        switch value {
        case .text, .plain: ["\(indent)\(key): \(value.scalar(indent: indent))"]
        case .list(let elements) where elements.isEmpty: ["\(indent)\(key): []"]
        case .list, .mapping: ["\(indent)\(key):"] + value.lines(indent: indent + "  ")
        }
      }
    }
  }

  /// A value on the line of its key, or beginning there.
  private func scalar(indent: String) -> String {
    switch self {
    case .plain(let text): return text
    case .text(let text):
      if Self.isPlain(text) { return text }
      if Self.isLiteral(text) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let body = text.hasSuffix("\n") ? lines.dropLast() : lines[...]
        return (text.hasSuffix("\n") ? "|\n" : "|-\n")
          + body.map { $0.isEmpty ? "" : "\(indent)  \($0)" }.joined(separator: "\n")
      }
      return Self.quoted(text)
    case .list, .mapping: return ""
    }
  }

  /// Words that YAML can take for nothing else.
  private static func isPlain(_ text: String) -> Bool {
    let reserved = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
    guard let first = text.first, first.isASCII, first.isLetter, text.last != " ",
      text.last != ":", !reserved.contains(text.lowercased())
    else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII && scalar.value >= 0x20 && scalar.value < 0x7F
    } && !text.contains(": ") && !text.contains(" #")
  }

  /// Several lines that a literal block keeps as they are.
  private static func isLiteral(_ text: String) -> Bool {
    guard text.contains("\n"), text.first != " ", text.first != "\n", !text.hasSuffix("\n\n"),
      text.contains(where: { $0 != "\n" })
    else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n"
        || scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
          && !["\u{2028}", "\u{2029}", "\u{FEFF}"].contains(scalar)
    }
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
