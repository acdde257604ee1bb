public import Simulation

extension CronSchedule {
  /// The first start after a moment by the clocks of a zone; nil when there is none within five
  /// years.
  public func next(after moment: Instant, in zone: TimeZoneRule = .utc) -> Instant? {
    switch rule {
    case .every(let duration):
      // A hundred years stand for never, and keep the sum in range.
      return moment.wholeSecond + min(duration, .seconds(100 * 365 * 86_400))
    case .fields(let fields):
      var search = StartSearch(fields: fields, zone: zone, after: moment)
      return search.first()
    }
  }
}

/// The search for the first moment that fits all fields: month by month, then day by day and so on.
///
/// Where clocks are changed the outcome depends on the way; this is that of `SpecSchedule.Next` in
/// https://github.com/robfig/cron/blob/v3.0.1/spec.go: an hour that is left out brings no start,
/// one that comes twice brings two.
private struct StartSearch {
  let fields: CronSchedule.Fields
  let zone: TimeZoneRule
  var moment: Instant
  var date: CalendarDate
  /// Whether the search has left the second where it began, so that the smaller fields are at
  /// their starts.
  var hasMoved = false

  init(fields: CronSchedule.Fields, zone: TimeZoneRule, after moment: Instant) {
    self.fields = fields
    self.zone = zone
    self.moment = moment.wholeSecond + .seconds(1)
    date = zone.date(at: self.moment)
  }

  mutating func first() -> Instant? {
    // The calendar of `Instant` ends in the year 2262.
    let lastYear = min(date.year + 5, 2_261)
    while date.year <= lastYear {
      if findMonth(), findDay(), findHour(), findMinute() { return moment }
    }
    return nil
  }

  /// Each step gives false when the greater field has changed, so that it is to be looked at again.
  private mutating func findMonth() -> Bool {
    while !contains(fields.months, date.month) {
      if !hasMoved { set(CalendarDate(year: date.year, month: date.month, day: 1)) }
      hasMoved = true
      var next = date
      next.month = date.month % 12 + 1
      if next.month == 1 { next.year += 1 }
      set(next)
      if date.month == 1 { return false }
    }
    return true
  }

  private mutating func findDay() -> Bool {
    while !fitsDay {
      if !hasMoved { set(CalendarDate(year: date.year, month: date.month, day: date.day)) }
      hasMoved = true
      // Days beyond the month's end are days of the next month.
      var next = date
      next.day += 1
      set(next)
      // There may be no midnight on a day when clocks are changed.
      if date.hour > 12 {
        add(seconds: (24 - date.hour) * 3_600)
      } else if date.hour != 0 {
        add(seconds: -date.hour * 3_600)
      }
      if date.day == 1 { return false }
    }
    return true
  }

  private mutating func findHour() -> Bool {
    while !contains(fields.hours, date.hour) {
      if !hasMoved {
        set(CalendarDate(year: date.year, month: date.month, day: date.day, hour: date.hour))
      }
      hasMoved = true
      add(seconds: 3_600)
      if date.hour == 0 { return false }
    }
    return true
  }

  private mutating func findMinute() -> Bool {
    while !contains(fields.minutes, date.minute) {
      hasMoved = true
      add(seconds: 60 - date.second)
      if date.minute == 0 { return false }
    }
    guard date.second != 0 else { return true }
    hasMoved = true
    add(seconds: 60 - date.second)
    return false
  }

  private mutating func set(_ date: CalendarDate) {
    moment = zone.instant(of: date)
    self.date = zone.date(at: moment)
  }

  private mutating func add(seconds: Int) {
    moment += .seconds(seconds)
    date = zone.date(at: moment)
  }

  private var fitsDay: Bool {
    let day = contains(fields.days, date.day)
    let weekday = contains(fields.weekdays, date.weekday)
    return fields.anyDay || fields.anyWeekday ? day && weekday : day || weekday
  }

  private func contains(_ bits: UInt64, _ value: Int) -> Bool { bits >> UInt64(value) & 1 == 1 }
}
