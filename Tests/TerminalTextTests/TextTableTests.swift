import Testing

@testable import TerminalText

@Suite
struct TextTableTests {
  @Test("columns line up by display width and by their alignment")
  func alignment() {
    let table = TextTable(
      header: ["NAME", "SCORE", "日"],
      rows: [["pi", "7", "x"], ["wörter", "100", "本語"]],
      alignments: [.left, .right, .centre]
    )
    #expect(
      plain(table, Terminal(width: 80)) == """
        NAME    SCORE   日
        ──────  ─────  ────
        pi          7   x
        wörter    100  本語
        """
    )
  }

  @Test("the widest columns give way until the table fits")
  func shrinking() {
    let table = TextTable(rows: [
      ["id", "a text that is long enough for three lines", "another text of some length"]
    ])
    let lines = table.lines(on: Terminal(width: 40))
    #expect(lines.allSatisfy { $0.width <= 40 })
    #expect(lines.first?.plainText.hasPrefix("id  a text that") == true)
  }

  @Test("rows may be shorter than others, and a table may be empty")
  func ragged() {
    let table = TextTable(header: ["a"], rows: [["1", "2"], []])
    #expect(plain(table, Terminal(hasUnicode: false)) == "a\n-  -\n1  2")
    #expect(TextTable().lines(on: .plain).isEmpty)
    #expect(TextTable(rows: [[], []]).lines(on: .plain).isEmpty)
  }

  @Test("a table with more columns than the terminal has room for still shows all")
  func tooManyColumns() {
    let table = TextTable(rows: [(1...30).map { StyledText("cell number \($0)") }])
    #expect(table.lines(on: Terminal(width: 20)).map(\.plainText).joined().contains("30"))
  }

  private func plain(_ table: TextTable, _ terminal: Terminal) -> String {
    table.lines(on: terminal).map(\.plainText).joined(separator: "\n")
  }
}
