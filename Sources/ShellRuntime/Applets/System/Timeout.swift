import Simulation

/// `timeout`: runs a program and sends it a signal when it takes too long.
struct Timeout<Manner: TimeoutManner>: AppletBody {
  private let command: [String]
  private let limit: Duration
  private let signal: Signal
  private let killAfter: Duration?
  private var child: ChildProcess?
  private var deadline: Instant?
  private var signalled = false

  init(_ arguments: [String]) throws(Refusal) {
    let synopsis = "timeout [-s SIG] [-k KILL_SECS] SECS PROG ARGS"
    let options = try Options(
      arguments,
      "+s:k:",
      long: ["signal": "s", "kill-after": "k"],
      synopsis: synopsis,
      refusing: Manner.usageStatus
    )
    guard options.operands.count >= 2 else {
      throw .usage(synopsis, status: Manner.usageStatus)
    }
    limit = try Self.duration(options.operands[0])
    command = Array(options.operands.dropFirst())
    if let text = options.value("k") {
      killAfter = try Self.duration(text)
    } else {
      killAfter = nil
    }
    let name = options.value("s") ?? "TERM"
    guard let signal = SignalNames.signal(name) else {
      throw Refusal("timeout: unknown signal '\(name)'", status: Manner.usageStatus)
    }
    self.signal = signal
  }

  private static func duration(_ text: String) throws(Refusal) -> Duration {
    guard let duration = DurationOperand.parse(text) else {
      throw Refusal("timeout: invalid number '\(text)'", status: Manner.usageStatus)
    }
    return duration
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    guard let child else { return start(&system, &output) }
    if let status = child.status(&system) {
      return .exit(signalled ? Manner.status(ofTimedOut: status) : status)
    }
    if let deadline, system.now >= deadline {
      // The child may have gone in the meantime; its status comes at the next look.
      try? system.kill(child.processID, signalled ? .kill : signal)
      self.deadline = signalled ? nil : killAfter.map { system.now + $0 }
      signalled = true
      return .again
    }
    return .wait(Wait(until: deadline, child: child.processID))
  }

  private mutating func start(
    _ system: inout some SystemCalls,
    _ output: inout Output
  ) -> AppletStep {
    do throws(Refusal) {
      child = try ChildProcess.start(command, for: "timeout", &system)
      // As with coreutils, no time at all means no limit.
      deadline = limit == .zero ? nil : system.now + limit
      return .again
    } catch {
      output.error(error.message)
      return .exit(error.status)
    }
  }
}

/// The difference between busybox's `timeout` and that of GNU coreutils.
protocol TimeoutManner: Sendable {
  static var usageStatus: UInt8 { get }
  /// The status when the signal was sent and the program ended with `status`.
  static func status(ofTimedOut status: UInt8) -> UInt8
}

/// busybox passes the program's own status on: 143 after SIGTERM.
enum BusyboxTimeout: TimeoutManner {
  static let usageStatus: UInt8 = 1
  static func status(ofTimedOut status: UInt8) -> UInt8 { status }
}

/// coreutils says 124, or 137 when it had to kill.
enum GNUTimeout: TimeoutManner {
  static let usageStatus: UInt8 = 125
  static func status(ofTimedOut status: UInt8) -> UInt8 { status == 137 ? 137 : 124 }
}

/// Signals by name or number.
enum SignalNames {
  static let names = [
    "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
    "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG",
    "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "POLL", "PWR", "SYS",
  ]

  static func signal(_ text: String) -> Signal? {
    if let number = UInt8(text), number < 65 { return Signal(number) }
    var name = text.uppercased()
    if name.hasPrefix("SIG") { name.removeFirst(3) }
    return names.firstIndex(of: name).map { Signal(UInt8($0 + 1)) }
  }
}
