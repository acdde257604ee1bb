import Testing

@testable import Kubectl

@Suite struct TabWriterTests {
  @Test("tables pad columns by three and keep them at least six wide")
  func alignsTables() {
    var writer = TabWriter.table
    writer.add("NAME\tA\tLAST")
    writer.add("longer-name\tb\tc")
    #expect(
      writer.flush() == """
        NAME          A     LAST
        longer-name   b     c

        """
    )
  }

  @Test("the last cell of a line is not padded, and an empty cell keeps its column")
  func keepsEmptyCells() {
    var writer = TabWriter.table
    writer.add("parked\tSuspended\t0/3\t\t5s")
    #expect(writer.flush() == "parked   Suspended   0/3         5s\n")
  }

  @Test("a watch keeps the width that a column once had")
  func remembersWidths() {
    var writer = TabWriter.table
    writer.add("a-rather-long-name\tx")
    _ = writer.flush()
    writer.add("b\ty")
    #expect(writer.flush() == "b                    y\n")
  }

  @Test("in pages a line without a tab ends the columns")
  func partsBlocks() {
    var writer = TabWriter.page
    writer.add("Name:\ta\nLonger Title:\tb\nAlone\nX:\tc")
    #expect(
      writer.flush() == """
        Name:          a
        Longer Title:  b
        Alone
        X:  c

        """
    )
  }

  @Test("a column goes on only while every line has it")
  func nestsColumns() {
    var writer = TabWriter.page
    writer.add("a\tb\tc\nlong\tx\naaaaaa\tb\tc")
    #expect(writer.flush() == "a       b  c\nlong    x\naaaaaa  b  c\n")
  }

  @Test("width counts characters, not bytes")
  func countsCharacters() {
    var writer = TabWriter.page
    writer.add("äöü\tx\nabcd\ty")
    #expect(writer.flush() == "äöü   x\nabcd  y\n")
  }
}
