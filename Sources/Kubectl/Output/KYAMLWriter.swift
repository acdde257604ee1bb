import KubeAPI

/// KYAML: YAML in braces, with quoted strings and a comma behind every entry.
///
/// https://github.com/kubernetes-sigs/yaml/blob/master/kyaml/kyaml.go
enum KYAMLWriter {
  /// A document with its opening line.
  static func text(_ value: Value) -> String {
    var text = "---\n"
    write(value, depth: 0, to: &text)
    return text + "\n"
  }

  private static func write(_ value: Value, depth: Int, to text: inout String) {
    switch value {
    case .string(let string): text += KYAMLText.quoted(string, depth: depth + 1)
    case .array(let elements): write(elements, depth: depth, to: &text)
    case .object(let fields):
      if fields.isEmpty {
        text += "{}"
        return
      }
      text += "{\n"
      for entry in fields {
        indent(depth + 1, &text)
        text += KYAMLText.key(entry.name) + ": "
        write(entry.value, depth: depth + 1, to: &text)
        text += ",\n"
      }
      indent(depth, &text)
      text += "}"
    default: text += value.compactJSON
    }
  }

  /// Lists of nothing but objects and lists open and close together with them.
  private static func write(_ elements: [Value], depth: Int, to text: inout String) {
    if elements.isEmpty {
      text += "[]"
    } else if elements.allSatisfy({ $0.fields != nil || $0.elements != nil }) {
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
}
