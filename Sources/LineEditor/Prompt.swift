/// Prepares a prompt for a terminal whose line editor must know the columns it takes.
enum Prompt {
  /// libedit's switch between printed text and text that takes no columns.
  static let escapeMark: Unicode.Scalar = "\u{1}"

  /// The lines above the last one, which are printed once, and the last, which is edited behind.
  static func split(_ prompt: String) -> (above: String, last: String) {
    guard let newline = prompt.lastIndex(of: "\n") else { return ("", prompt) }
    let next = prompt.index(after: newline)
    return (String(prompt[..<next]), String(prompt[next...]))
  }

  /// The prompt with its escape sequences between marks.
  ///
  /// libedit keeps a marked stretch with the character that follows it. So neighbours share one
  /// pair of marks, and what stands at the very end goes before the space that ends the prompt.
  static func markingEscapes(in prompt: String) -> String {
    var marked = ""
    var pending = ""
    for part in parts(of: prompt) {
      if part.isEscape {
        pending += part.text
      } else {
        marked += enclosed(pending) + part.text
        pending = ""
      }
    }
    guard !pending.isEmpty else { return marked }
    guard marked.last == " " else { return marked + enclosed(pending) }
    return marked.dropLast() + enclosed(pending) + " "
  }

  private static func enclosed(_ escapes: String) -> String {
    escapes.isEmpty ? "" : "\(escapeMark)\(escapes)\(escapeMark)"
  }

  static func withoutEscapes(_ prompt: String) -> String {
    parts(of: prompt).filter { !$0.isEscape }.map(\.text).joined()
  }

  /// Cuts the prompt at its CSI sequences (ECMA-48: `ESC [`, parameters, a final byte from `@` on).
  private static func parts(of prompt: String) -> [(text: String, isEscape: Bool)] {
    var parts: [(text: String, isEscape: Bool)] = []
    var scalars = Array(prompt.unicodeScalars)[...]
    while let first = scalars.first {
      let isEscape = first == "\u{1b}"
      let end: Int
      if isEscape {
        let final = scalars.dropFirst(2).firstIndex { ("@"..."~").contains($0) }
        end = final.map { $0 + 1 } ?? scalars.endIndex
      } else {
        end = scalars.firstIndex(of: "\u{1b}") ?? scalars.endIndex
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[..<end].filter { $0 != escapeMark })
      parts.append((String(text), isEscape))
      scalars = scalars[end...]
    }
    return parts
  }
}
