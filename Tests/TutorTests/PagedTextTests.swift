import LineEditor
import Testing

@testable import Tutor

@Suite("A text that is longer than the screen")
struct PagedTextTests {
  private static let size = TerminalSize(columns: 20, rows: 5)

  /// Twelve lines; with four rows for them and one for the keys.
  private var paged = PagedText(
    (1...12).map { $0 == 9 ? "\u{1b}[36mPods\u{1b}[0m fail\n" : "line \($0)\n" }.joined(),
    size: size
  )

  @Test("it begins at its top, and Space shows the next page to the end")
  mutating func forward() {
    #expect(paged.view == 0..<4)
    #expect(paged.keys.hasPrefix("-- 33% -- Space: more"))
    #expect(paged.press(.character(" ")) == .append(4..<8))
    #expect(!paged.isAtEnd)
    #expect(paged.press(.pageDown) == .append(8..<12))
    #expect(paged.isAtEnd)
  }

  @Test("Enter shows a line, and the view moves along")
  mutating func line() {
    #expect(paged.press(.enter) == .append(4..<5))
    #expect(paged.view == 1..<5)
    #expect(paged.press(.end) == .append(5..<12))
    #expect(paged.isAtEnd)
  }

  @Test("b goes back a page, k a line, g to the top; at the top nothing is drawn")
  mutating func back() {
    _ = paged.press(.character(" "))
    #expect(paged.press(.character("b")) == .redraw(0..<4))
    #expect(paged.press(.character("b")) == .prompt)
    _ = paged.press(.character(" "))
    #expect(paged.press(.up) == .redraw(3..<7))
    #expect(paged.press(.character("g")) == .redraw(0..<4))
  }

  @Test("a word is looked for in any case, beside colours, and n finds the next one")
  mutating func search() {
    for key: Key in [.character("/"), .character("p"), .character("x"), .backspace] {
      #expect(paged.press(key) == .prompt)
    }
    #expect(paged.keys == "/p")
    for character in "ods f" { _ = paged.press(.character(character)) }
    #expect(paged.press(.enter) == .redraw(8..<12))
    #expect(paged.press(.character("n")) == .prompt)
    #expect(paged.keys == "Not found below: pods f")
    #expect(paged.press(.home) == .redraw(0..<4))
    #expect(paged.keys.hasPrefix("-- 33%"))
    #expect(paged.press(.character("n")) == .redraw(8..<12))
  }

  @Test("it is left by q, Escape, Ctrl-C and the end of the input, wherever one is")
  mutating func leave() {
    for key: Key in [.character("q"), .escape, .interrupt, .endOfInput] {
      #expect(paged.press(key) == .leave)
    }
    for key: Key in [.escape, .interrupt] {
      _ = paged.press(.character("/"))
      #expect(paged.press(key) == .prompt)
      #expect(paged.search == nil)
    }
    _ = paged.press(.character("/"))
    #expect(paged.press(.endOfInput) == .leave)
    #expect(paged.press(.other) == .prompt)
  }

  @Test(
    "lines that take several rows count as such, and one that is longer than the screen is shown"
  )
  mutating func wide() {
    let wide = String(repeating: "x", count: 50)
    paged = PagedText("a\n\(wide)\nb\nc\n", size: Self.size)
    #expect(paged.view == 0..<2)
    #expect(paged.press(.character(" ")) == .append(2..<4))
    let huge = PagedText("\(String(repeating: "y", count: 900))\nz\n", size: Self.size)
    #expect(huge.view == 0..<1)
  }

  @Test("a text that fits is not long, and a screen of few rows has no pages")
  func long() {
    let text = Array("a\nb\nc\nd\ne\nf\ng\n".utf8)
    #expect(Pager.isLong(text, TerminalSize(columns: 80, rows: 7)))
    #expect(!Pager.isLong(text, TerminalSize(columns: 80, rows: 8)))
    #expect(!Pager.isLong(text, TerminalSize(columns: 80, rows: 5)))
    #expect(!Pager.isLong(text, TerminalSize(columns: 0, rows: 0)))
  }
}
