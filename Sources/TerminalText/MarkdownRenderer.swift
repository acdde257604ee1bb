package import Markdown

/// Sets a Markdown document for a terminal.
///
/// The look is that of a page: headings in bold, code set in by four columns so that it can be copied
/// without a frame, quotes behind a bar, links with their address behind them.
package struct MarkdownRenderer: Sendable {
  package let terminal: Terminal
  /// Prose is easier to read in lines that are not too long; code and tables use the whole width.
  private let proseWidthMax = 88

  package init(terminal: Terminal) {
    self.terminal = terminal
  }

  /// Parses and sets a document.
  package static func render(
    _ source: String,
    on terminal: Terminal
  ) throws(MarkdownProblem) -> StyledText {
    MarkdownRenderer(terminal: terminal).render(try MarkdownDocument(parsing: source).blocks)
  }

  /// Sets blocks, each line ending in a newline.
  package func render(_ blocks: [MarkdownBlock]) -> StyledText {
    lines(of: blocks, width: terminal.width).map { $0 + "\n" }.joined()
  }
}

// MARK: - Blocks

extension MarkdownRenderer {
  private func lines(of blocks: [MarkdownBlock], width: Int, isTight: Bool = false) -> [StyledText]
  {
    var lines: [StyledText] = []
    for block in blocks {
      let new = self.lines(of: block.content, width: width)
      guard !new.isEmpty else { continue }
      if !lines.isEmpty && !(isTight && block.joinsTightly) { lines.append(StyledText()) }
      lines += new
    }
    return lines
  }

  private func lines(of content: MarkdownBlock.Content, width: Int) -> [StyledText] {
    switch content {
    case .heading(let level, let title): heading(title, level: level, width: width)
    case .paragraph(let words): text(of: words).wrapped(width: min(width, proseWidthMax))
    case .code(let code): self.code(code)
    case .quote(let blocks): quote(blocks, width: width)
    case .list(let list): self.list(list, width: width)
    case .table(let table): self.table(table, width: width)
    case .thematicBreak where terminal.isPlain: []
    case .thematicBreak: [rule(width: min(width, proseWidthMax) / 2)]
    case .html(let markup): html(markup)
    }
  }

  private func heading(_ title: [MarkdownInline], level: Int, width: Int) -> [StyledText] {
    let lines = text(of: title).over(.heading).wrapped(width: min(width, proseWidthMax))
    guard !terminal.isPlain else { return lines }
    let longest = lines.map(\.width).max() ?? 0
    let dash: String
    switch (level, terminal.hasUnicode) {
    case (1, true): dash = "═"
    case (1, false): dash = "="
    case (2, true): dash = "─"
    case (2, false): dash = "-"
    default: return lines
    }
    return lines + [StyledText(String(repeating: dash, count: longest), .heading)]
  }

  private func code(_ code: MarkdownCode) -> [StyledText] {
    StyledText(code.text, .code).lines.map { $0.isEmpty ? $0 : "    " + $0 }
  }

  private func quote(_ blocks: [MarkdownBlock], width: Int) -> [StyledText] {
    let callOut = CallOut(blocks)
    let style = callOut?.style ?? .note
    if terminal.isPlain {
      return plainQuote(callOut?.title, callOut?.blocks ?? blocks, width: width)
    }
    let bar = StyledText(terminal.hasUnicode ? "│ " : "| ", style)
    var inner = lines(of: callOut?.blocks ?? blocks, width: width - bar.width)
    if let callOut { inner.insert(StyledText(callOut.title, style.over(.bold)), at: 0) }
    return inner.map { ($0.isEmpty ? bar.withoutTrailingSpaces : bar + $0) }
  }

  /// A quote that is read aloud: a word in place of the bar.
  private func plainQuote(
    _ title: String?,
    _ blocks: [MarkdownBlock],
    width: Int
  ) -> [StyledText] {
    [StyledText("\(title ?? "Quote"):")] + lines(of: blocks, width: width)
  }

