import TerminalText

/// Maps seconds to columns, and draws the scale above a timeline.
struct TimeAxis {
  /// The seconds at the right edge; more than 0.
  let end: Double
  /// Columns.
  let width: Int

  init(end: Double, width: Int) {
    self.end = max(end, 0.001)
    self.width = max(1, width)
  }

  func column(of time: Double) -> Int {
    Int(min(Double(width - 1), max(0, time / end * Double(width))))
  }

  /// The columns of a span: at least one, however short it is.
  func columns(from start: Double, to end: Double) -> Range<Int> {
    let first = column(of: start)
    let last = end >= self.end ? width : column(of: end)
    return first..<max(first + 1, last)
  }

  /// The labels of the scale and its ticks.
  func lines(hasUnicode: Bool) -> [StyledText] {
    var labels = ""
    var ticks = [Character](repeating: hasUnicode ? "─" : "-", count: width)
    for time in self.ticks {
      let column = column(of: time)
      let label = Self.label(time)
      guard column >= labels.count, column + label.count <= width else { continue }
      labels += String(repeating: " ", count: column - labels.count) + label + " "
      ticks[column] = hasUnicode ? "┬" : "+"
    }
    return [StyledText(labels, .quiet), StyledText(String(ticks), .quiet)]
  }

  /// The round moments that the scale marks, in seconds.
  var ticks: [Double] {
    (0...Self.ticksMax).lazy.map { Double($0) * step }.prefix { $0 < end }.map { $0 }
  }

  /// The least round step that leaves room for the labels.
  private var step: Double {
    let room = end / Double(max(1, width / Self.tickDistance))
    return Self.steps.first { $0 >= room } ?? (room / 86_400).rounded(.up) * 86_400
  }

  private static let tickDistance = 10
  private static let ticksMax = 1_000
  private static let steps: [Double] = [
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600,
    900,
    1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400,
  ]

  /// A time in its two greatest units, as kubectl shows ages: `0.5s`, `90s` as `1m30s`, `2h`.
  static func label(_ seconds: Double) -> String {
    // Beyond this (some 30 million years) the units no longer matter, and Int stays safe.
    let milliseconds = Int((min(seconds, 1e15) * 1_000).rounded())
    guard milliseconds % 1_000 == 0 || milliseconds >= 60_000 else {
      let fraction = String(1_000 + milliseconds % 1_000).dropFirst()
      let digits = fraction.reversed().drop { $0 == "0" }.reversed()
      return "\(milliseconds / 1_000).\(String(digits))s"
    }
    let whole = milliseconds / 1_000
    let parts = [
      (whole / 86_400, "d"), (whole / 3_600 % 24, "h"), (whole / 60 % 60, "m"), (whole % 60, "s"),
    ]
    guard let first = parts.firstIndex(where: { $0.0 > 0 }) else { return "0s" }
    return parts[first..<min(first + 2, parts.count)].filter { $0.0 > 0 }
      .map { "\($0.0)\($0.1)" }.joined()
  }
}
