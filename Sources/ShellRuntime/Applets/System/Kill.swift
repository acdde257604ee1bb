/// `kill`: sends a signal to processes.
struct Kill: AppletBody {
  private var signal = Signal.terminate
  private let targets: [String]
  private let listing: Bool

  init(_ arguments: [String]) throws(Refusal) {
    var words = arguments.dropFirst()
    listing = words.first == "-l"
    if let first = words.first, first.hasPrefix("-"), first.count > 1, !listing {
      words.removeFirst()
      let name = first == "-s" ? words.popFirst() ?? "" : String(first.dropFirst())
      guard let signal = SignalNames.signal(name) else {
        throw Refusal("kill: bad signal name '\(name)'")
      }
      self.signal = signal
    }
    targets = Array(words)
    if targets.isEmpty, !listing { throw Refusal("kill: you need to specify whom to kill") }
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    if listing {
      for (index, name) in SignalNames.names.enumerated() {
        let number = String(index + 1)
        output.append(String(repeating: " ", count: 2 - number.count) + "\(number)) \(name)\n")
      }
      return .exit(0)
    }
    var failed = false
    for target in targets {
      guard let processID = Int(target) else {
        output.error("kill: invalid number '\(target)'")
        failed = true
        continue
      }
      do throws(Errno) {
        try system.kill(processID, signal)
      } catch {
        output.error("kill: can't kill pid \(target): \(error.rawValue)")
        failed = true
      }
    }
    return .exit(failed ? 1 : 0)
  }
}
