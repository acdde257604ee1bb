extension Duration {
  /// A duration as kubectl prints ages: `7s`, `2m5s`, `11m`, `3h4m`, `26h`, `2d3h`, `9d`, `2y10d`.
  ///
  /// The steps are those of `HumanDuration` in apimachinery:
  /// https://github.com/kubernetes/apimachinery/blob/master/pkg/util/duration/duration.go
  public var ageText: String {
    let seconds = Int(wholeSeconds)
    if seconds < -1 { return "<invalid>" }
    if seconds < 0 { return "0s" }
    if seconds < 60 * 2 { return "\(seconds)s" }
    let minutes = seconds / 60
    if minutes < 10 {
      return seconds % 60 == 0 ? "\(minutes)m" : "\(minutes)m\(seconds % 60)s"
    }
    if minutes < 60 * 3 { return "\(minutes)m" }
    let hours = minutes / 60
    if hours < 8 { return minutes % 60 == 0 ? "\(hours)h" : "\(hours)h\(minutes % 60)m" }
    if hours < 48 { return "\(hours)h" }
    if hours < 24 * 8 { return hours % 24 == 0 ? "\(hours / 24)d" : "\(hours / 24)d\(hours % 24)h" }
    if hours < 24 * 365 * 2 { return "\(hours / 24)d" }
    let days = hours / 24
    if hours < 24 * 365 * 8 {
      return days % 365 == 0 ? "\(days / 365)y" : "\(days / 365)y\(days % 365)d"
    }
    return "\(days / 365)y"
  }

  /// A duration as Go's `Duration.String` writes it: `1.5s`, `300ms`, `2m0s`, `1h0m3s`, `0s`.
  public var goText: String {
    let total = nanoseconds
    if total == 0 { return "0s" }
    let sign = total < 0 ? "-" : ""
    let magnitude = total.magnitude
    func decimal(_ value: UInt64, _ unit: UInt64) -> String {
      let fraction = value % unit
      if fraction == 0 { return "\(value / unit)" }
      var digits = padded(Int(fraction), String(unit).count - 1)
      while digits.last == "0" { digits.removeLast() }
      return "\(value / unit).\(digits)"
    }
    if magnitude < 1_000 { return "\(sign)\(magnitude)ns" }
    if magnitude < 1_000_000 { return "\(sign)\(decimal(magnitude, 1_000))µs" }
    if magnitude < 1_000_000_000 { return "\(sign)\(decimal(magnitude, 1_000_000))ms" }
    let minutes = magnitude / 60_000_000_000
    let seconds = decimal(magnitude % 60_000_000_000, 1_000_000_000)
    if minutes == 0 { return "\(sign)\(seconds)s" }
    if minutes < 60 { return "\(sign)\(minutes)m\(seconds)s" }
    return "\(sign)\(minutes / 60)h\(minutes % 60)m\(seconds)s"
  }

  /// Reads Go's form of a duration, such as `1h30m`, `1.5s`, `300ms` or `0`; nil when it is none.
  public init?(goText text: some StringProtocol) {
    var rest = Substring(text)
    let negative = rest.first == "-"
    if let sign = rest.first, sign == "-" || sign == "+" { rest.removeFirst() }
    if rest == "0" {
      self = .zero
      return
    }
    guard !rest.isEmpty else { return nil }
    var total: Int64 = 0
    while !rest.isEmpty {
      let whole = rest.prefix { $0.isASCII && $0.isNumber }
      rest.removeFirst(whole.count)
      var fraction: Substring = ""
      if rest.first == "." {
        rest.removeFirst()
        fraction = rest.prefix { $0.isASCII && $0.isNumber }
        rest.removeFirst(fraction.count)
      }
      guard !(whole.isEmpty && fraction.isEmpty) else { return nil }
      let name = rest.prefix { $0 != "." && !($0.isASCII && $0.isNumber) }
      rest.removeFirst(name.count)
      guard let unit = Self.goUnits[String(name)],
        let count = whole.isEmpty ? 0 : Int64(whole)
      else { return nil }
      let (part, overflow) = count.multipliedReportingOverflow(by: unit)
      var scaled: Int64 = 0
      var scale = unit
      for digit in fraction.prefix(18) {
        scale /= 10
        scaled += scale * Int64(digit.wholeNumberValue ?? 0)
      }
      let (sum, carried) = total.addingReportingOverflow(part)
      let (withFraction, carriedAgain) = sum.addingReportingOverflow(scaled)
      if overflow || carried || carriedAgain { return nil }
      total = withFraction
    }
    self = .nanoseconds(negative ? -total : total)
  }

  private static let goUnits: [String: Int64] = [
    "ns": 1, "us": 1_000, "µs": 1_000, "μs": 1_000, "ms": 1_000_000, "s": 1_000_000_000,
    "m": 60_000_000_000, "h": 3_600_000_000_000,
  ]
}
