import Simulation

/// A schedule of a CronJob: five fields, or `@hourly` and the like, or `@every 90s`.
///
/// https://github.com/robfig/cron/blob/v3.0.1/parser.go with its standard options: no seconds,
/// weekdays 0 to 6.
public struct CronSchedule: Hashable, Sendable {
  public struct Problem: Error, Hashable, Sendable {
    public var message: String

    public init(message: String) {
      self.message = message
    }
  }

  public enum Rule: Hashable, Sendable {
    case fields(Fields)
    /// A fixed distance from one start to the next, in whole seconds.
    case every(Duration)
  }

  /// One bit for each minute, hour and so on.
  public struct Fields: Hashable, Sendable {
    public var minutes: UInt64
    public var hours: UInt64
    public var days: UInt64
    public var months: UInt64
    public var weekdays: UInt64
    /// Whether any day fits: then only the weekday counts, and the other way round.
    public var anyDay: Bool
    public var anyWeekday: Bool
  }

  public let rule: Rule

  public init(_ text: String) throws(Problem) {
    var text = text
    if text.isEmpty { throw Problem(message: "empty spec string") }
    if text.hasPrefix("TZ=") || text.hasPrefix("CRON_TZ=") {
      text = try Self.withoutZone(text)
    }
    if text.hasPrefix("@") {
      rule = try Self.descriptor(text)
      return
    }
    let words = text.split { $0.isWhitespace }.map(String.init)
    guard words.count == 5 else {
      throw Problem(
        message: "expected exactly 5 fields, found \(words.count): "
          + "[\(words.joined(separator: " "))]"
      )
    }
    rule = .fields(try Self.fields(words))
  }

  private static func withoutZone(_ text: String) throws(Problem) -> String {
    guard let space = text.firstIndex(of: " "), let equals = text.firstIndex(of: "=") else {
      // The parser panics, and the server reports what it caught.
      throw Problem(
        message: "invalid schedule format: runtime error: slice bounds out of range [:-1]"
      )
    }
    let zone = String(text[text.index(after: equals)..<space])
    if let problem = TimeZoneTable.problem(withLocation: zone) {
      throw Problem(message: "provided bad location \(zone): \(problem)")
    }
    return String(text[space...]).trimmingBlanks
  }

  private static func descriptor(_ text: String) throws(Problem) -> Rule {
    switch text {
    case "@yearly", "@annually": return .fields(try fields(["0", "0", "1", "1", "*"]))
    case "@monthly": return .fields(try fields(["0", "0", "1", "*", "*"]))
    case "@weekly": return .fields(try fields(["0", "0", "*", "*", "0"]))
    case "@daily", "@midnight": return .fields(try fields(["0", "0", "*", "*", "*"]))
    case "@hourly": return .fields(try fields(["0", "*", "*", "*", "*"]))
    default: break
    }
    let prefix = "@every "
    guard text.hasPrefix(prefix) else {
      throw Problem(message: "unrecognized descriptor: \(text)")
    }
    let length = String(text.dropFirst(prefix.count))
    guard let duration = Duration(goText: length) else {
      throw Problem(
        message: "failed to parse duration \(text): \(GoSyntax.durationProblem(length))"
      )
    }
    return .every(.seconds(max(1, duration.wholeSeconds)))
  }

  // MARK: - Fields

  private static func fields(_ words: [String]) throws(Problem) -> Fields {
    let minutes = try set(words[0], 0...59, [:])
    let hours = try set(words[1], 0...23, [:])
    let days = try set(words[2], 1...31, [:])
    let months = try set(words[3], 1...12, monthNames)
    let weekdays = try set(words[4], 0...6, weekdayNames)
    return Fields(
      minutes: minutes.bits,
      hours: hours.bits,
      days: days.bits,
      months: months.bits,
      weekdays: weekdays.bits,
      anyDay: days.isAny,
      anyWeekday: weekdays.isAny
    )
  }

  private static let monthNames: [String: Int] = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "oct": 10, "nov": 11, "dec": 12,
  ]
  private static let weekdayNames: [String: Int] = [
    "sun": 0, "mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6,
  ]

  private struct Bits {
    var bits: UInt64 = 0
    var isAny = false
  }

  private static func set(
    _ text: String,
    _ bounds: ClosedRange<Int>,
    _ names: [String: Int]
  ) throws(Problem) -> Bits {
    var result = Bits()
    for part in text.split(separator: ",") {
      let range = try range(String(part), bounds, names)
      result.bits |= range.bits
      result.isAny = result.isAny || range.isAny
    }
    return result
  }

  /// `5`, `1-5`, `*`, `*/15`, `10/5` (from 10 to the end) or `1-9/2`.
  private static func range(
    _ text: String,
    _ bounds: ClosedRange<Int>,
    _ names: [String: Int]
  ) throws(Problem) -> Bits {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let limits = parts[0].split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    var result = Bits()
    var (start, end, step) = (bounds.lowerBound, bounds.upperBound, 1)
    if limits[0] == "*" || limits[0] == "?" {
      result.isAny = true
    } else {
      start = try number(limits[0], names)
      switch limits.count {
      case 1: end = start
      case 2: end = try number(limits[1], names)
      default: throw Problem(message: "too many hyphens: \(text)")
      }
    }
    if parts.count > 2 { throw Problem(message: "too many slashes: \(text)") }
    if parts.count == 2 {
      step = try number(parts[1], [:])
      if limits.count == 1 { end = bounds.upperBound }
      if step > 1 { result.isAny = false }
    }
    if start < bounds.lowerBound {
      throw Problem(
        message: "beginning of range (\(start)) below minimum (\(bounds.lowerBound)): \(text)"
      )
    }
    if end > bounds.upperBound {
      throw Problem(
        message: "end of range (\(end)) above maximum (\(bounds.upperBound)): \(text)"
      )
    }
    if start > end {
      throw Problem(
        message: "beginning of range (\(start)) beyond end of range (\(end)): \(text)"
      )
    }
    if step == 0 {
      throw Problem(message: "step of range should be a positive number: \(text)")
    }
    for value in stride(from: start, through: end, by: min(step, 64)) {
      result.bits |= 1 << UInt64(value)
    }
    return result
  }

  private static func number(_ text: String, _ names: [String: Int]) throws(Problem) -> Int {
    if let named = names[text.lowercased()] { return named }
    guard let number = Int(text) else {
      let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
      let isNumber = !digits.isEmpty && digits.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      let reason = isNumber ? "value out of range" : "invalid syntax"
      throw Problem(
        message: "failed to parse int from \(text): strconv.Atoi: parsing "
          + "\(GoSyntax.quoted(text)): \(reason)"
      )
    }
    if number < 0 { throw Problem(message: "negative number (\(number)) not allowed: \(text)") }
    return number
  }
}
