import Simulation

/// The forms in which busybox's `date -d` and `touch -d` take a moment (in UTC).
enum DateText {
  static func parse(_ text: String, now: Instant) -> Instant? {
    if text.hasPrefix("@") {
      guard let seconds = Int64(text.dropFirst()), seconds.magnitude < 9_000_000_000 else {
        return nil
      }
      return Instant(seconds: seconds)
    }
    var date = CalendarDate(now.wholeSecond)
    let parts = text.split(separator: " ", omittingEmptySubsequences: true)
    switch parts.count {
    case 1 where text.contains(":") && !text.contains("-"):
      return takeTime(parts[0], &date) ? valid(date) : nil
    case 1 where text.contains("."):
      return dotted(text, date) ?? compact(text, date)
    case 1 where text.contains("-"):
      (date.hour, date.minute, date.second) = (0, 0, 0)
      return takeDay(parts[0], &date) ? valid(date) : nil
    case 1: return compact(text, date)
    case 2: return takeDay(parts[0], &date) && takeTime(parts[1], &date) ? valid(date) : nil
    default: return nil
    }
  }

  private static func valid(_ date: CalendarDate) -> Instant? {
    guard (1...12).contains(date.month), (1...31).contains(date.day), date.hour < 24,
      date.minute < 60, date.second < 61, (1_000...9_999).contains(date.year)
    else { return nil }
    return Instant(nanoseconds: date.instant.nanoseconds)
  }

  private static func numbers(_ text: Substring, by separator: Character) -> [Int]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.count <= 4 ? NumberText.count($0, suffixes: [:]) : nil }
    return numbers.count == parts.count ? numbers : nil
  }

  private static func takeTime(_ text: Substring, _ date: inout CalendarDate) -> Bool {
    guard let numbers = numbers(text, by: ":"), (2...3).contains(numbers.count) else {
      return false
    }
    (date.hour, date.minute) = (numbers[0], numbers[1])
    date.second = numbers.count == 3 ? numbers[2] : 0
    return true
  }

  private static func takeDay(_ text: Substring, _ date: inout CalendarDate) -> Bool {
    guard let numbers = numbers(text, by: "-"), numbers.count == 3 else { return false }
    (date.year, date.month, date.day) = (numbers[0], numbers[1], numbers[2])
    return true
  }

  /// Reads `[YYYY.]MM.DD-hh:mm[:ss]`.
  private static func dotted(_ text: String, _ now: CalendarDate) -> Instant? {
    let halves = text.split(separator: "-")
    guard halves.count == 2, let day = numbers(halves[0], by: "."), (2...3).contains(day.count)
    else { return nil }
    var date = now
    if day.count == 3 { date.year = day[0] }
    (date.month, date.day) = (day[day.count - 2], day[day.count - 1])
    return takeTime(halves[1], &date) ? valid(date) : nil
  }

  /// Reads `[[[[[YY]YY]MM]DD]hh]mm[.ss]`.
  private static func compact(_ text: String, _ now: CalendarDate) -> Instant? {
    let halves = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let digits = halves.first, halves.count <= 2, digits.count % 2 == 0,
      [2, 4, 6, 8, 10, 12].contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    var date = now
    var pairs = stride(from: 0, to: digits.count, by: 2).compactMap { start in
      Int(digits.dropFirst(start).prefix(2))
    }
    date.minute = pairs.popLast() ?? 0
    if let hour = pairs.popLast() { date.hour = hour }
    if let day = pairs.popLast() { date.day = day }
    if let month = pairs.popLast() { date.month = month }
    if let year = pairs.popLast() { date.year = (pairs.popLast() ?? date.year / 100) * 100 + year }
    date.second = 0
    if halves.count == 2 {
      guard halves[1].count == 2, let second = Int(halves[1]) else { return nil }
      date.second = second
    }
    return valid(date)
  }
}
