import Simulation

/// `uptime`: the time of day, and how long the machine has been up by `/proc/uptime`.
struct Uptime: AppletBody {
  private let showsStart: Bool

  init(_ arguments: [String]) throws(Refusal) {
    showsStart = try Options(arguments, "s", synopsis: "uptime").has("s")
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    let file = (try? system.contents(of: "/proc/uptime")) ?? []
    let digits = file.prefix { (0x30...0x39).contains($0) }
    let seconds = Int64(String(decoding: digits, as: UTF8.self)) ?? 0
    if showsStart {
      let start = system.now - .seconds(seconds)
      output.append(DateFormat.render("%Y-%m-%d %H:%M:%S", start) + "\n")
      return .exit(0)
    }
    let minutes = seconds / 60
    let days = minutes / 1_440
    var up = days > 0 ? "\(days) day\(days == 1 ? "" : "s"), " : ""
    let hours = minutes / 60 % 24
    let rest = Column.right(minutes % 60, 2, fill: "0")
    up += hours > 0 ? "\(Column.right(hours, 2)):\(rest)" : "\(minutes % 60) min"
    let clock = DateFormat.render("%H:%M:%S", system.now)
    output.append(" \(clock) up \(up),  load average: 0.00, 0.00, 0.00\n")
    return .exit(0)
  }
}
