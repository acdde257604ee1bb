/// Writes elements as a document in XML 1.0.
///
/// Elements that hold elements alone are set in by two spaces a level; whatever holds text stands on
/// one line, since space is part of it.
enum XMLWriter {
  static func document(_ root: MarkupElement, comment: String = "") -> String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    // Two dashes would end a comment.
    let words = cleaned(comment).replacing("--", with: "- -")
    if !words.isEmpty { text += "<!-- \(words) -->\n" }
    write(root, indent: "", to: &text)
    return text
  }

  /// Elements whose content is text to a reader, with whatever space is in it.
  private static let holdsText: Set<String> = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "li", "td", "th", "em", "strong", "code", "a",
    "prompt", "simpleChoice", "simpleAssociableChoice", "modalFeedback", "value", "baseValue",
    "schema", "schemaversion",
  ]

  private static func write(_ element: MarkupElement, indent: String, to text: inout String) {
    text += indent
    if element.children.isEmpty || holdsText.contains(element.name) {
      writeInline(.element(element), to: &text)
      text += "\n"
      return
    }
    text += "<\(element.name)\(attributes(of: element))>\n"
    for child in element.children {
      switch child {
      case .element(let element): write(element, indent: indent + "  ", to: &text)
      case .text(let words): text += indent + "  " + escaped(words) + "\n"
      }
    }
    text += "\(indent)</\(element.name)>\n"
  }

  private static func writeInline(_ node: MarkupNode, to text: inout String) {
    switch node {
    case .text(let words): text += escaped(words)
    case .element(let element):
      text += "<\(element.name)\(attributes(of: element))"
      guard !element.children.isEmpty else {
        text += "/>"
        return
      }
      text += ">"
      for child in element.children { writeInline(child, to: &text) }
      text += "</\(element.name)>"
    }
  }

  private static func attributes(of element: MarkupElement) -> String {
    element.attributes.map { " \($0.name)=\"\(escaped($0.value, isAttribute: true))\"" }.joined()
  }

  /// Text in which nothing is markup; what XML has no character for is left out.
  static func escaped(_ text: String, isAttribute: Bool = false) -> String {
    var out = ""
    for scalar in cleaned(text).unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"" where isAttribute: out += "&quot;"
      case "\n" where isAttribute: out += "&#10;"
      case "\t" where isAttribute: out += "&#9;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  private static func cleaned(_ text: String) -> String { ForeignText.cleaned(text) }
}
