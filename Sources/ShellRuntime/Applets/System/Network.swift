/// The network tools of a machine that has no network: every name is unknown.
struct Network: AppletBody {
  private let name: String
  private let arguments: [String]

  init(_ arguments: [String]) {
    name = arguments.first ?? ""
    self.arguments = Array(arguments.dropFirst())
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    // Options take values, so that ping's host and wget's address are what stands last.
    let operands = arguments.filter { !$0.hasPrefix("-") }
    let isLast = name == "ping" || name == "wget"
    guard let target = isLast ? operands.last : operands.first else {
      output.error(Refusal.usage("\(name) HOST").message)
      return .exit(1)
    }
    if name == "nslookup" {
      output.error("nslookup: can't resolve '\(target)'")
      return .exit(1)
    }
    output.error("\(name): bad address '\(Self.host(target))'")
    return .exit(1)
  }

  /// The host of `http://user@host:80/path`, with its port as busybox shows it.
  private static func host(_ target: String) -> String {
    var rest = target[...]
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
    rest = rest.prefix { $0 != "/" }
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    return String(rest)
  }
}

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
