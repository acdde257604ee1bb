import Markdown
import Testing

@testable import Course

@Suite struct HeadingAnchorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let title: String
    let anchor: String
    var testDescription: String { title }
  }

  static let cases = [
    Case(title: "What is left", anchor: "what-is-left"),
    Case(title: "Predict: it is done. Who tidies up?", anchor: "predict-it-is-done-who-tidies-up"),
    Case(title: "Side-by-side & more", anchor: "side-by-side--more"),
    Case(title: "backoff_limit = 6", anchor: "backoff_limit--6"),
    Case(title: "Überblick", anchor: "überblick"),
  ]

  @Test("a heading has the anchor that code hosts give it", arguments: cases)
  func slug(_ test: Case) {
    #expect(HeadingAnchors.slug(of: test.title) == test.anchor)
  }

  @Test("headings of the same words are told apart, with code in them as its text")
  func duplicates() throws {
    let page = try LessonParser.markdown(
      "# One `two`\n\n## Same\n\ntext\n\n## Same\n\n### Same\n",
      file: "x.md",
      firstLine: 1
    )
    #expect(HeadingAnchors.of(page.blocks) == ["one-two", "same", "same-1", "same-2"])
  }
}
