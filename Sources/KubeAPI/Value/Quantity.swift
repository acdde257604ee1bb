/// An amount of a resource, such as `500m` or `1Gi`, exact to a billionth.
///
/// https://github.com/kubernetes/apimachinery/blob/master/pkg/api/resource/quantity.go
public struct Quantity: Hashable, Comparable, Sendable {
  /// How it was written, and so is written again.
  public enum Format: Sendable {
    case decimalSI
    case binarySI
    case decimalExponent
  }

  /// Why a text is no quantity.
  public enum Failure: Error {
    case format
    case suffix

    public var message: String {
      switch self {
      case .format:
        "quantities must match the regular expression "
          + "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
      case .suffix: "unable to parse quantity's suffix"
      }
    }
  }

  /// In billionths; what is beyond Int64 whole units is clamped.
  public let nanos: Int128
  public let format: Format

  public init(nanos: Int128, format: Format = .decimalSI) {
    self.nanos = max(-Self.limit, min(Self.limit, nanos))
    self.format = format
  }

  public init(_ units: Int64) {
    self.init(nanos: Int128(units) * Self.billion)
  }

  public init(_ text: some StringProtocol) throws(Failure) {
    let parts = try Parts(Array(text.utf8))
    let (format, scale) = try Self.scale(of: parts.suffix)
    let magnitude = Self.nanos(parts, scale)
    let isFraction = magnitude > 0 && magnitude < Self.billion
    self.init(
      nanos: parts.isNegative ? -magnitude : magnitude,
      format: format == .binarySI && isFraction ? .decimalSI : format
    )
  }

  /// A quantity that the decoder has passed; zero for anything else.
  public init(decoded text: String) {
    self = Self.whole(text) ?? (try? Quantity(text)) ?? Quantity(0)
  }

  /// A text of a few digits alone, which most are that are read again and again.
  private static func whole(_ text: String) -> Quantity? {
    let digits = text.utf8
    guard (1...15).contains(digits.count), digits.allSatisfy({ 0x30...0x39 ~= $0 }) else {
      return nil
    }
    return Quantity(digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) })
  }

  public static func == (a: Quantity, b: Quantity) -> Bool { a.nanos == b.nanos }
  public static func < (a: Quantity, b: Quantity) -> Bool { a.nanos < b.nanos }
  public func hash(into hasher: inout Hasher) { hasher.combine(nanos) }

  public static func + (a: Quantity, b: Quantity) -> Quantity {
    // Both are within the limit, so that their sum fits.
    Quantity(nanos: max(-limit, min(limit, a.nanos + b.nanos)), format: a.format)
  }

  public static func - (a: Quantity, b: Quantity) -> Quantity {
    a + Quantity(nanos: -b.nanos, format: b.format)
  }

  /// Whole units, rounded up, as Go's `Value()`.
  public var units: Int64 { Int64(clamping: Self.ceiling(nanos, Self.billion)) }

  /// Thousandths, rounded up, as Go's `MilliValue()`.
  public var milliunits: Int64 { Int64(clamping: Self.ceiling(nanos, Self.billion / 1_000)) }

  private static let billion: Int128 = 1_000_000_000
  private static let limit: Int128 = Int128(Int64.max) * billion

  private static func ceiling(_ value: Int128, _ unit: Int128) -> Int128 {
    let quotient = value / unit
    return value > 0 && value % unit != 0 ? quotient + 1 : quotient
  }
}

// MARK: - Reading

extension Quantity {
  /// Sign, digits and suffix of a text.
  private struct Parts {
    var isNegative = false
    var whole: ArraySlice<UInt8> = []
    var fraction: ArraySlice<UInt8> = []
    var suffix = ""

    init(_ bytes: [UInt8]) throws(Failure) {
      var index = 0
      func digits() -> ArraySlice<UInt8> {
        let start = index
        while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 { index += 1 }
        return bytes[start..<index]
      }
      if bytes.isEmpty { throw .format }
      if bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+") {
        isNegative = bytes[0] == UInt8(ascii: "-")
        index = 1
      }
      whole = digits()
      if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
        index += 1
        fraction = digits()
      }
      let start = index
      let letters = Array("eEinumkKMGTP".utf8)
      while index < bytes.count, letters.contains(bytes[index]) { index += 1 }
      if index > start, index < bytes.count,
        bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+")
      {
        index += 1
      }
      _ = digits()
      if index < bytes.count { throw .format }
      suffix = String(decoding: bytes[start...], as: UTF8.self)
    }
  }

  private enum Scale {
    case ten(Int)
    case two(Int)
  }

  private static func scale(of suffix: String) throws(Failure) -> (Format, Scale) {
    if let index = decimalSuffixes.firstIndex(of: suffix) {
      return (.decimalSI, .ten(index * 3 - 9))
    }
    if let index = binarySuffixes.firstIndex(of: suffix) { return (.binarySI, .two(index * 10)) }
    guard suffix.first == "e" || suffix.first == "E", let exponent = Int(suffix.dropFirst()) else {
      throw .suffix
    }
    return (.decimalExponent, .ten(exponent))
  }

  private static let decimalSuffixes = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"]
  private static let binarySuffixes = ["-", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"]

  /// Rounded up to a billionth and clamped, as Go does.
  private static func nanos(_ parts: Parts, _ scale: Scale) -> Int128 {
    var exponent = 9 - parts.fraction.count
    var value: Int128 = 0
    var isExact = true
    for digit in parts.whole + parts.fraction {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return limit }
      value = product + Int128(digit - 0x30)
      if value > limit * 1_000_000_000 {
        // More digits than matter: drop the rest, and remember that there was one.
        value /= 10
        exponent += 1
        isExact = false
      }
    }
    switch scale {
    case .two(let bits):
      let (product, overflow) = value.multipliedReportingOverflow(by: Int128(1) << bits)
      if overflow { return limit }
      value = product
    case .ten(let power):
      exponent += max(-1_000, min(1_000, power))
    }
    while exponent > 0, value != 0 {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow || product > limit { return limit }
      value = product
      exponent -= 1
    }
    while exponent < 0, value != 0 {
      isExact = isExact && value % 10 == 0
      value /= 10
      exponent += 1
      if value == 0 { return 1 }
    }
    return min(limit, isExact ? value : value + 1)
  }
}

// MARK: - Writing

extension Quantity {
  /// The canonical text: the largest suffix that leaves a whole number.
  public var text: String {
    let sign = nanos < 0 ? "-" : ""
    let magnitude = nanos < 0 ? -nanos : nanos
    if magnitude == 0 { return "0" }
    if format == .binarySI, magnitude >= 1_024 * Self.billion {
      var units = Self.ceiling(magnitude, Self.billion)
      var step = 0
      while units % 1_024 == 0, step < Self.binarySuffixes.count - 1 {
        units /= 1_024
        step += 1
      }
      return sign + String(units) + (step == 0 ? "" : Self.binarySuffixes[step])
    }
    var value = magnitude
    var step = 0
    while value % 1_000 == 0, step < Self.decimalSuffixes.count - 1 {
      value /= 1_000
      step += 1
    }
    if format == .decimalExponent {
      let exponent = step * 3 - 9
      return sign + String(value) + (exponent == 0 ? "" : "e\(exponent)")
    }
    return sign + String(value) + Self.decimalSuffixes[step]
  }
}
