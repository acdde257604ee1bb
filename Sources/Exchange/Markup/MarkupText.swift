import Markdown

/// Elements as the Markdown that says the same.
enum MarkupText {
  static func markdown(_ nodes: [MarkupNode]) -> String {
    MarkdownWriter.text(MarkupReading.blocks(of: nodes))
  }
}
