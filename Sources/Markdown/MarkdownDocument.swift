/// A document in CommonMark with GitHub's tables, task lists and strikethrough, as a tree of values.
///
/// Line numbers count from 1, or from the line at which the text starts in its file, so that a reader
/// of lessons can say where something stands.
package struct MarkdownDocument: Sendable, Equatable {
  package let blocks: [MarkdownBlock]

  /// - Parameters:
  ///   - source: The text, without front matter.
  ///   - firstLine: The line number of the text's first line in its file.
  /// - Throws: `MarkdownProblem` when the text is too large or nests too deeply.
  package init(parsing source: String, firstLine: Int = 1) throws(MarkdownProblem) {
    self.blocks = try MarkdownParser.blocks(of: source, firstLine: firstLine)
  }
}

/// A block with the lines it takes in its file.
package struct MarkdownBlock: Sendable, Equatable {
  package let content: Content
  package let lines: ClosedRange<Int>

  package init(_ content: Content, lines: ClosedRange<Int>) {
    self.content = content
    self.lines = lines
  }

  package indirect enum Content: Sendable, Equatable {
    case heading(level: Int, [MarkdownInline])
    case paragraph([MarkdownInline])
    case code(MarkdownCode)
    case quote([MarkdownBlock])
    case list(MarkdownList)
    case table(MarkdownTable)
    case thematicBreak
    /// Markup in HTML, as it was written.
    case html(String)
  }
}

/// A block of code, fenced or indented.
package struct MarkdownCode: Sendable, Equatable {
  /// The whole info string of the fence, without the space around it; empty for indented code.
  package let info: String
  /// The code, each line with its newline.
  package let text: String
  /// The line of the first line of code, which is the one after the fence.
  package let firstLine: Int

  package init(info: String, text: String, firstLine: Int) {
    self.info = info
    self.text = text
    self.firstLine = firstLine
  }

  /// The first word of the info string.
  package var language: String {
    info.prefix { !$0.isWhitespace }.description
  }
}

package struct MarkdownList: Sendable, Equatable {
  /// The first number of an ordered list; nil for bullets.
  package let start: Int?
  /// Whether the items stand without blank lines between them.
  package let isTight: Bool
  package let items: [Item]

  package init(start: Int? = nil, isTight: Bool, items: [Item]) {
    self.start = start
    self.isTight = isTight
    self.items = items
  }

  package struct Item: Sendable, Equatable {
    /// Whether the box of a task is ticked; nil for an item that is no task.
    package let isDone: Bool?
    package let blocks: [MarkdownBlock]

    package init(isDone: Bool? = nil, blocks: [MarkdownBlock]) {
      self.isDone = isDone
      self.blocks = blocks
    }
  }
}

package struct MarkdownTable: Sendable, Equatable {
  package enum Alignment: Sendable { case none, left, centre, right }

  package typealias Cell = [MarkdownInline]

  /// One alignment a column.
  package let alignments: [Alignment]
  package let header: [Cell]
  package let rows: [[Cell]]

  package init(alignments: [Alignment], header: [Cell], rows: [[Cell]]) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }
}

package indirect enum MarkdownInline: Sendable, Equatable {
  case text(String)
  case code(String)
  case emphasis([MarkdownInline])
  case strong([MarkdownInline])
  case strikethrough([MarkdownInline])
  case link(text: [MarkdownInline], url: String)
  case image(alternative: [MarkdownInline], url: String)
  case html(String)
  case softBreak
  case lineBreak

  /// The words without their markup.
  package var plainText: String {
    switch self {
    case .text(let text), .code(let text): text
    case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): inner.plainText
    case .link(let inner, _), .image(let inner, _): inner.plainText
    case .html: ""
    case .softBreak: " "
    case .lineBreak: "\n"
    }
  }
}

extension [MarkdownInline] {
  package var plainText: String { map(\.plainText).joined() }
}

/// Why a text is no document that can be read.
package enum MarkdownProblem: Error, Sendable, Equatable, CustomStringConvertible {
  case tooLarge(bytesMax: Int)
  case tooDeep(line: Int, depthMax: Int)
  case tooManyCells(line: Int)

  package var description: String {
    switch self {
    case .tooLarge(let bytesMax): "the text is larger than \(bytesMax / 1_024) KiB"
    case .tooDeep(let line, let depthMax):
      "line \(line): lists, quotes or emphasis are nested more than \(depthMax) deep"
    case .tooManyCells(let line): "line \(line): a table with so many cells is not read"
    }
  }
}
