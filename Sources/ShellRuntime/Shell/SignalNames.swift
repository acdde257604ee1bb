extension Signal: CustomStringConvertible {
  /// The names without SIG, by number from 0 on, as Linux on x86 has them.
  static let names = [
    "EXIT", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV",
    "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG",
    "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "POLL", "PWR", "SYS",
  ]

  /// No signal: what `trap` calls ERR, after all signals.
  static let error = Signal(65)

  /// The name without SIG; the number for those that have none.
  public var name: String {
    if self == .error { return "ERR" }
    return Int(number) < Self.names.count ? Self.names[Int(number)] : String(number)
  }

  /// The signal of a name with or without SIG in any case, or of a number.
  public init?(named text: String) {
    if let number = UInt8(text), number < 65 {
      self.init(number)
      return
    }
    var name = text.uppercased()
    if name.hasPrefix("SIG") { name.removeFirst(3) }
    guard let number = Self.names.firstIndex(of: name) else { return nil }
    self.init(UInt8(number))
  }

  /// What `strsignal` says.
  public var description: String {
    switch number {
    case 1: "Hangup"
    case 2: "Interrupt"
    case 3: "Quit"
    case 4: "Illegal instruction"
    case 5: "Trace/breakpoint trap"
    case 6: "Aborted"
    case 7: "Bus error"
    case 8: "Floating point exception"
    case 9: "Killed"
    case 10: "User defined signal 1"
    case 11: "Segmentation fault"
    case 12: "User defined signal 2"
    case 13: "Broken pipe"
    case 14: "Alarm clock"
    case 15: "Terminated"
    default: "Unknown signal \(number)"
    }
  }
}
