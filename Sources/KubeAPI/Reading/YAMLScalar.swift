/// What a scalar of YAML 1.1 means, by the rules of go-yaml v2, on which kubectl rests.
///
/// https://github.com/yaml/go-yaml/blob/v2.4.3/resolve.go: `yes`, `on` and `y` are true, `010` is
/// eight, `1_000` a thousand; times stay strings.
public enum YAMLScalar {
  /// The value of a plain scalar, one without quotes.
  public static func resolve(_ text: String) -> Value {
    guard let first = text.utf8.first else { return .null }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return number(text) ?? .string(text)
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      return word(text) ?? number(text) ?? .string(text)
    case UInt8(ascii: "."):
      if let word = word(text) { return word }
      return isFloat(Array(text.utf8))
        ? Double(text).map(Value.number) ?? .string(text)
        : .string(text)
    case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"),
      UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"),
      UInt8(ascii: "o"), UInt8(ascii: "O"), UInt8(ascii: "~"):
      return word(text) ?? .string(text)
    default:
      return .string(text)
    }
  }

  /// Whether the text, written without quotes, would be read back as something else.
  public static func needsQuotes(_ text: String) -> Bool {
    if text == "<<" { return true }
    if case .string = resolve(text) {
      return isTimestamp(text) || isBase60(Array(text.utf8))
    }
    return true
  }

  /// The value of a word that stands for no text.
  private static func word(_ text: String) -> Value? {
    // Most texts are longer than any of them.
    text.utf8.count <= 5 ? words[text] : nil
  }

  private static let words: [String: Value] = {
    var words: [String: Value] = [:]
    for word in ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"] {
      words[word] = .bool(true)
    }
    for word in ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"] {
      words[word] = .bool(false)
    }
    for word in ["", "~", "null", "Null", "NULL"] { words[word] = .null }
    for word in [".nan", ".NaN", ".NAN"] { words[word] = .number(.nan) }
    for word in [".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"] {
      words[word] = .number(.infinity)
    }
    for word in ["-.inf", "-.Inf", "-.INF"] { words[word] = .number(-.infinity) }
    return words
  }()

  private static func number(_ text: String) -> Value? {
    if isTimestamp(text) { return nil }
    let plain = text.utf8.contains(UInt8(ascii: "_")) ? text.filter { $0 != "_" } : text
    if let integer = integer(plain) { return integer }
    if isFloat(Array(plain.utf8)), let float = Double(plain), float.isFinite {
      return .number(float)
    }
    return nil
  }

  /// Go's `ParseInt` and `ParseUint` with base 0.
  private static func integer(_ text: String) -> Value? {
    var digits = Substring(text)
    let isSigned = digits.first == "-" || digits.first == "+"
    let isNegative = digits.first == "-"
    if isSigned { digits.removeFirst() }
    var radix = 10
    if digits.first == "0", digits.utf8.count > 1 {
      switch digits.dropFirst().first {
      case "x", "X": radix = 16
      case "b", "B": radix = 2
      case "o", "O": radix = 8
      default: radix = 8
      }
      digits.removeFirst(digits.dropFirst().first.map { $0.isASCII && $0.isLetter } == true ? 2 : 1)
    }
    guard let first = digits.first, first.isASCII, first.isHexDigit,
      let magnitude = UInt64(digits, radix: radix)
    else { return nil }
    if isNegative {
      if magnitude == UInt64(Int64.max) + 1 { return .integer(.min) }
      return Int64(exactly: magnitude).map { .integer(-$0) }
    }
    if let value = Int64(exactly: magnitude) { return .integer(value) }
    return isSigned ? nil : .number(Double(magnitude))
  }

  /// What go-yaml takes for a float.
  ///
  /// `^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`
  private static func isFloat(_ bytes: [UInt8]) -> Bool {
    var index = 0
    func skipDigits() -> Int {
      let start = index
      while index < bytes.count, isDigit(bytes[index]) { index += 1 }
      return index - start
    }
    if index < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D { index += 1 }
    if index < bytes.count, bytes[index] == 0x2E {
      index += 1
      if skipDigits() == 0 { return false }
    } else {
      if skipDigits() == 0 { return false }
      if index < bytes.count, bytes[index] == 0x2E {
        index += 1
        _ = skipDigits()
      }
    }
    if index < bytes.count, bytes[index] == 0x65 || bytes[index] == 0x45 {
      index += 1
      if index < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D { index += 1 }
      if skipDigits() == 0 { return false }
    }
    return index == bytes.count
  }

  /// `^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$`: read as a number by other parsers.
  private static func isBase60(_ bytes: [UInt8]) -> Bool {
    guard bytes.contains(0x3A) else { return false }
    var index = 0
    if bytes[index] == 0x2B || bytes[index] == 0x2D { index += 1 }
    guard index < bytes.count, isDigit(bytes[index]) else { return false }
    while index < bytes.count, isDigit(bytes[index]) || bytes[index] == 0x5F { index += 1 }
    var groups = 0
    while index < bytes.count, bytes[index] == 0x3A {
      index += 1
      let start = index
      while index < bytes.count, isDigit(bytes[index]), index - start < 2 { index += 1 }
      let length = index - start
      if length == 0 || length == 2 && bytes[start] > 0x35 { return false }
      groups += 1
    }
    if index < bytes.count, bytes[index] == 0x2E {
      index += 1
      while index < bytes.count, isDigit(bytes[index]) || bytes[index] == 0x5F { index += 1 }
    }
    return groups > 0 && index == bytes.count
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
