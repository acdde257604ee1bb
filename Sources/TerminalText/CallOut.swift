import Markdown

/// A quote that starts with `[!NOTE]` or its like, as code hosts show notes and warnings.
struct CallOut {
  let title: String
  let style: Style
  /// The quote without its marker.
  let blocks: [MarkdownBlock]

  init?(_ quoted: [MarkdownBlock]) {
    guard let first = quoted.first, case .paragraph(let words) = first.content,
      case .text(let marker)? = words.first,
      let (title, style) = Self.kinds[marker.uppercased()]
    else { return nil }
    let rest = Array(words.dropFirst().drop { $0 == .softBreak || $0 == .lineBreak })
    self.title = title
    self.style = style
    self.blocks =
      (rest.isEmpty ? [] : [MarkdownBlock(.paragraph(rest), lines: first.lines)])
      + quoted.dropFirst()
  }

  private static let kinds: [String: (String, Style)] = [
    "[!NOTE]": ("Note", .note),
    "[!TIP]": ("Tip", .good),
    "[!IMPORTANT]": ("Important", .note),
    "[!WARNING]": ("Warning", .warning),
    "[!CAUTION]": ("Caution", .bad),
  ]
}
