import Markdown
import Testing

@Suite
struct MarkdownDocumentTests {
  @Test("a fenced block gives its info string, its text and the line of its first line of code")
  func fencedCode() throws {
    let document = try MarkdownDocument(
      parsing: """
        Read this:

        ```yaml file=job.yaml  run
        kind: Job

        a: 1
        ```
        """,
      firstLine: 11
    )
    #expect(document.blocks.map(\.lines) == [11...11, 13...17])
    guard case .code(let code) = document.blocks[1].content else {
      Issue.record("no code: \(document)")
      return
    }
    #expect(
      code
        == MarkdownCode(info: "yaml file=job.yaml  run", text: "kind: Job\n\na: 1\n", firstLine: 14)
    )
    #expect(code.language == "yaml")
  }

  @Test("indented code has no info string and starts on its own line")
  func indentedCode() throws {
    let blocks = try MarkdownDocument(parsing: "a\n\n    b\n").blocks
    #expect(blocks.last?.content == .code(MarkdownCode(info: "", text: "b\n", firstLine: 3)))
  }

  @Test("a fence without an end and an empty fence are blocks too")
  func oddFences() throws {
    let open = try MarkdownDocument(parsing: "```sh\nls").blocks
    #expect(open.first?.content == .code(MarkdownCode(info: "sh", text: "ls\n", firstLine: 2)))
    let empty = try MarkdownDocument(parsing: "```\n```").blocks
    #expect(empty.first?.content == .code(MarkdownCode(info: "", text: "", firstLine: 2)))
  }

  @Test("inline markup becomes a tree of values")
  func inlines() throws {
    let blocks = try MarkdownDocument(
      parsing: "# A *b* **c** ~~d~~ `e` [f](g) ![h](i) <u>  \nj\nk"
    ).blocks
    #expect(
      blocks.first?.content
        == .heading(
          level: 1,
          [
            .text("A "), .emphasis([.text("b")]), .text(" "), .strong([.text("c")]), .text(" "),
            .strikethrough([.text("d")]), .text(" "), .code("e"), .text(" "),
            .link(text: [.text("f")], url: "g"), .text(" "),
            .image(alternative: [.text("h")], url: "i"), .text(" "), .html("<u>"),
          ]
        )
    )
    #expect(blocks.last?.content == .paragraph([.text("j"), .softBreak, .text("k")]))
  }

  @Test("lists know their start, their tightness and their tasks")
  func lists() throws {
    let blocks = try MarkdownDocument(parsing: "3. a\n4. b\n\n---\n\n- [x] c\n\n- [ ] d\n").blocks
    try #require(blocks.count == 3)
    guard case .list(let ordered) = blocks[0].content, case .list(let tasks) = blocks[2].content
    else {
      Issue.record("no lists: \(blocks)")
      return
    }
    #expect(ordered.start == 3)
    #expect(ordered.isTight)
    #expect(blocks[1].content == .thematicBreak)
    #expect(tasks.start == nil)
    #expect(!tasks.isTight)
    #expect(tasks.items.map(\.isDone) == [true, false])
  }

  @Test("a table has alignments, a header and rows of equal length")
  func tables() throws {
    let source = "| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | `x|` |\n"
    guard case .table(let table) = try MarkdownDocument(parsing: source).blocks.first?.content
    else {
      Issue.record("no table")
      return
    }
    #expect(table.alignments == [.none, .left, .centre, .right])
    #expect(table.header.map(\.plainText) == ["a", "b", "c", "d"])
    #expect(table.rows.map(\.count) == [4])
  }

  @Test("quotes hold blocks, and their lines count on")
  func quotes() throws {
    let blocks = try MarkdownDocument(parsing: "\n> a\n>\n> ```\n> b\n> ```\n").blocks
    guard case .quote(let inner) = blocks.first?.content else {
      Issue.record("no quote")
      return
    }
    #expect(inner.map(\.lines) == [2...2, 4...6])
  }

  @Test("an empty text is an empty document")
  func empty() throws {
    #expect(try MarkdownDocument(parsing: "").blocks.isEmpty)
    #expect(try MarkdownDocument(parsing: "\n \n").blocks.isEmpty)
  }
}
