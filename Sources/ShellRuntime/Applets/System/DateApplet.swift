import Simulation

/// `date`: the virtual time, in a format.
struct DateApplet<Manner: DateManner>: AppletBody {
  private static var synopsis: String { "date [OPTIONS] [+FMT] [[-s] TIME]" }

  private let options: Options

  init(_ arguments: [String]) throws(Refusal) {
    options = try Options(
      arguments,
      "Rs:ud:r:I::D:",
      long: [
        "rfc-822": "R", "rfc-2822": "R", "set": "s", "utc": "u", "universal": "u", "date": "d",
        "reference": "r", "iso-8601": "I",
      ],
      synopsis: Self.synopsis
    )
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    do throws(Refusal) {
      let format = try format()
      let moment = try moment(system)
      output.append(DateFormat.render(format, moment, nanoseconds: Manner.knowsNanoseconds) + "\n")
      if options.has("s") || options.operands.contains(where: { !$0.hasPrefix("+") }) {
        throw Refusal("date: can't set date: \(Errno.notPermitted.rawValue)")
      }
      return .exit(0)
    } catch {
      output.error(error.message)
      return .exit(error.status)
    }
  }

  private func format() throws(Refusal) -> String {
    if let format = options.operands.first(where: { $0.hasPrefix("+") }) {
      return String(format.dropFirst())
    }
    if options.has("R") { return "%a, %d %b %Y %H:%M:%S %z" }
    guard let detail = options.value("I") else { return "%a %b %e %H:%M:%S %Z %Y" }
    let details = [
      ("date", "%Y-%m-%d"), ("hours", "%Y-%m-%dT%H+00:00"), ("minutes", "%Y-%m-%dT%H:%M+00:00"),
      ("seconds", "%Y-%m-%dT%H:%M:%S+00:00"),
    ]
    guard let match = details.first(where: { $0.0.hasPrefix(detail.isEmpty ? "date" : detail) })
    else { throw .usage(Self.synopsis) }
    return match.1
  }

  private func moment(_ system: some SystemCalls) throws(Refusal) -> Instant {
    if let path = options.value("r") {
      do throws(Errno) {
        return try system.status(of: path, followingLinks: true).modified
      } catch {
        throw Refusal("date: \(path): \(error.rawValue)")
      }
    }
    let operand = options.operands.first { !$0.hasPrefix("+") }
    guard let text = options.value("d") ?? options.value("s") ?? operand else {
      return system.now
    }
    let pattern = options.value("D")
    let parsed =
      pattern.map { DatePattern.parse(text, $0, now: system.now) }
      ?? Manner.parse(text, system.now)
    guard let moment = parsed else {
      throw Refusal("date: invalid date '\(text)'")
    }
    return moment
  }
}

/// The differences between busybox's `date` and that of GNU coreutils.
protocol DateManner: Sendable {
  static var knowsNanoseconds: Bool { get }
  static func parse(_ text: String, _ now: Instant) -> Instant?
}

/// busybox 1.35 as it is commonly built: without `%N`.
enum BusyboxDate: DateManner {
  static let knowsNanoseconds = false

  static func parse(_ text: String, _ now: Instant) -> Instant? {
    DateText.parse(text, now: now)
  }
}

/// coreutils also knows `%N`, RFC 3339 and some words.
enum GNUDate: DateManner {
  static let knowsNanoseconds = true

  static func parse(_ text: String, _ now: Instant) -> Instant? {
    let today = Instant(seconds: now.seconds - now.seconds % 86_400)
    switch text {
    case "now", "today": return now
    case "yesterday": return now - .seconds(86_400)
    case "tomorrow": return now + .seconds(86_400)
    case "": return today
    default: return Instant(rfc3339: text) ?? DateText.parse(text, now: now)
    }
  }
}
