/// Reads a rule such as `CET-1CEST,M3.5.0,M10.5.0/3`.
struct TimeZoneRuleParser {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = text[...].utf8
  }

  /// The rule, or nil when the text is not one, or one with days counted by the year.
  mutating func rule() -> TimeZoneRule? {
    guard skipName(), let west = time() else { return nil }
    var rule = TimeZoneRule(standardOffset: -west, daylight: nil)
    guard !rest.isEmpty else { return rule }
    guard skipName() else { return nil }
    // Without an offset of its own, daylight saving time is an hour ahead.
    var offset = rule.standardOffset + 3_600
    if rest.first != UInt8(ascii: ",") {
      guard let west = time() else { return nil }
      offset = -west
    }
    guard let start = turn(), let end = turn(), rest.isEmpty else { return nil }
    rule.daylight = TimeZoneRule.Daylight(offset: offset, start: start, end: end)
    return rule
  }

  /// Passes over `CET` or `<-03>`.
  private mutating func skipName() -> Bool {
    if skip(UInt8(ascii: "<")) {
      guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
      rest = rest[rest.index(after: end)...]
      return true
    }
    let name = rest.prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
    rest = rest[name.endIndex...]
    return !name.isEmpty
  }

  /// `-5:30` in seconds.
  private mutating func time() -> Int? {
    let isNegative = skip(UInt8(ascii: "-"))
    guard let hours = number() else { return nil }
    var seconds = hours * 3_600
    if skip(UInt8(ascii: ":")) {
      guard let minutes = number() else { return nil }
      seconds += minutes * 60
    }
    return isNegative ? -seconds : seconds
  }

  /// `,M3.5.0/2`: month, week, weekday and, unless it is two o'clock, the time.
  private mutating func turn() -> TimeZoneRule.Turn? {
    guard skip(UInt8(ascii: ",")), skip(UInt8(ascii: "M")), let month = number(),
      skip(UInt8(ascii: ".")), let week = number(), skip(UInt8(ascii: ".")),
      let weekday = number(), (1...12).contains(month), (1...5).contains(week), weekday < 7
    else { return nil }
    var seconds = 7_200
    if skip(UInt8(ascii: "/")) {
      guard let time = time() else { return nil }
      seconds = time
    }
    return TimeZoneRule.Turn(month: month, week: week, weekday: weekday, seconds: seconds)
  }

  /// A number of three digits at most, which is all that a rule can hold.
  private mutating func number() -> Int? {
    let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard (1...3).contains(digits.count) else { return nil }
    rest = rest[digits.endIndex...]
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest = rest.dropFirst()
    return true
  }
}