  private func list(_ list: MarkdownList, width: Int) -> [StyledText] {
    let markers = list.items.indices.map { marker(of: list, at: $0) }
    let markerWidth = markers.map(\.width).max() ?? 0
    var lines: [StyledText] = []
    for (item, marker) in zip(list.items, markers) {
      if !lines.isEmpty && !list.isTight { lines.append(StyledText()) }
      let first = marker.padded(to: markerWidth, alignment: .right) + " "
      let hanging = StyledText(String(repeating: " ", count: first.width))
      let inner = self.lines(of: item.blocks, width: width - first.width, isTight: list.isTight)
      for (index, line) in (inner.isEmpty ? [StyledText()] : inner).enumerated() {
        lines.append(((index == 0 ? first : hanging) + line).withoutTrailingSpaces)
      }
    }
    return lines
  }

  private func marker(of list: MarkdownList, at index: Int) -> StyledText {
    switch (list.items[index].isDone, list.start) {
    case (let isDone?, _) where terminal.isPlain: StyledText(isDone ? "  done:" : "  open:")
    case (nil, nil) where terminal.isPlain: "  -"
    case (true?, _): StyledText(terminal.hasUnicode ? "  ☑" : "  [x]", .good)
    case (false?, _): StyledText(terminal.hasUnicode ? "  ☐" : "  [ ]")
    case (nil, let start?): StyledText("  \(start &+ index).")
    case (nil, nil): StyledText(terminal.hasUnicode ? "  •" : "  *")
    }
  }

  private func table(_ table: MarkdownTable, width: Int) -> [StyledText] {
    var terminal = terminal
    terminal.width = width
    return TextTable(
      header: table.header.map(text),
      rows: table.rows.map { $0.map(text) },
      alignments: table.alignments.map(TextTable.Alignment.init)
    ).lines(on: terminal)
  }

  private func rule(width: Int) -> StyledText {
    StyledText(String(repeating: terminal.hasUnicode ? "─" : "-", count: max(3, width)), .quiet)
  }

  /// Comments are notes among authors; other markup is shown as what it is, text.
  private func html(_ markup: String) -> [StyledText] {
    markup.hasPrefix("<!--") ? [] : StyledText(markup, .quiet).lines
  }
}

extension MarkdownBlock {
  /// Whether it follows its neighbour without a blank line in a tight list.
  fileprivate var joinsTightly: Bool {
    switch content {
    case .paragraph, .list: true
    default: false
    }
  }
}

extension TextTable.Alignment {
  fileprivate init(_ alignment: MarkdownTable.Alignment) {
    switch alignment {
    case .none, .left: self = .left
    case .centre: self = .centre
    case .right: self = .right
    }
  }
}

// MARK: - Inlines

extension MarkdownRenderer {
  /// The words of a line with their styles; a line break of the source is a space.
  package func text(of inlines: [MarkdownInline]) -> StyledText {
    inlines.map(text).joined()
  }

  private func text(of inline: MarkdownInline) -> StyledText {
    switch inline {
    case .text(let text): StyledText(text)
    case .code(let code): self.code(code)
    case .emphasis(let inner): text(of: inner).over(.italic)
    case .strong(let inner): text(of: inner).over(.bold)
    case .strikethrough(let inner): strikethrough(text(of: inner))
    case .link(let inner, let url): link(text(of: inner), url: url)
    case .image(let alternative, _): StyledText("[image: \(alternative.plainText)]", .quiet)
    case .html(let markup): markup.hasPrefix("<!--") ? StyledText() : StyledText(markup, .quiet)
    case .softBreak: " "
    case .lineBreak: "\n"
    }
  }

  /// Code keeps its backticks where no colour can set it apart.
  private func code(_ code: String) -> StyledText {
    terminal.colourDepth == .none ? StyledText("`\(code)`") : StyledText(code, .code)
  }

  /// What is struck out must not read as if it were valid.
  private func strikethrough(_ text: StyledText) -> StyledText {
    terminal.colourDepth == .none ? "~~" + text + "~~" : text.over(.strikethrough)
  }

  /// A link within the course says nothing in a terminal; others show their address.
  private func link(_ text: StyledText, url: String) -> StyledText {
    let linked = text.over(.link)
    guard url.contains("://"), text.plainText != url else { return linked }
    return linked + StyledText(" (\(url))", .quiet)
  }
}
