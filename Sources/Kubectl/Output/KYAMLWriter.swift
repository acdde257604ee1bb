import KubeAPI

/// KYAML: YAML in braces, with quoted strings and a comma behind every entry.
///
/// https://github.com/kubernetes/enhancements/tree/master/keps/sig-cli/5295-kyaml
enum KYAMLWriter {
  /// A document with its opening line.
  static func text(_ value: Value) -> String {
    var text = "---\n"
    write(value, depth: 0, to: &text)
    return text + "\n"
  }

  private static func write(_ value: Value, depth: Int, to text: inout String) {
    switch value {
    case .string(let string): text += quoted(string, depth: depth)
    case .array(let elements): write(elements, depth: depth, to: &text)
    case .object(let fields):
      if fields.isEmpty {
        text += "{}"
        return
      }
      text += "{\n"
      for entry in fields {
        indent(depth + 1, &text)
        text += key(entry.name) + ": "
        write(entry.value, depth: depth + 1, to: &text)
        text += ",\n"
      }
      indent(depth, &text)
      text += "}"
    default: text += value.compactJSON
    }
  }

  /// Lists of maps open and close together with them.
  private static func write(_ elements: [Value], depth: Int, to text: inout String) {
    if elements.isEmpty {
      text += "[]"
    } else if elements.allSatisfy({ $0.fields?.isEmpty == false || $0.elements != nil }) {
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += ", " }
        write(element, depth: depth, to: &text)
      }
      text += "]"
    } else {
      text += "[\n"
      for element in elements {
        indent(depth + 1, &text)
        write(element, depth: depth + 1, to: &text)
        text += ",\n"
      }
      indent(depth, &text)
      text += "]"
    }
  }

  private static func indent(_ depth: Int, _ text: inout String) {
    text += String(repeating: "  ", count: depth)
  }

  // MARK: scalars

  /// In quotes; a text of several lines has each of them on a line of its own.
  private static func quoted(_ text: String, depth: Int) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    func escaped(_ line: Substring) -> String {
      String(JSONWriter.quoted(String(line), escapesHTML: false).dropFirst().dropLast())
    }
    guard lines.count > 1 else { return "\"" + escaped(text[...]) + "\"" }
    let margin = String(repeating: "  ", count: depth + 1)
    var result = "\"\\\n"
    for (index, line) in lines.enumerated() {
      let isLast = index == lines.count - 1
      if isLast, line.isEmpty { break }
      // Blanks at the beginning of a folded line would be lost.
      let blank = line.first == " " || line.first == "\t" ? "\\" : " "
      result += margin + blank + escaped(line) + (isLast ? "\\\n" : "\\n\\\n")
    }
    return result + margin + "\""
  }

  /// Without quotes where no reader can take it for something else.
  private static func key(_ name: String) -> String {
    let isPlain =
      !name.isEmpty && name.first?.isLetter == true
      && name.utf8.allSatisfy {
        ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7a || $0 >= 0x30 && $0 <= 0x39
          || [0x2d, 0x2e, 0x2f, 0x5f].contains($0)
      }
    let isWord = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
      .contains(name.lowercased())
    return isPlain && !isWord ? name : JSONWriter.quoted(name, escapesHTML: false)
  }
}
