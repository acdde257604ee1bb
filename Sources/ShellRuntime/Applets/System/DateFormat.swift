import Simulation

/// `strftime` in the C locale and UTC.
enum DateFormat {
  static func render(_ format: String, _ moment: Instant, nanoseconds: Bool = false) -> String {
    let date = CalendarDate(moment)
    var result = ""
    var rest = format[...]
    while let character = rest.popFirst() {
      guard character == "%", let letter = rest.popFirst() else {
        result.append(character)
        continue
      }
      var name = letter
      var unpadded = false
      if letter == "-", let next = rest.popFirst() {
        unpadded = true
        name = next
      }
      if name == "N", nanoseconds {
        result += padded(date.nanosecond, 9)
      } else if let part = field(name, date, moment) {
        let digits = part.drop { $0 == "0" || $0 == " " }
        result += unpadded ? (digits.isEmpty ? "0" : String(digits)) : part
      } else {
        result += "%" + (unpadded ? "-" : "") + String(name)
      }
    }
    return result
  }

  private static func field(_ name: Character, _ date: CalendarDate, _ moment: Instant) -> String? {
    if let text = composites[name] { return render(text, moment) }
    let hour = (date.hour + 11) % 12 + 1
    switch name {
    case "a": return String(CalendarDate.weekdays[date.weekday].prefix(3))
    case "A": return CalendarDate.weekdays[date.weekday]
    case "b", "h": return String(CalendarDate.months[date.month - 1].prefix(3))
    case "B": return CalendarDate.months[date.month - 1]
    case "C": return padded(date.year / 100, 2)
    case "d": return padded(date.day, 2)
    case "e": return blank(date.day)
    case "g": return padded(isoWeek(date).year % 100, 2)
    case "G": return String(isoWeek(date).year)
    case "H": return padded(date.hour, 2)
    case "I": return padded(hour, 2)
    case "j": return padded(date.dayOfYear, 3)
    case "k": return blank(date.hour)
    case "l": return blank(hour)
    case "m": return padded(date.month, 2)
    case "M": return padded(date.minute, 2)
    case "p": return date.hour < 12 ? "AM" : "PM"
    case "P": return date.hour < 12 ? "am" : "pm"
    case "s": return String(moment.seconds)
    case "S": return padded(date.second, 2)
    case "u": return String(date.weekday == 0 ? 7 : date.weekday)
    case "U": return padded((date.dayOfYear + 6 - date.weekday) / 7, 2)
    case "V": return padded(isoWeek(date).week, 2)
    case "w": return String(date.weekday)
    case "W": return padded((date.dayOfYear + 6 - (date.weekday + 6) % 7) / 7, 2)
    case "y": return padded(date.year % 100, 2)
    case "Y": return String(date.year)
    case "z": return "+0000"
    case "Z": return "UTC"
    case "n": return "\n"
    case "t": return "\t"
    case "%": return "%"
    default: return nil
    }
  }

  private static let composites: [Character: String] = [
    "c": "%a %b %e %H:%M:%S %Y", "D": "%m/%d/%y", "F": "%Y-%m-%d", "r": "%I:%M:%S %p",
    "R": "%H:%M", "T": "%H:%M:%S", "x": "%m/%d/%y", "X": "%H:%M:%S",
  ]

  private static func blank(_ number: Int) -> String { number < 10 ? " \(number)" : "\(number)" }

  /// ISO 8601: the week that holds the year's first Thursday is its first.
  private static func isoWeek(_ date: CalendarDate) -> (year: Int, week: Int) {
    let weekday = (date.weekday + 6) % 7
    let thursday = CalendarDate(
      Instant(seconds: Int64(date.daysSinceEpoch - weekday + 3) * 86_400)
    )
    return (thursday.year, (thursday.dayOfYear - 1) / 7 + 1)
  }
}
