/// Writes what stands in a paragraph; a hard line break is a backslash and a line end.
enum MarkdownInlineWriter {
  static func text(_ inlines: [MarkdownInline]) -> String {
    let lines = written(inlines, isStrong: false).split(
      separator: "\n",
      omittingEmptySubsequences: false
    )
    // Space at the ends of a line means nothing, or a break that was not meant.
    let trimmed = lines.map { line in
      let start = line.drop { $0 == " " }
      return String(start.reversed().drop { $0 == " " }.reversed())
    }
    let kept = trimmed.filter { !$0.isEmpty && $0 != "\\" }
    guard let last = kept.last, last.hasSuffix("\\"), !last.hasSuffix("\\\\") else {
      return kept.joined(separator: "\n")
    }
    return kept.joined(separator: "\n").dropLast().description
  }

  private static func written(_ inlines: [MarkdownInline], isStrong: Bool) -> String {
    var out = ""
    for inline in merged(inlines) {
      switch inline {
      case .text(let text), .html(let text): append(escaped(text, after: out.last), to: &out)
      case .softBreak: append(" ", to: &out)
      case .lineBreak: out += "\\\n"
      case .code(let code): out += span(code)
      case .emphasis(let inner):
        out += wrapped(written(inner, isStrong: isStrong), in: isStrong ? "_" : "*")
      case .strong(let inner): out += wrapped(written(inner, isStrong: true), in: "**")
      case .strikethrough(let inner): out += wrapped(written(inner, isStrong: isStrong), in: "~~")
      case .link(let inner, let url):
        let text = written(inner, isStrong: isStrong)
        out += "[\(text.replacing("\\\n", with: " "))](\(address(url)))"
      case .image(let inner, let url):
        out += "![\(inner.plainText.filter { !"[]\\\n".contains($0) })](\(address(url)))"
      }
    }
    return out
  }

  /// What is text, one after the other, as one text: what must be escaped depends on what follows.
  private static func merged(_ inlines: [MarkdownInline]) -> [MarkdownInline] {
    var merged: [MarkdownInline] = []
    for inline in inlines {
      let text: String
      switch inline {
      case .text(let words), .html(let words): text = words
      case .softBreak: text = " "
      default:
        merged.append(inline)
        continue
      }
      if case .text(let before) = merged.last {
        merged[merged.count - 1] = .text(before + text)
      } else {
        merged.append(.text(text))
      }
    }
    return merged
  }

  /// Space beside space is one space.
  private static func append(_ text: String, to out: inout String) {
    let isAtSpace = out.last == " " || out.last == "\n"
    out += isAtSpace && text.first == " " ? String(text.dropFirst()) : text
  }

  /// Marks cannot stand beside space on their inner side, so that the space goes outside.
  private static func wrapped(_ text: String, in mark: String) -> String {
    let core = text.drop { $0 == " " }
    let inner = String(core.reversed().drop { $0 == " " }.reversed())
    guard !inner.isEmpty else { return text.isEmpty ? "" : " " }
    return (text.first == " " ? " " : "") + mark + inner + mark + (text.last == " " ? " " : "")
  }

  private static func span(_ code: String) -> String {
    let text = String(code.map { $0.isNewline ? " " : $0 })
    guard !text.isEmpty else { return "" }
    let fence = String(repeating: "`", count: MarkdownWriter.longestRun(of: "`", in: text) + 1)
    let isEdged = text.first == "`" || text.last == "`"
    let losesSpace = text.first == " " && text.last == " " && text.contains { $0 != " " }
    return isEdged || losesSpace ? "\(fence) \(text) \(fence)" : fence + text + fence
  }

  private static func address(_ url: String) -> String {
    var text = ""
    for scalar in url.unicodeScalars {
      switch scalar {
      case "<", ">", " ", "(", ")", "\\", "\"", "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        text += "%" + (digits.count < 2 ? "0" : "") + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  // MARK: escapes

  /// The text with a backslash before whatever would be markup, and its space made single.
  private static func escaped(_ text: String, after previous: Character?) -> String {
    let characters = Array(text)
    var out = ""
    for (index, character) in characters.enumerated() {
      let before = index > 0 ? characters[index - 1] : previous
      let next = index + 1 < characters.count ? characters[index + 1] : nil
      switch character {
      case " ", "\t", "\n", "\r", "\r\n":
        if out.last != " " { out += " " }
        continue
      case "\\", "`", "*", "[", "]", "~": out += "\\"
      case "_":
        let isInWord = before.map(isWord) == true && next.map(isWord) == true
        if !isInWord { out += "\\" }
      case "<":
        if next.map({ $0.isLetter || "/!?".contains($0) }) == true { out += "\\" }
      case "&":
        if next.map({ $0.isLetter || $0 == "#" }) == true { out += "\\" }
      default: break
      }
      out.append(character)
    }
    return out
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }

  /// The line with a backslash before what would begin a block.
  static func guardedStart(_ line: String) -> String {
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, digits.count <= 9 {
      let rest = line.dropFirst(digits.count)
      guard let mark = rest.first, mark == "." || mark == ")",
        rest.dropFirst().first.map({ $0 == " " }) != false
      else { return line }
      return "\(digits)\\\(rest)"
    }
    switch line.first {
    case "#":
      let rest = line.drop { $0 == "#" }
      return rest.isEmpty || rest.first == " " ? "\\" + line : line
    case ">": return "\\" + line
    case "-", "+", "=":
      let mark = line.first
      let isRule = line.allSatisfy { $0 == mark || $0 == " " }
      let next = line.dropFirst().first
      return isRule || next == nil || next == " " && mark != "=" ? "\\" + line : line
    default: return line
    }
  }
}
