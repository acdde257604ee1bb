import Markdown

/// Turns the elements of HTML, or of the part of it that QTI has, into a Markdown tree.
///
/// An element without a meaning here is its content; nothing of a stranger is markup afterwards.
enum MarkupReading {
  private static let blockNames: Set<String> = [
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "ul", "ol", "dl", "dt",
    "dd", "li", "table", "hr", "address", "section", "article", "prompt", "tbody", "thead", "tr",
  ]

  static func blocks(of nodes: [MarkupNode]) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    var inlines: [MarkupNode] = []
    func endParagraph() {
      append(.paragraph(self.inlines(of: inlines)), to: &blocks)
      inlines = []
    }
    for node in nodes {
      guard case .element(let element) = node, holdsBlocks(element) else {
        inlines.append(node)
        continue
      }
      endParagraph()
      blocks += self.blocks(of: element)
    }
    endParagraph()
    return blocks
  }

  /// Whether it is a block, or something without meaning around blocks.
  private static func holdsBlocks(_ element: MarkupElement) -> Bool {
    if blockNames.contains(element.name) { return true }
    guard ["span", "font", "center", "body", "html", "main"].contains(element.name) else {
      return false
    }
    return element.elements.contains(where: holdsBlocks)
  }

  private static func blocks(of element: MarkupElement) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    switch element.name {
    case "h1", "h2", "h3", "h4", "h5", "h6":
      let level = Int(element.name.dropFirst()) ?? 6
      append(.heading(level: level, inlines(of: element.children)), to: &blocks)
    case "hr": append(.thematicBreak, to: &blocks)
    case "pre": append(.code(code(of: element)), to: &blocks)
    case "blockquote": append(.quote(self.blocks(of: element.children)), to: &blocks)
    case "ul", "ol": append(list(of: element), to: &blocks)
    case "table": append(table(of: element), to: &blocks)
    default: return self.blocks(of: element.children)
    }
    return blocks
  }

  private static func append(_ content: MarkdownBlock.Content?, to blocks: inout [MarkdownBlock]) {
    switch content {
    case nil: return
    case .paragraph(let inlines) where isBlank(inlines): return
    case .quote(let inner) where inner.isEmpty: return
    case .some(let content): blocks.append(MarkdownBlock(content, lines: 1...1))
    }
  }

  private static func isBlank(_ inlines: [MarkdownInline]) -> Bool {
    inlines.allSatisfy { $0.plainText.allSatisfy(\.isWhitespace) }
  }

  private static func code(of element: MarkupElement) -> MarkdownCode {
    let inner = element.first("code")
    let info =
      ([element] + (inner.map { [$0] } ?? [])).flatMap(\.classes)
      .first { $0.hasPrefix("language-") }?.dropFirst("language-".count) ?? ""
    var text = ForeignText.cleaned(lineBroken(element))
    if text.hasPrefix("\n") { text.removeFirst() }
    if !text.hasSuffix("\n") { text += "\n" }
    return MarkdownCode(info: String(info), text: text, firstLine: 1)
  }

  /// The text of code, where `br` ends a line.
  private static func lineBroken(_ element: MarkupElement) -> String {
    element.children.map { node in
      switch node {
      case .text(let text): text
      case .element(let element): element.name == "br" ? "\n" : lineBroken(element)
      }
    }.joined()
  }

  private static func list(of element: MarkupElement) -> MarkdownBlock.Content? {
    let items = element.elements("li").map { MarkdownList.Item(blocks: blocks(of: $0.children)) }
    guard !items.isEmpty else { return nil }
    let isLoose = element.elements("li").contains { $0.first("p") != nil }
    let start = element.name == "ol" ? element["start"].flatMap { Int($0) } ?? 1 : nil
    return .list(MarkdownList(start: start, isTight: !isLoose, items: items))
  }

  private static let columnsMax = 30

  private static func table(of element: MarkupElement) -> MarkdownBlock.Content? {
    let rows = element.all("tr").map { row in
      row.elements.filter { ["td", "th"].contains($0.name) }.prefix(columnsMax)
        .map { inlines(of: $0.children) }
    }
    guard let header = rows.first(where: { !$0.isEmpty }) else { return nil }
    // Each row of a Markdown table has as many cells as the first.
    let body = rows.dropFirst().filter { !$0.isEmpty }.map { row in
      Array((row + Array(repeating: [], count: header.count)).prefix(header.count))
    }
    return .table(
      MarkdownTable(
        alignments: header.map { _ in .none },
        header: Array(header),
        rows: Array(body)
      )
    )
  }

  // MARK: inlines

  static func inlines(of nodes: [MarkupNode]) -> [MarkdownInline] {
    nodes.flatMap { node -> [MarkdownInline] in
      switch node {
      case .text(let text): [.text(ForeignText.cleaned(text))]
      case .element(let element): inlines(of: element)
      }
    }
  }

  private static func inlines(of element: MarkupElement) -> [MarkdownInline] {
    let inner = inlines(of: element.children)
    switch element.name {
    case "br": return [.lineBreak]
    case "code", "tt", "kbd", "samp", "var":
      return element.text.isEmpty ? [] : [.code(ForeignText.cleaned(element.text))]
    case "em", "i", "cite", "dfn": return [.emphasis(inner)]
    case "strong", "b": return [.strong(inner)]
    case "del", "s", "strike": return [.strikethrough(inner)]
    case "img": return [.text(ForeignText.cleaned(element["alt"] ?? ""))]
    case "a":
      guard let url = element["href"], ForeignText.isHarmless(url) else { return inner }
      return [.link(text: inner, url: url)]
    // A block within a line of text: its words, with space around them.
    case _ where blockNames.contains(element.name): return [.text(" ")] + inner + [.text(" ")]
    default: return inner
    }
  }
}
