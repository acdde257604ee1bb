/// In which of YAML's styles a string can be written, and in which go-yaml writes it.
struct YAMLScalarForm {
  enum Style {
    case plain, singleQuoted, doubleQuoted, literal
  }

  private let needsQuotes: Bool
  private let containsNewline: Bool
  private(set) var hasBreaks = false
  private var plainAllowed = true
  private var singleQuotedAllowed = true
  private var literalAllowed = true
  private let isEmpty: Bool

  init(_ text: String) {
    isEmpty = text.isEmpty
    containsNewline = text.utf8.contains(0x0A)
    needsQuotes = YAMLScalar.needsQuotes(text)
    if isEmpty {
      literalAllowed = false
    } else {
      analyze(Array(text.unicodeScalars))
    }
  }

  /// What the encoder asks for, and then what the emitter makes of it.
  func style(isKey: Bool) -> Style {
    if containsNewline {
      return literalAllowed && !isKey ? .literal : .doubleQuoted
    }
    if needsQuotes || isKey && hasBreaks { return .doubleQuoted }
    if plainAllowed, !(isEmpty && isKey) { return .plain }
    return singleQuotedAllowed ? .singleQuoted : .doubleQuoted
  }

  private mutating func analyze(_ scalars: [Unicode.Scalar]) {
    var spaceThenBreak = false
    var breakThenSpace = false
    var special = false
    var indicators =
      scalars.starts(with: ["-", "-", "-"]) || scalars.starts(with: [".", ".", "."])
    var afterBlank = true
    var previousSpace = false
    var previousBreak = false
    for (index, scalar) in scalars.enumerated() {
      let beforeBlank =
        index + 1 >= scalars.count || scalars[index + 1] == " " || scalars[index + 1] == "\t"
      if Self.isIndicator(scalar, isFirst: index == 0, afterBlank, beforeBlank) {
        indicators = true
      }
      if !Self.isPrintable(scalar) { special = true }
      let isSpace = scalar == " "
      let isBreak = Self.isBreak(scalar)
      if isSpace, previousBreak { breakThenSpace = true }
      if isBreak {
        hasBreaks = true
        if previousSpace { spaceThenBreak = true }
      }
      previousSpace = isSpace
      previousBreak = isBreak
      afterBlank = isSpace || isBreak || scalar == "\t" || scalar == "\0"
    }
    let first = scalars.first ?? " "
    let last = scalars.last ?? " "
    let edgeIsBlank =
      first == " " || Self.isBreak(first) || last == " " || Self.isBreak(last)
    if last == " " { literalAllowed = false }
    if breakThenSpace { singleQuotedAllowed = false }
    if spaceThenBreak || special {
      singleQuotedAllowed = false
      literalAllowed = false
    }
    plainAllowed = !edgeIsBlank && singleQuotedAllowed && !hasBreaks && !indicators
  }

  private static func isIndicator(
    _ scalar: Unicode.Scalar,
    isFirst: Bool,
    _ afterBlank: Bool,
    _ beforeBlank: Bool
  ) -> Bool {
    switch scalar {
    case ",", "[", "]", "{", "}", "&", "*", "!", "|", ">", "'", "\"", "%", "@", "`": isFirst
    case "#": isFirst || afterBlank
    case ":": beforeBlank
    case "?", "-": isFirst && beforeBlank
    default: false
    }
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  /// As libyaml has it: neither tabs nor anything beyond the basic plane, such as emoji.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x20...0x7E, 0xA0...0xD7FF: true
    case 0xE000...0xFFFD: scalar.value != 0xFEFF
    default: false
    }
  }

  /// The scalar as it stands in double quotes.
  static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\0": return "\\0"
    case "\u{07}": return "\\a"
    case "\u{08}": return "\\b"
    case "\t": return "\\t"
    case "\n": return "\\n"
    case "\u{0B}": return "\\v"
    case "\u{0C}": return "\\f"
    case "\r": return "\\r"
    case "\u{1B}": return "\\e"
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\u{85}": return "\\N"
    case "\u{2028}": return "\\L"
    case "\u{2029}": return "\\P"
    default: break
    }
    if isPrintable(scalar) { return String(scalar) }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let (mark, width) =
      scalar.value <= 0xFF ? ("\\x", 2) : scalar.value <= 0xFFFF ? ("\\u", 4) : ("\\U", 8)
    return mark + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
