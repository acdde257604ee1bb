/// An amount of a resource such as `100m`, `1.5Gi` or `2e3`, in thousandths.
///
/// Read as apimachinery's `resource.Quantity` reads it, rounded up to whole thousandths; what
/// exceeds 64 bits is clamped.
/// https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
struct ResourceQuantity: Hashable, Comparable, Sendable {
  /// Thousandths of the unit: millicores for CPUs.
  var milli: Int64

  static let zero = ResourceQuantity(milli: 0)

  /// The amount in whole units, rounded up, as memory is counted.
  var whole: Int64 { milli / 1_000 + (milli % 1_000 > 0 ? 1 : 0) }

  static func < (a: ResourceQuantity, b: ResourceQuantity) -> Bool { a.milli < b.milli }

  static func + (a: ResourceQuantity, b: ResourceQuantity) -> ResourceQuantity {
    let (sum, overflow) = a.milli.addingReportingOverflow(b.milli)
    return ResourceQuantity(milli: overflow ? .max : sum)
  }

  static func - (a: ResourceQuantity, b: ResourceQuantity) -> ResourceQuantity {
    let (difference, overflow) = a.milli.subtractingReportingOverflow(b.milli)
    return ResourceQuantity(milli: overflow ? .min : difference)
  }
}

extension ResourceQuantity {
  /// Reads a quantity; nil when the text is none.
  init?(_ text: String) {
    var rest = Substring(text)
    let isNegative = rest.first == "-"
    if let sign = rest.first, sign == "-" || sign == "+" { rest.removeFirst() }
    let whole = rest.prefix { $0.isASCII && $0.isNumber }
    rest.removeFirst(whole.count)
    var fraction: Substring = ""
    if rest.first == "." {
      rest.removeFirst()
      fraction = rest.prefix { $0.isASCII && $0.isNumber }
      rest.removeFirst(fraction.count)
    }
    guard !(whole.isEmpty && fraction.isEmpty), let unit = Unit(String(rest)) else { return nil }
    let digits = whole + fraction.prefix(12)
    guard digits.count <= 36 else {
      self.init(milli: isNegative ? .min : .max)
      return
    }
    let mantissa = digits.reduce(Int128(0)) { $0 * 10 + Int128($1.wholeNumberValue ?? 0) }
    let magnitude = unit.milli(mantissa, decimals: fraction.prefix(12).count)
    self.init(milli: isNegative ? -magnitude : magnitude)
  }
}

/// What a quantity's suffix multiplies by: powers of ten or of 1024.
private struct Unit {
  /// The factor is `1024^binary` or `10^decimal`.
  var binary = 0
  var decimal = 0

  init?(_ suffix: String) {
    switch suffix {
    case "": break
    case "n": decimal = -9
    case "u": decimal = -6
    case "m": decimal = -3
    case "k": decimal = 3
    case "M": decimal = 6
    case "G": decimal = 9
    case "T": decimal = 12
    case "P": decimal = 15
    case "E": decimal = 18
    case "Ki": binary = 1
    case "Mi": binary = 2
    case "Gi": binary = 3
    case "Ti": binary = 4
    case "Pi": binary = 5
    case "Ei": binary = 6
    default:
      guard let mark = suffix.first, mark == "e" || mark == "E",
        let exponent = Int(suffix.dropFirst()), abs(exponent) <= 18
      else { return nil }
      decimal = exponent
    }
  }

  /// `mantissa / 10^decimals` of this unit in thousandths, rounded up, clamped to 64 bits.
  func milli(_ mantissa: Int128, decimals: Int) -> Int64 {
    var value = mantissa
    for _ in 0..<binary {
      let (product, overflow) = value.multipliedReportingOverflow(by: 1_024)
      if overflow { return .max }
      value = product
    }
    var exponent = decimal + 3 - decimals
    while exponent > 0 {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return .max }
      value = product
      exponent -= 1
    }
    var divisor: Int128 = 1
    while exponent < 0 {
      divisor *= 10
      exponent += 1
    }
    let quotient = value / divisor + (value % divisor > 0 ? 1 : 0)
    return Int64(clamping: quotient)
  }
}
