import KubeAPI
import Simulation

/// Strings and names of fields as KYAML writes them: `renderString` of sigs.k8s.io/yaml/kyaml.
enum KYAMLText {
  /// In quotes; a text of several lines has each of them on a line of its own.
  static func quoted(_ text: String, depth: Int) -> String {
    guard text.utf8.contains(0x0A) else { return "\"\(escaped(text))\"" }
    let margin = String(repeating: "  ", count: depth)
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    let isEnded = lines.last?.isEmpty == true
    if isEnded { lines.removeLast() }
    var result = "\"\\\n"
    for (index, line) in lines.enumerated() {
      // Blanks at the beginning of a folded line would be lost.
      let isBlank = line.first?.properties.isWhitespace == true
      let isBroken = isEnded || index < lines.count - 1
      result += margin + (isBlank ? "\\" : " ") + escaped(String(line)) + (isBroken ? "\\n" : "")
      result += "\\\n"
    }
    return result + margin + "\""
  }

  /// A field's name, without quotes where no reader can take it for something else.
  static func key(_ name: String) -> String {
    needsQuotes(name) ? "\"\(escaped(name))\"" : name
  }

  // MARK: escapes

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where GoSyntax.isPrintable(scalar): result.unicodeScalars.append(scalar)
      default: result += short[scalar] ?? numeric(scalar)
      }
    }
    return result
  }

  private static let short: [Unicode.Scalar: String] = [
    "\u{0}": "\\0", "\u{7}": "\\a", "\u{8}": "\\b", "\t": "\\t", "\n": "\\n", "\u{B}": "\\v",
    "\u{C}": "\\f", "\r": "\\r", "\u{1B}": "\\e", "\u{85}": "\\N", "\u{A0}": "\\_",
    "\u{2028}": "\\L", "\u{2029}": "\\P",
  ]

  private static func numeric(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    let (letter, width) =
      switch scalar.value {
      case ..<0x20, 0x7F: ("x", 2)
      case ..<0x1_0000: ("u", 4)
      default: ("U", 8)
      }
    return "\\\(letter)" + String(repeating: "0", count: width - digits.count) + digits
  }

  // MARK: names

  private static func needsQuotes(_ name: String) -> Bool {
    if name.isEmpty || isTakenForAnotherType(name) { return true }
    let scalars = Array(name.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isInside = index > 0 && index < scalars.count - 1
      if isLetterOrNumber(scalar) || scalar == "_" { continue }
      guard isInside, scalar == "-" || scalar == "." || scalar == "/" else { return true }
    }
    return false
  }

  private static func isLetterOrNumber(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  private static let words: Set<String> = [
    "null", "true", "t", "y", "yes", "on", "false", "f", "n", "no", "off",
  ]

  /// `yamlGuessesWrong`, for what holds no sign that needs quotes anyway.
  private static func isTakenForAnotherType(_ name: String) -> Bool {
    // Go takes `t` and `f`, and `T` and `F`, and of longer words every case that YAML takes.
    if words.contains(name.lowercased()) { return true }
    let digits = name.replacing("_", with: "").lowercased()
    if ["inf", "infinity", "nan"].contains(digits) { return true }
    return isInteger(digits) || Double(digits)?.isFinite == true || isDate(name)
  }

  /// With a prefix for the base, such as `0x1f`; what has none is a number of another kind too.
  private static func isInteger(_ digits: String) -> Bool {
    for (prefix, base) in [("0b", 2), ("0o", 8), ("0x", 16)] where digits.hasPrefix(prefix) {
      let rest = digits.dropFirst(2)
      return rest.first != "+" && rest.first != "-" && Int64(rest, radix: base) != nil
    }
    return false
  }

  /// `2006-1-2`, when there is such a day.
  private static func isDate(_ name: String) -> Bool {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4,
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      parts[1...].allSatisfy({ (1...2).contains($0.utf8.count) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month), day > 0
    else { return false }
    let begin = CalendarDate(year: year, month: month, day: 1).daysSinceEpoch
    let end =
      month == 12
      ? CalendarDate(year: year + 1, month: 1, day: 1).daysSinceEpoch
      : CalendarDate(year: year, month: month + 1, day: 1).daysSinceEpoch
    return day <= end - begin
  }
}
