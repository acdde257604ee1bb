/// A moment as a calendar of the proleptic Gregorian kind shows it, in UTC.
///
/// The arithmetic is Howard Hinnant's `civil_from_days`
/// (https://howardhinnant.github.io/date_algorithms.html): exact for every `Instant`.
public struct CalendarDate: Hashable, Sendable {
  public var year: Int
  /// 1 to 12.
  public var month: Int
  /// 1 to 31.
  public var day: Int
  public var hour: Int
  public var minute: Int
  public var second: Int
  public var nanosecond: Int

  public init(
    year: Int,
    month: Int,
    day: Int,
    hour: Int = 0,
    minute: Int = 0,
    second: Int = 0,
    nanosecond: Int = 0
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.nanosecond = nanosecond
  }

  public init(_ moment: Instant) {
    let seconds = Int(moment.seconds)
    let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let ofDay = seconds - days * 86_400
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    hour = ofDay / 3_600
    minute = ofDay / 60 % 60
    second = ofDay % 60
    nanosecond = Int(moment.nanoseconds - Int64(seconds) * 1_000_000_000)
  }

  /// Days since 1970-01-01.
  public var daysSinceEpoch: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The moment that this date names.
  public var instant: Instant {
    let seconds = Int64(daysSinceEpoch) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
    return Instant(nanoseconds: seconds * 1_000_000_000 + Int64(nanosecond))
  }

  /// 0 for Sunday to 6 for Saturday.
  public var weekday: Int {
    let day = (daysSinceEpoch + 4) % 7
    return day < 0 ? day + 7 : day
  }

  /// 1 for the first of January.
  public var dayOfYear: Int {
    daysSinceEpoch - CalendarDate(year: year, month: 1, day: 1).daysSinceEpoch + 1
  }

  public static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  public static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}

extension Instant {
  /// `2026-07-01T09:00:00Z`: whole seconds, as Kubernetes' `metav1.Time` is written.
  public var rfc3339: String {
    let date = CalendarDate(self)
    return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))T"
      + "\(padded(date.hour, 2)):\(padded(date.minute, 2)):\(padded(date.second, 2))Z"
  }

  /// With six digits of fraction, as Kubernetes' `metav1.MicroTime` is written.
  public var rfc3339Microseconds: String { String(rfc3339Nanoseconds.dropLast(4)) + "Z" }

  /// With nine digits of fraction, as container runtimes stamp log lines.
  public var rfc3339Nanoseconds: String {
    let date = CalendarDate(self)
    return String(rfc3339.dropLast()) + "." + padded(date.nanosecond, 9) + "Z"
  }

  /// `Wed, 01 Jul 2026 09:00:00 +0000`, Go's RFC1123Z, as `kubectl describe` prints times.
  public var rfc1123: String {
    let date = CalendarDate(self)
    let weekday = CalendarDate.weekdays[date.weekday].prefix(3)
    let month = CalendarDate.months[date.month - 1].prefix(3)
    return "\(weekday), \(padded(date.day, 2)) \(month) \(padded(date.year, 4)) "
      + "\(padded(date.hour, 2)):\(padded(date.minute, 2)):\(padded(date.second, 2)) +0000"
  }

  /// Reads RFC 3339 with `Z` or an offset and an optional fraction; nil when it is not one.
  public init?(rfc3339 text: some StringProtocol) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard bytes.count >= 20, bytes[4] == 0x2D, bytes[7] == 0x2D,
      bytes[10] == 0x54 || bytes[10] == 0x74, bytes[13] == 0x3A, bytes[16] == 0x3A,
      let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 60
    else { return nil }
    var date = CalendarDate(
      year: year,
      month: month,
      day: day,
      hour: hour,
      minute: minute,
      second: second
    )
    guard CalendarDate(date.instant) == date else { return nil }
    var index = 19
    if bytes[index] == 0x2E {
      let start = index + 1
      index = start
      while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 { index += 1 }
      guard index > start else { return nil }
      var digits = Array(bytes[start..<min(index, start + 9)])
      while digits.count < 9 { digits.append(0x30) }
      date.nanosecond = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    let moment = date.instant
    if index == bytes.count - 1, bytes[index] == 0x5A || bytes[index] == 0x7A {
      self = moment
    } else if index + 6 == bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D,
      bytes[index + 3] == 0x3A, let hours = number(index + 1..<index + 3),
      let minutes = number(index + 4..<index + 6)
    {
      let offset = Duration.seconds(hours * 3_600 + minutes * 60)
      self = bytes[index] == 0x2B ? moment - offset : moment + offset
    } else {
      return nil
    }
  }
}

/// The number in decimal, with zeros in front up to `width` digits.
public func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
