/// Writes a tree back as CommonMark, in one normal form.
///
/// A text that is written, parsed and written again is the same text. Every paragraph is one line;
/// space within it is single; markup in HTML stands as text, so that what strangers wrote can
/// be nothing but words. Two trees are the same document when they are written alike.
package enum MarkdownWriter {
  /// The document, without a line break at its end.
  package static func text(_ blocks: [MarkdownBlock]) -> String {
    lines(of: blocks, isTight: false).joined(separator: "\n")
  }

  /// A text of a stranger that is no markup, as the Markdown that shows it.
  package static func literal(_ text: String) -> String {
    let paragraphs = text.split(separator: "\n\n").map { paragraph in
      let lines = paragraph.split(separator: "\n").map { [MarkdownInline.text(String($0))] }
      return MarkdownBlock(.paragraph(Array(lines.joined(separator: [.lineBreak]))), lines: 1...1)
    }
    return self.text(paragraphs)
  }

  // MARK: blocks

  private static func lines(of blocks: [MarkdownBlock], isTight: Bool) -> [String] {
    var all: [String] = []
    var wasList: (isOrdered: Bool, isOdd: Bool)?
    for block in blocks {
      // Two lists one after the other would be one without another mark.
      var isOdd = false
      if case .list(let list) = block.content {
        if let last = wasList, last.isOrdered == (list.start != nil) { isOdd = !last.isOdd }
        wasList = (list.start != nil, isOdd)
      } else {
        wasList = nil
      }
      let lines = lines(of: block.content, isOdd)
      guard !lines.isEmpty else { continue }
      if !all.isEmpty, !isTight { all.append("") }
      all += lines
    }
    return all
  }

  private static func lines(of content: MarkdownBlock.Content, _ isOddList: Bool) -> [String] {
    switch content {
    case .heading(let level, let inlines):
      let text = MarkdownInlineWriter.text(inlines).replacing("\\\n", with: " ")
      return [
        String(repeating: "#", count: min(max(level, 1), 6)) + (text.isEmpty ? "" : " \(text)")
      ]
    case .paragraph(let inlines): return paragraph(MarkdownInlineWriter.text(inlines))
    case .html(let text): return paragraph(MarkdownInlineWriter.text([.text(text)]))
    case .code(let code): return fenced(code)
    case .quote(let blocks):
      return lines(of: blocks, isTight: false).map { $0.isEmpty ? ">" : "> \($0)" }
    case .list(let list): return items(of: list, isOddList)
    case .table(let table): return rows(of: table)
    case .thematicBreak: return ["***"]
    }
  }

  private static func paragraph(_ text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map {
      MarkdownInlineWriter.guardedStart(String($0))
    }
  }

  private static func fenced(_ code: MarkdownCode) -> [String] {
    var lines = code.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: code.text) + 1))
    let isPlain = code.info.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || " -_.+=".contains($0))
    }
    return [fence + (isPlain ? code.info : "")] + lines + [fence]
  }

  private static func items(of list: MarkdownList, _ isOdd: Bool) -> [String] {
    var all: [String] = []
    for (index, item) in list.items.enumerated() {
      let mark =
        list.start.map { "\(min(max($0, 0), 99_999_999) + index)" + (isOdd ? ")" : ".") }
        ?? (isOdd ? "+" : "-")
      var lines = lines(of: item.blocks, isTight: list.isTight)
      if let isDone = item.isDone {
        lines = ["[\(isDone ? "x" : " ")] \(lines.first ?? "")"] + lines.dropFirst()
      }
      if !all.isEmpty, !list.isTight { all.append("") }
      let margin = String(repeating: " ", count: mark.count + 1)
      for (number, line) in (lines.isEmpty ? [""] : lines).enumerated() {
        if number == 0 {
          all.append(line.isEmpty ? mark : "\(mark) \(line)")
        } else {
          all.append(line.isEmpty ? "" : margin + line)
        }
      }
    }
    return all
  }

  private static func rows(of table: MarkdownTable) -> [String] {
    func row(_ cells: [MarkdownTable.Cell]) -> String {
      let texts = cells.map {
        MarkdownInlineWriter.text($0).replacing("\\\n", with: " ").replacing("|", with: "\\|")
      }
      return "| " + texts.joined(separator: " | ") + " |"
    }
    let rule = table.header.indices.map { column in
      switch column < table.alignments.count ? table.alignments[column] : .none {
      case .none: "---"
      case .left: ":--"
      case .centre: ":-:"
      case .right: "--:"
      }
    }
    return [row(table.header), "| " + rule.joined(separator: " | ") + " |"] + table.rows.map(row)
  }

  static func longestRun(of mark: Character, in text: String) -> Int {
    var longest = 0
    var run = 0
    for character in text {
      run = character == mark ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
