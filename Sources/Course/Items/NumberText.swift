import Simulation

/// Reads a number as a person types it: `70`, `70 s`, `1m10s`, `1 min 10 s`, `about 70`, `4 pods`.
///
/// A decimal comma is taken as a point; a sign in front of thousands is not guessed at: `1,000` is
/// nil, since it is one thousand to some and one to others.
package func parseNumber(_ text: String, unit: NumberUnit) -> Double? {
  var rest = text.onOneLine.lowercased()
  for filler in ["about ", "approximately ", "ca. ", "~", "≈", "="] where rest.hasPrefix(filler) {
    rest = String(rest.dropFirst(filler.count)).trimmed
  }
  if let number = decimal(rest) { return number }
  switch unit {
  case .none:
    return nil
  case .duration:
    return seconds(rest)
  case .percent:
    for suffix in ["%", "percent", "per cent"] where rest.hasSuffix(suffix) {
      return decimal(String(rest.dropLast(suffix.count)).trimmed)
    }
    return nil
  case .things(let plural):
    let plural = plural.lowercased()
    let singular = plural.hasSuffix("s") ? String(plural.dropLast()) : plural
    for suffix in [plural, singular] where rest.hasSuffix(suffix) {
      return decimal(String(rest.dropLast(suffix.count)).trimmed)
    }
    return nil
  }
}

private func decimal(_ text: String) -> Double? {
  let digits = text.drop { $0 == "-" || $0 == "+" }
  guard let first = digits.utf8.first, (0x30...0x39).contains(first) || first == 0x2E,
    digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C }),
    digits.utf8.count <= 15
  else { return nil }
  let parts = text.split(separator: ",", omittingEmptySubsequences: false)
  if parts.count == 1 { return Double(text) }
  guard parts.count == 2, parts[1].utf8.count != 3, !text.contains(".") else { return nil }
  return Double(parts.joined(separator: "."))
}

/// A duration of one or more numbers with units, in seconds: `1m10s`, `1 hour 5 min`, `1:10`.
private func seconds(_ text: String) -> Double? {
  let clock = text.split(separator: ":", omittingEmptySubsequences: false).map {
    decimal(String($0))
  }
  if clock.count == 2, let minutes = clock[0], let seconds = clock[1], seconds < 60 {
    return minutes * 60 + seconds
  }
  var rest = Substring(text.replacingCommaAndAnd)
  var total = 0.0
  var hasPart = false
  while true {
    rest = rest.drop { $0 == " " }
    if rest.isEmpty { return hasPart ? total : nil }
    let number = rest.prefix { $0.isNumber || $0 == "." }
    rest = rest.dropFirst(number.count).drop { $0 == " " }
    let word = rest.prefix(while: \.isLetter)
    rest = rest.dropFirst(word.count)
    guard let count = decimal(String(number)), let scale = secondsByUnit[String(word)] else {
      return nil
    }
    total += count * scale
    hasPart = true
  }
}

private let secondsByUnit: [String: Double] = [
  "ms": 0.001, "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1, "m": 60, "min": 60,
  "mins": 60, "minute": 60, "minutes": 60, "h": 3600, "hr": 3600, "hour": 3600, "hours": 3600,
]

extension String {
  /// Without white space at either end.
  package var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  fileprivate var replacingCommaAndAnd: String {
    split(separator: " ").filter { $0 != "and" }.joined(separator: " ")
  }
}
