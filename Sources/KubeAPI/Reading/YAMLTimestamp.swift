import Simulation

extension YAMLScalar {
  /// Whether go-yaml takes the text for a date or a time: `2026-7-1`, `2026-07-01T09:00:00Z`,
  /// `2026-07-01 09:00:00`.
  static func isTimestamp(_ text: String) -> Bool {
    var rest = Substring(text)
    func number(_ widths: ClosedRange<Int>) -> Int? {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard widths.contains(digits.count) else { return nil }
      rest.removeFirst(digits.count)
      return Int(digits)
    }
    func skip(_ character: Character) -> Bool {
      guard rest.first == character else { return false }
      rest.removeFirst()
      return true
    }
    guard let year = number(4...4), skip("-"), let month = number(1...2), skip("-"),
      let day = number(1...2), isDate(year, month, day)
    else { return false }
    if rest.isEmpty { return true }
    let hasZone = skip("T") || skip("t")
    guard hasZone || skip(" "), let hour = number(1...2), hour < 24, skip(":"),
      let minute = number(1...2), minute < 60, skip(":"), let second = number(1...2), second < 60
    else { return false }
    if rest.first == "." || rest.first == "," {
      rest.removeFirst()
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      if digits.isEmpty { return false }
      rest.removeFirst(digits.count)
    }
    guard hasZone else { return rest.isEmpty }
    if skip("Z") { return rest.isEmpty }
    guard skip("+") || skip("-"), let hours = number(2...2), hours <= 24, skip(":"),
      let minutes = number(2...2), minutes < 60
    else { return false }
    return rest.isEmpty
  }

  private static func isDate(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    guard (1...12).contains(month), (1...31).contains(day) else { return false }
    let date = CalendarDate(year: year, month: month, day: day)
    let days = date.daysSinceEpoch
    // A day beyond the end of its month would count as one of the next.
    let next = CalendarDate(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
    return days < next.daysSinceEpoch
  }
}
