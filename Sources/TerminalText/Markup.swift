/// Text from outside, made safe for XML and HTML.
package enum Markup {
  /// The text for the inside of an element or of a quoted attribute.
  ///
  /// Control characters, which XML 1.0 cannot hold, are left out.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in Sanitizer.clean(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: continue
      case "\u{FFFE}", "\u{FFFF}": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
