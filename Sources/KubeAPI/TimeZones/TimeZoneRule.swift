public import Simulation

/// How far a place's clocks are from UTC, and when that changes each year.
///
/// This is the form that `TZ` has in POSIX, with RFC 9636's times beyond one day:
/// https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html#tag_08_03
public struct TimeZoneRule: Hashable, Sendable {
  /// Seconds east of UTC.
  var standardOffset: Int
  var daylight: Daylight?

  struct Daylight: Hashable, Sendable {
    /// Seconds east of UTC.
    var offset: Int
    /// By the standard clock.
    var start: Turn
    /// By the daylight clock.
    var end: Turn
  }

  /// The nth weekday of a month, with 5 for the last, at some seconds after its midnight.
  struct Turn: Hashable, Sendable {
    var month: Int
    var week: Int
    var weekday: Int
    var seconds: Int
  }

  public static let utc = TimeZoneRule(standardOffset: 0, daylight: nil)

  /// The rule of a zone of the IANA database; nil for a name that is not in it.
  public static func named(_ name: String) -> TimeZoneRule? {
    guard let text = TimeZoneTable.rule(of: name) else { return nil }
    var parser = TimeZoneRuleParser(text)
    return parser.rule()
  }

  /// Seconds east of UTC at a moment.
  public func offset(at moment: Instant) -> Int {
    guard let daylight else { return standardOffset }
    let year = CalendarDate(moment + .seconds(standardOffset)).year
    let start = daylight.start.localSeconds(in: year) - standardOffset
    let end = daylight.end.localSeconds(in: year) - daylight.offset
    let seconds = Int(moment.seconds)
    // South of the equator the summer goes over the new year.
    let isDaylight =
      start < end ? (start..<end).contains(seconds) : !(end..<start).contains(seconds)
    return isDaylight ? daylight.offset : standardOffset
  }

  /// What the clocks show at a moment.
  public func date(at moment: Instant) -> CalendarDate {
    CalendarDate(moment + .seconds(offset(at: moment)))
  }

  /// When the clocks show a date; of two moments, or of none, one beside it, as Go's `time.Date`.
  public func instant(of date: CalendarDate) -> Instant {
    let local = date.instant
    let guess = local - .seconds(offset(at: local))
    return local - .seconds(offset(at: guess))
  }

  /// `2026-07-01T11:00:00+02:00`, Go's RFC3339 in this zone.
  public func rfc3339(_ moment: Instant) -> String {
    let offset = offset(at: moment)
    guard offset != 0 else { return moment.rfc3339 }
    let minutes = abs(offset) / 60
    return (moment + .seconds(offset)).rfc3339.dropLast()
      + (offset < 0 ? "-" : "+") + padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2)
  }
}

extension TimeZoneRule.Turn {
  /// The seconds from 1970 to the turn, as if its clock showed UTC.
  fileprivate func localSeconds(in year: Int) -> Int {
    let first = CalendarDate(year: year, month: month, day: 1)
    var day = first.daysSinceEpoch + (weekday - first.weekday + 7) % 7 + (week - 1) * 7
    let next = CalendarDate(
      year: month == 12 ? year + 1 : year,
      month: month % 12 + 1,
      day: 1
    )
    while day >= next.daysSinceEpoch { day -= 7 }
    return day * 86_400 + seconds
  }
}
