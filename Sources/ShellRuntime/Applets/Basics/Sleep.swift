import Simulation

/// `sleep`: waits for the sum of its arguments, in virtual time.
struct Sleep: AppletBody {
  private let duration: Duration
  private var end: Instant?

  init(_ arguments: [String]) throws(Refusal) {
    // A dash is no option here but a bad number.
    if arguments.count < 2 { throw .usage("sleep [N]...") }
    var total = Duration.zero
    for operand in arguments.dropFirst() {
      guard let part = DurationOperand.parse(operand) else {
        throw Refusal("sleep: invalid number '\(operand)'")
      }
      total += part
    }
    duration = total
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    let end = self.end ?? Self.moment(after: duration, system.now)
    self.end = end
    return system.now >= end ? .exit(0) : .wait(Wait(until: end))
  }

  /// The end of time for what lies beyond it (`sleep infinity`, more or less).
  private static func moment(after duration: Duration, _ now: Instant) -> Instant {
    let (end, overflow) = now.nanoseconds.addingReportingOverflow(duration.nanoseconds)
    return overflow ? Instant(nanoseconds: .max) : Instant(nanoseconds: end)
  }
}

/// `usleep`: waits for so many microseconds.
struct MicrosecondSleep: AppletBody {
  private var sleep: Sleep

  init(_ arguments: [String]) throws(Refusal) {
    guard arguments.count > 1 else { throw .usage("usleep N") }
    guard let microseconds = NumberText.count(arguments[1], suffixes: [:]) else {
      throw Refusal("usleep: invalid number '\(arguments[1])'")
    }
    let seconds = "\(microseconds / 1_000_000)"
    let fraction = String(microseconds % 1_000_000 + 1_000_000).dropFirst()
    sleep = try Sleep(["usleep", "\(seconds).\(fraction)"])
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    sleep.step(&system, &output)
  }
}

/// A span of time as `sleep` and `timeout` take it: a decimal number with an optional unit.
enum DurationOperand {
  static func parse(_ text: String) -> Duration? {
    var digits = Substring(text)
    var unit = 1
    if let last = digits.last, let seconds = units[last] {
      digits.removeLast()
      unit = seconds
    }
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !(whole.isEmpty && (parts.count < 2 || parts[1].isEmpty)),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let seconds = whole.isEmpty ? 0 : Int64(whole) ?? 9_000_000_000
    // Nine digits of fraction are all that a nanosecond clock can tell apart.
    let fraction = parts.count == 2 ? parts[1].prefix(9) : ""
    let nanoseconds = Int64(fraction + String(repeating: "0", count: 9 - fraction.count)) ?? 0
    let capped = min(seconds, 9_000_000_000 / Int64(unit))
    return .seconds(capped * Int64(unit)) + .nanoseconds(nanoseconds * Int64(unit))
  }

  private static let units: [Character: Int] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
}
