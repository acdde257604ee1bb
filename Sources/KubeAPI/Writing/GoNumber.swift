/// Numbers as Go's encoding/json writes them.
public enum GoNumber {
  /// The shortest text that reads back as the same number, with an exponent only far from 1.
  public static func json(_ number: Double) -> String {
    let magnitude = number.magnitude
    let (negative, digits, point) = decimal(number)
    if magnitude != 0, magnitude < 1e-6 || magnitude >= 1e21 {
      return (negative ? "-" : "") + exponential(digits, point, exponentDigits: 1)
    }
    return (negative ? "-" : "") + plain(digits, point)
  }

  /// Go's `%v` and `FormatFloat` with 'g': an exponent from 1e6 on and below 1e-4.
  ///
  /// strconv's `ftoa.go` takes six for the precision of the shortest text when it decides.
  public static func shortest(_ number: Double) -> String {
    if number.isNaN { return ".nan" }
    if number.isInfinite { return number < 0 ? "-.inf" : ".inf" }
    let (negative, digits, point) = decimal(number)
    let sign = negative ? "-" : ""
    if number != 0, point - 1 < -4 || point - 1 >= 6 {
      return sign + exponential(digits, point, exponentDigits: 2)
    }
    return sign + plain(digits, point)
  }

  /// The significant digits and where the decimal point stands among them.
  private static func decimal(_ number: Double) -> (negative: Bool, digits: [UInt8], point: Int) {
    var text = Substring(number.description)
    let negative = text.first == "-"
    if negative { text.removeFirst() }
    var exponent = 0
    if let mark = text.firstIndex(of: "e") {
      exponent = Int(text[text.index(after: mark)...]) ?? 0
      text = text[..<mark]
    }
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    var digits = Array(parts[0].utf8)
    var point = digits.count + exponent
    if parts.count > 1 { digits += Array(parts[1].utf8) }
    while digits.count > 1, digits.last == 0x30 { digits.removeLast() }
    while digits.count > 1, digits.first == 0x30 {
      digits.removeFirst()
      point -= 1
    }
    if digits == [0x30] { point = 1 }
    return (negative, digits, point)
  }

  private static func plain(_ digits: [UInt8], _ point: Int) -> String {
    if point <= 0 {
      return "0." + String(repeating: "0", count: -point) + String(decoding: digits, as: UTF8.self)
    }
    if point >= digits.count {
      return String(decoding: digits, as: UTF8.self)
        + String(repeating: "0", count: point - digits.count)
    }
    return String(decoding: digits[..<point], as: UTF8.self) + "."
      + String(decoding: digits[point...], as: UTF8.self)
  }

  private static func exponential(_ digits: [UInt8], _ point: Int, exponentDigits: Int) -> String {
    var text = String(decoding: digits[..<1], as: UTF8.self)
    if digits.count > 1 { text += "." + String(decoding: digits[1...], as: UTF8.self) }
    let exponent = point - 1
    let magnitude = String(exponent.magnitude)
    text += exponent < 0 ? "e-" : "e+"
    text += String(repeating: "0", count: max(0, exponentDigits - magnitude.count)) + magnitude
    return text
  }
}
