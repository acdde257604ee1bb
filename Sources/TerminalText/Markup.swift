/// Text from outside, made safe for XML and HTML.
package enum Markup {
  /// The text for the inside of an element or of a quoted attribute, where nothing of it is markup.
  ///
  /// What XML 1.0 cannot hold, what steers a terminal that shows the source, and what turns the
  /// direction of writing around shows as U+FFFD. The end of a line is written as a reference, so that
  /// an attribute keeps it.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n": result += "&#10;"
      case "\t": result += "\t"
      case _ where isUnfit(scalar): result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isUnfit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Controls, and what XML 1.0 calls no character.
    case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: true
    // Marks and overrides of the direction, and tags, which nobody sees.
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xE0000...0xE007F: true
    default: false
    }
  }
}
