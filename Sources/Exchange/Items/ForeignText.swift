import Course
import Markdown

/// Texts that strangers wrote, as Markdown in which nothing is left but words and their marks.
enum ForeignText {
  enum Form: String {
    /// Markup in HTML, or none.
    case html, moodle
    case plain
    case markdown
  }

  /// The text as a lesson may have it.
  static func markdown(_ text: String, _ form: Form) -> String {
    let text = cleaned(text).trimmed
    switch form {
    case .plain: return MarkdownWriter.literal(text)
    case .html: return MarkdownWriter.text(MarkupReading.blocks(of: HTMLReader.nodes(of: text)))
    case .moodle:
      guard text.contains("<") || text.contains("&") else { return MarkdownWriter.literal(text) }
      return MarkdownWriter.text(MarkupReading.blocks(of: HTMLReader.nodes(of: text)))
    case .markdown: return tidied(text)
    }
  }

  /// Markdown stays as it was written, unless something in it is more than a text may be.
  private static func tidied(_ text: String) -> String {
    do throws(MarkdownProblem) {
      let blocks = try MarkdownDocument(parsing: text).blocks
      return blocks.contains(where: \.isSuspicious)
        ? MarkdownWriter.text(blocks.map(\.harmless)) : text
    } catch {
      // What cannot be parsed is shown as it is.
      return MarkdownWriter.literal(text)
    }
  }

  /// Without what steers a terminal or turns the direction of writing.
  static func cleaned(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHarmful) else { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isHarmful(scalar) { out.append(scalar) }
    return String(out)
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case ..<0x20, 0x7F...0x9F: true
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029, 0xFEFF: true
    case 0xE0000...0xE007F, 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// Whether a link may stay one: nothing that a browser would run.
  static func isHarmless(_ url: String) -> Bool {
    ["http://", "https://", "mailto:"].contains { url.lowercased().hasPrefix($0) }
  }

  /// Text on one line, without any markup: for names.
  static func line(_ text: String) -> String { cleaned(text).onOneLine }
}

extension MarkdownBlock {
  fileprivate var isSuspicious: Bool {
    switch content {
    case .html: true
    case .heading(_, let inlines), .paragraph(let inlines): inlines.contains(where: \.isSuspicious)
    case .quote(let blocks): blocks.contains(where: \.isSuspicious)
    case .list(let list): list.items.contains { $0.blocks.contains(where: \.isSuspicious) }
    case .table(let table):
      ([table.header] + table.rows).contains { $0.contains { $0.contains(where: \.isSuspicious) } }
    case .code, .thematicBreak: false
    }
  }

  fileprivate var harmless: MarkdownBlock {
    let content: Content =
      switch self.content {
      case .heading(let level, let inlines): .heading(level: level, inlines.map(\.harmless))
      case .paragraph(let inlines): .paragraph(inlines.map(\.harmless))
      case .quote(let blocks): .quote(blocks.map(\.harmless))
      case .list(let list):
        .list(
          MarkdownList(
            start: list.start,
            isTight: list.isTight,
            items: list.items.map {
              .init(isDone: $0.isDone, blocks: $0.blocks.map(\.harmless))
            }
          )
        )
      case .table(let table):
        .table(
          MarkdownTable(
            alignments: table.alignments,
            header: table.header.map { $0.map(\.harmless) },
            rows: table.rows.map { $0.map { $0.map(\.harmless) } }
          )
        )
      case .code, .thematicBreak, .html: self.content
      }
    return MarkdownBlock(content, lines: lines)
  }
}

extension MarkdownInline {
  fileprivate var isSuspicious: Bool {
    switch self {
    case .html, .image: true
    case .link(let inner, let url):
      !ForeignText.isHarmless(url) || inner.contains(where: \.isSuspicious)
    case .emphasis(let inner), .strong(let inner), .strikethrough(let inner):
      inner.contains(where: \.isSuspicious)
    // An entity may stand for a control character.
    case .text(let text): ForeignText.cleaned(text) != text
    case .code, .softBreak, .lineBreak: false
    }
  }

  /// A link that leads to nothing harmless is its words, and an image what is said instead of it.
  fileprivate var harmless: MarkdownInline {
    switch self {
    case .link(let inner, let url):
      ForeignText.isHarmless(url)
        ? .link(text: inner.map(\.harmless), url: url) : .text(inner.plainText)
    case .image(let alternative, _): .text(alternative.plainText)
    case .emphasis(let inner): .emphasis(inner.map(\.harmless))
    case .strong(let inner): .strong(inner.map(\.harmless))
    case .strikethrough(let inner): .strikethrough(inner.map(\.harmless))
    case .text(let text): .text(ForeignText.cleaned(text))
    case .code, .html, .softBreak, .lineBreak: self
    }
  }
}
