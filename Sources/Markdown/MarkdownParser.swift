import CMarkdown

/// Parses through cmark-gfm and copies its tree into values.
enum MarkdownParser {
  static let bytesMax = 128 * 1_024
  static let depthMax = 48

  static func blocks(
    of source: String,
    firstLine: Int
  ) throws(MarkdownProblem) -> [MarkdownBlock] {
    guard source.utf8.count <= bytesMax else { throw .tooLarge(bytesMax: bytesMax) }
    try TableGuard.check(source, firstLine: firstLine)
    let root = parse(source)
    defer { cmark_node_free(root) }
    guard let root else { return [] }
    return try TreeReader(lineOffset: firstLine - 1).blocks(under: root, depth: 0)
  }

  private static func parse(_ source: String) -> Node? {
    _ = registration
    let parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8)
    defer { cmark_parser_free(parser) }
    for name in ["table", "tasklist", "strikethrough"] {
      if let syntax = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, syntax)
      }
    }
    var source = source
    source.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    return cmark_parser_finish(parser)
  }

  /// cmark keeps its extensions in a list of the process, which is filled once.
  private static let registration: Void = cmark_gfm_core_extensions_ensure_registered()
}

private typealias Node = OpaquePointer

/// Copies cmark's nodes, to a bounded depth.
private struct TreeReader {
  let lineOffset: Int

  func blocks(under parent: Node, depth: Int) throws(MarkdownProblem) -> [MarkdownBlock] {
    try check(depth, at: parent)
    var blocks: [MarkdownBlock] = []
    for node in children(of: parent) {
      if let content = try self.content(of: node, depth: depth) {
        blocks.append(MarkdownBlock(content, lines: lines(of: node)))
      }
    }
    return blocks
  }

  private func content(
    of node: Node,
    depth: Int
  ) throws(MarkdownProblem) -> MarkdownBlock.Content? {
    switch kind(of: node) {
    case "heading":
      .heading(
        level: Int(cmark_node_get_heading_level(node)),
        try inlines(under: node, depth: depth + 1)
      )
    case "paragraph": .paragraph(try inlines(under: node, depth: depth + 1))
    case "code_block": .code(code(node))
    case "block_quote": .quote(try blocks(under: node, depth: depth + 1))
    case "list": .list(try list(node, depth: depth + 1))
    case "table": .table(try table(node, depth: depth + 1))
    case "thematic_break": .thematicBreak
    case "html_block": .html(string(cmark_node_get_literal(node)))
    default: nil
    }
  }

  private func code(_ node: Node) -> MarkdownCode {
    var length: CInt = 0
    var offset: CInt = 0
    var character: CChar = 0
    let isFenced = cmark_node_get_fenced(node, &length, &offset, &character) != 0
    return MarkdownCode(
      info: string(cmark_node_get_fence_info(node)),
      text: string(cmark_node_get_literal(node)),
      firstLine: lines(of: node).lowerBound + (isFenced ? 1 : 0)
    )
  }

  private func list(_ node: Node, depth: Int) throws(MarkdownProblem) -> MarkdownList {
    var items: [MarkdownList.Item] = []
    for item in children(of: node) {
      let isTask = kind(of: item) == "tasklist"
      items.append(
        MarkdownList.Item(
          isDone: isTask ? cmark_gfm_extensions_get_tasklist_item_checked(item) : nil,
          blocks: try blocks(under: item, depth: depth)
        )
      )
    }
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    return MarkdownList(
      start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
      isTight: cmark_node_get_list_tight(node) != 0,
      items: items
    )
  }

  private func table(_ node: Node, depth: Int) throws(MarkdownProblem) -> MarkdownTable {
    var header: [MarkdownTable.Cell] = []
    var rows: [[MarkdownTable.Cell]] = []
    for row in children(of: node) {
      var cells: [MarkdownTable.Cell] = []
      for cell in children(of: row) {
        cells.append(try inlines(under: cell, depth: depth))
      }
      if cmark_gfm_extensions_get_table_row_is_header(row) != 0 {
        header = cells
      } else {
        rows.append(cells)
      }
    }
    return MarkdownTable(alignments: alignments(of: node), header: header, rows: rows)
  }

  private func alignments(of table: Node) -> [MarkdownTable.Alignment] {
    let count = Int(cmark_gfm_extensions_get_table_columns(table))
    guard let letters = cmark_gfm_extensions_get_table_alignments(table) else {
      return Array(repeating: .none, count: count)
    }
    return (0..<count).map { column in
      switch letters[column] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .centre
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
  }
}

// MARK: - Inlines

extension TreeReader {
  private func inlines(under parent: Node, depth: Int) throws(MarkdownProblem) -> [MarkdownInline] {
    try check(depth, at: parent)
    var inlines: [MarkdownInline] = []
    for node in children(of: parent) {
      let inline = try self.inline(node, depth: depth)
      if case .text(let new) = inline, case .text(let last) = inlines.last {
        inlines[inlines.count - 1] = .text(last + new)
      } else {
        inlines.append(inline)
      }
    }
    return inlines
  }

  private func inline(_ node: Node, depth: Int) throws(MarkdownProblem) -> MarkdownInline {
    switch kind(of: node) {
    case "softbreak": .softBreak
    case "linebreak": .lineBreak
    case "code": .code(string(cmark_node_get_literal(node)))
    case "html_inline": .html(string(cmark_node_get_literal(node)))
    case "emph": .emphasis(try inlines(under: node, depth: depth + 1))
    case "strong": .strong(try inlines(under: node, depth: depth + 1))
    case "strikethrough": .strikethrough(try inlines(under: node, depth: depth + 1))
    case "link":
      .link(text: try inlines(under: node, depth: depth + 1), url: string(cmark_node_get_url(node)))
    case "image":
      .image(
        alternative: try inlines(under: node, depth: depth + 1),
        url: string(cmark_node_get_url(node))
      )
    default: .text(string(cmark_node_get_literal(node)))
    }
  }
}

// MARK: - Nodes

extension TreeReader {
  private func check(_ depth: Int, at node: Node) throws(MarkdownProblem) {
    guard depth <= MarkdownParser.depthMax else {
      throw .tooDeep(line: lines(of: node).lowerBound, depthMax: MarkdownParser.depthMax)
    }
  }

  private func children(of node: Node) -> some Sequence<Node> {
    sequence(first: cmark_node_first_child(node)) { cmark_node_next($0) }.lazy.compactMap { $0 }
  }

  private func kind(of node: Node) -> String {
    string(cmark_node_get_type_string(node))
  }

  private func lines(of node: Node) -> ClosedRange<Int> {
    let first = Int(cmark_node_get_start_line(node)) + lineOffset
    return first...max(first, Int(cmark_node_get_end_line(node)) + lineOffset)
  }

  private func string(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}
