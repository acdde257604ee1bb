import Simulation

/// `strptime` in the C locale and UTC, for `date -D`.
struct DatePattern {
  private var rest: Substring
  private var date: CalendarDate
  private var isAfternoon: Bool?
  private var epoch: Int64?

  /// The moment that a text means by a format; what it does not say is today at midnight.
  ///
  /// Nil when the text does not fit; more of it may follow.
  static func parse(_ text: String, _ format: String, now: Instant) -> Instant? {
    var date = CalendarDate(now.wholeSecond)
    (date.hour, date.minute, date.second) = (0, 0, 0)
    var pattern = DatePattern(rest: text[...], date: date)
    guard pattern.take(format, depth: 0) else { return nil }
    return pattern.moment
  }

  private init(rest: Substring, date: CalendarDate) {
    self.rest = rest
    self.date = date
  }

  private var moment: Instant {
    if let epoch { return Instant(seconds: epoch) }
    var date = date
    if let isAfternoon { date.hour = date.hour % 12 + (isAfternoon ? 12 : 0) }
    return Instant(nanoseconds: date.instant.nanoseconds)
  }

  private mutating func take(_ format: String, depth: Int) -> Bool {
    if depth > 2 { return false }
    var format = format[...]
    while let character = format.popFirst() {
      if character.isWhitespace {
        skipBlanks()
      } else if character == "%", let letter = format.popFirst() {
        guard take(field: letter, depth: depth) else { return false }
      } else {
        guard rest.popFirst() == character else { return false }
      }
    }
    return true
  }

  private mutating func take(field letter: Character, depth: Int) -> Bool {
    if let composite = Self.composites[letter] { return take(composite, depth: depth + 1) }
    skipBlanks()
    switch letter {
    case "d", "e": return number(1...31, 2) { $0.day = $1 }
    case "m": return number(1...12, 2) { $0.month = $1 }
    case "Y": return number(0...9_999, 4) { $0.year = $1 }
    case "y": return number(0...99, 2) { $0.year = $1 < 69 ? 2_000 + $1 : 1_900 + $1 }
    case "H", "k": return number(0...23, 2) { $0.hour = $1 }
    case "I", "l": return number(1...12, 2) { $0.hour = $1 }
    case "M": return number(0...59, 2) { $0.minute = $1 }
    case "S": return number(0...61, 2) { $0.second = $1 }
    case "b", "B", "h":
      guard let index = word(CalendarDate.months) else { return false }
      date.month = index + 1
      return true
    case "a", "A": return word(CalendarDate.weekdays) != nil
    case "p":
      guard let index = word(["AM", "PM"]) else { return false }
      isAfternoon = index == 1
      return true
    case "s":
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      epoch = Int64(digits).flatMap { $0 < 9_000_000_000 ? $0 : nil }
      rest = rest.dropFirst(digits.count)
      return epoch != nil
    case "n", "t": return true
    case "%": return rest.popFirst() == "%"
    default: return false
    }
  }

  private static let composites: [Character: String] = [
    "D": "%m/%d/%y", "F": "%Y-%m-%d", "R": "%H:%M", "T": "%H:%M:%S",
    "c": "%a %b %e %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "r": "%I:%M:%S %p",
  ]

  private mutating func skipBlanks() { rest = rest.drop(while: \.isWhitespace) }

  private mutating func number(
    _ range: ClosedRange<Int>,
    _ most: Int,
    _ set: (inout CalendarDate, Int) -> Void
  ) -> Bool {
    let digits = rest.prefix(most).prefix { $0.isASCII && $0.isNumber }
    guard let value = Int(digits), range.contains(value) else { return false }
    rest = rest.dropFirst(digits.count)
    set(&date, value)
    return true
  }

  /// A name in full or by its first three letters, whatever the case; gives which.
  private mutating func word(_ names: [String]) -> Int? {
    for (index, name) in names.enumerated() {
      let whole = name[...]
      for part in [whole, whole.prefix(3)]
      where rest.prefix(part.count).lowercased() == part.lowercased() {
        rest = rest.dropFirst(part.count)
        return index
      }
    }
    return nil
  }
}
