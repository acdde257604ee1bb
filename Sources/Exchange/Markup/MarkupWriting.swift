import Markdown

/// Turns a Markdown tree into the elements of XHTML that QTI has.
///
/// QTI 2.1 has no element for struck text and none for the alignment of columns; raw HTML is shown as
/// the text that it is, and an image as what is said instead of it.
enum MarkupWriting {
  /// A text of an item; one paragraph is what stands in it, without an element around.
  static func nodes(of markdown: String) -> [MarkupNode] {
    let blocks = blocks(of: markdown)
    if blocks.count == 1, case .paragraph(let inlines) = blocks[0].content {
      return nodes(of: inlines)
    }
    return nodes(of: blocks)
  }

  /// A text as paragraphs and other blocks.
  static func blockNodes(of markdown: String) -> [MarkupNode] { nodes(of: blocks(of: markdown)) }

  /// The words of a text without any mark.
  static func words(of markdown: String) -> String {
    nodes(of: blocks(of: markdown)).map { node in
      switch node {
      case .element(let element): element.text
      case .text(let text): text
      }
    }.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func blocks(of markdown: String) -> [MarkdownBlock] {
    do throws(MarkdownProblem) {
      return try MarkdownDocument(parsing: markdown).blocks
    } catch {
      // Beyond the limits of the parser a text is a text.
      return [MarkdownBlock(.paragraph([.text(markdown)]), lines: 1...1)]
    }
  }

  private static func nodes(of blocks: [MarkdownBlock]) -> [MarkupNode] {
    blocks.map { .element(element(of: $0.content)) }
  }

  private static func element(of content: MarkdownBlock.Content) -> MarkupElement {
    switch content {
    case .heading(let level, let inlines): MarkupElement("h\(level)", [:], nodes(of: inlines))
    case .paragraph(let inlines): MarkupElement("p", [:], nodes(of: inlines))
    case .html(let text): MarkupElement("p", [:], [.text(text)])
    case .code(let code): pre(code)
    case .quote(let blocks): MarkupElement("blockquote", [:], nodes(of: blocks))
    case .list(let list): element(of: list)
    case .table(let table): element(of: table)
    case .thematicBreak: MarkupElement("hr")
    }
  }

  private static func pre(_ code: MarkdownCode) -> MarkupElement {
    var element = MarkupElement("pre", [:], [.text(code.text)])
    if !code.language.isEmpty {
      element.attributes = [.init(name: "class", value: "language-\(code.language)")]
    }
    return element
  }

  private static func element(of list: MarkdownList) -> MarkupElement {
    let items = list.items.map { item -> MarkupNode in
      var nodes: [MarkupNode] = item.blocks.flatMap { block -> [MarkupNode] in
        guard list.isTight, case .paragraph(let inlines) = block.content else {
          return [.element(element(of: block.content))]
        }
        return self.nodes(of: inlines)
      }
      if let isDone = item.isDone { nodes.insert(.text(isDone ? "[x] " : "[ ] "), at: 0) }
      return .element(MarkupElement("li", [:], nodes))
    }
    return MarkupElement(list.start == nil ? "ul" : "ol", [:], items)
  }

  private static func element(of table: MarkdownTable) -> MarkupElement {
    func row(_ cells: [MarkdownTable.Cell], _ name: String) -> MarkupNode {
      .element(
        MarkupElement("tr", [:], cells.map { .element(MarkupElement(name, [:], nodes(of: $0))) })
      )
    }
    var parts: [MarkupNode] = [.element(MarkupElement("thead", [:], [row(table.header, "th")]))]
    // A table without rows is its header; QTI needs a body all the same.
    let rows = table.rows.isEmpty ? [table.header.map { _ in [] }] : table.rows
    parts.append(.element(MarkupElement("tbody", [:], rows.map { row($0, "td") })))
    return MarkupElement("table", [:], parts)
  }

  private static func nodes(of inlines: [MarkdownInline]) -> [MarkupNode] {
    inlines.flatMap { inline -> [MarkupNode] in
      switch inline {
      case .text(let text), .html(let text): [.text(text)]
      case .softBreak: [.text(" ")]
      case .lineBreak: [.element(MarkupElement("br"))]
      case .code(let code): [.element(MarkupElement("code", [:], [.text(code)]))]
      case .emphasis(let inner): [.element(MarkupElement("em", [:], nodes(of: inner)))]
      case .strong(let inner): [.element(MarkupElement("strong", [:], nodes(of: inner)))]
      case .strikethrough(let inner): nodes(of: inner)
      case .link(let inner, let url):
        ForeignText.isHarmless(url)
          ? [.element(MarkupElement("a", ["href": url], nodes(of: inner)))] : nodes(of: inner)
      case .image(let alternative, _): [.text(alternative.plainText)]
      }
    }
  }
}
