import Course

/// The characters that mean something in GIFT, and how a text is written that has them.
///
/// The rules are those of Moodle's reader: `question/format/gift/format.php`.
enum GIFTText {
  /// A backslash before one of these makes it an ordinary character; `\n` is a line end.
  static let reserved: Set<Unicode.Scalar> = ["~", "=", "#", "{", "}", ":"]

  /// A text on one line in which nothing is markup of GIFT.
  static func escaped(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in ForeignText.cleaned(text).unicodeScalars {
      if reserved.contains(scalar) || scalar == "\\" { out.append("\\") }
      if scalar == "\n" {
        out.append(contentsOf: "\\n".unicodeScalars)
      } else {
        out.append(scalar)
      }
    }
    return String(out)
  }

  /// A text in Markdown within a question that is in Markdown.
  ///
  /// A bracket at its start would be the name of a form, and a percent sign a weight.
  static func markdown(_ text: String) -> String {
    let text = text.trimmed
    let escaped = escaped(text)
    return text.hasPrefix("[") || text.hasPrefix("%") ? "[markdown]" + escaped : escaped
  }

  /// A text in Markdown where an arrow would part two sides of a pair, and cannot be escaped.
  static func arrowless(_ text: String) -> String {
    markdown(text).replacing("->", with: hiddenArrow)
  }

  static func arrowed(_ text: String) -> String { text.replacing(hiddenArrow, with: "->") }

  private static let hiddenArrow = "-&gt;"

  /// The shares of an answer that Moodle knows, in percent as it writes them, by the number of
  /// right answers.
  static let shares: [Int: String] = [
    1: "100", 2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667", 7: "14.28571", 8: "12.5",
    9: "11.11111", 10: "10",
  ]
}
