import Simulation

/// `cal`: the calendar of a month or a year; September 1752 lacks the days that Britain skipped.
struct Calendar: AppletBody {
  private static let synopsis = "cal [-jmy] [[MONTH] YEAR]"
  private static let weekWidth = 20

  private let countsDays: Bool
  private let firstWeekday: Int
  private let wholeYear: Bool
  private var month: Int?
  private var year: Int?

  init(_ arguments: [String]) throws(Refusal) {
    let options = try Options(arguments, "jmy", synopsis: Self.synopsis)
    countsDays = options.has("j")
    firstWeekday = options.has("m") ? 1 : 0
    wholeYear = options.has("y")
    let operands = options.operands
    if operands.count > 2 { throw .usage(Self.synopsis) }
    if operands.count == 2, !wholeYear {
      month = try Options.number(operands[0], in: 1...12, for: "cal")
    }
    if let text = operands.last {
      year = try Options.number(text, in: 1...9_999, for: "cal")
    }
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    let today = CalendarDate(system.now)
    if year == nil, !wholeYear {
      show(month: today.month, of: today.year, &output)
    } else if let month, let year {
      show(month: month, of: year, &output)
    } else {
      show(year: year ?? today.year, &output)
    }
    return .exit(0)
  }

  private var width: Int { countsDays ? Self.weekWidth + 7 : Self.weekWidth }

  private var heading: String {
    (0..<7).map { index in
      let name = CalendarDate.weekdays[(index + firstWeekday) % 7].prefix(2)
      return (countsDays ? " " : "") + name
    }.joined(separator: " ")
  }

  private func show(month: Int, of year: Int, _ output: inout Output) {
    let title = "\(CalendarDate.months[month - 1]) \(year)"
    output.append(Column.right("", (width - title.count) / 2) + title + "\n" + heading + "\n")
    for row in rows(month: month, of: year) { output.append(Self.trimmed(row) + "\n") }
  }

  private func show(year: Int, _ output: inout Output) {
    let across = countsDays ? 2 : 3
    let full = across * width + 2 * (across - 1)
    output.append(Self.centered("\(year)", full) + "\n\n")
    for first in stride(from: 1, through: 12, by: across) {
      let months = first..<first + across
      let titles = months.map { Self.centered(CalendarDate.months[$0 - 1], width) }
      output.append(titles.joined(separator: "  ") + "\n")
      output.append(months.map { _ in heading }.joined(separator: "  ") + "\n")
      let columns = months.map { rows(month: $0, of: year) }
      for row in 0..<6 {
        let line = Column.left(columns.map { Column.left($0[row], width + 2) }.joined(), 79)
        output.append(Self.trimmed(line) + "\n")
      }
    }
  }

  private static func centered(_ text: String, _ width: Int) -> String {
    let gap = width - text.count
    return Column.right("", gap / 2) + text + Column.right("", gap / 2 + gap % 2)
  }

  /// A line without the blanks at its end; one of blanks alone keeps them.
  private static func trimmed(_ line: String) -> String {
    line.lastIndex { $0 != " " }.map { String(line[...$0]) } ?? line
  }

  /// Six weeks.
  private func rows(month: Int, of year: Int) -> [String] {
    var cells = [Int?](repeating: nil, count: 42)
    for (place, day) in days(month: month, of: year) where cells.indices.contains(place) {
      cells[place] = day
    }
    let cellWidth = countsDays ? 3 : 2
    return (0..<6).map { row in
      cells[(7 * row)..<(7 * row + 7)]
        .map { Column.right($0.map(String.init) ?? "", cellWidth) }
        .joined(separator: " ") + " "
    }
  }

  /// The month's days, each with its place in the grid.
  private func days(month: Int, of year: Int) -> [(place: Int, day: Int)] {
    let before = (1..<month).reduce(0) { $0 + Self.length(of: $1, in: year) }
    if month == 9, year == 1_752 {
      let days = [1, 2] + Array(14...30)
      return days.enumerated().map { index, day in
        (index + 2 - firstWeekday, day + (countsDays ? before : 0))
      }
    }
    let start = (Self.weekday(before + 1, of: year) - firstWeekday + 7) % 7
    return (1...Self.length(of: month, in: year)).map { day in
      (start + day - 1, day + (countsDays ? before : 0))
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year <= 1_752 ? year % 4 == 0 : year % 4 == 0 && year % 100 != 0 || year % 400 == 0
  }

  private static func length(of month: Int, in year: Int) -> Int {
    month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// The weekday (0 is Sunday) of a day of a year; 1 January of year 1 was a Saturday.
  private static func weekday(_ dayOfYear: Int, of year: Int) -> Int {
    let leaps = (1..<year).count(where: isLeap)
    let day = (year - 1) * 365 + leaps + dayOfYear
    // From 14 September 1752 on eleven days are missing.
    return (day - 1 + 6 - (day < 639_787 ? 0 : 11)) % 7
  }
}
