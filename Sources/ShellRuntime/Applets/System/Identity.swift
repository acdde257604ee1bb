/// Applets that answer with one line about the machine, such as `whoami` or `nproc`.
struct Identity: AppletBody {
  private let name: String
  private let options: [String]

  init(_ arguments: [String]) {
    name = arguments.first ?? ""
    options = Array(arguments.dropFirst())
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    switch name {
    case "hostname": return hostname(system, &output)
    case "whoami": output.append("root\n")
    case "nproc": output.append("1\n")
    case "pwd": output.append(system.workingDirectory + "\n")
    case "tty":
      output.append("not a tty\n")
      return .exit(1)
    case "id": output.append(identity + "\n")
    case "uname": return uname(system, &output)
    case "arch": output.append("x86_64\n")
    default: return .exit(1)
    }
    return .exit(0)
  }

  private func hostname(_ system: some SystemCalls, _ output: inout Output) -> AppletStep {
    if let new = options.first, !new.hasPrefix("-") {
      output.error("hostname: sethostname: \(Errno.notPermitted.rawValue)")
      return .exit(1)
    }
    output.append(system.hostname + "\n")
    return .exit(0)
  }

  private var identity: String {
    let flags = options.filter { $0.hasPrefix("-") }.joined()
    if !flags.contains(where: { "ugG".contains($0) }) {
      return "uid=0(root) gid=0(root) groups=0(root)"
    }
    return flags.contains("n") ? "root" : "0"
  }

  private func uname(_ system: some SystemCalls, _ output: inout Output) -> AppletStep {
    let fields: [(letter: Character, text: String)] = [
      ("s", "Linux"), ("n", system.hostname), ("r", "6.1.0"), ("v", "#1 SMP"),
      ("m", "x86_64"), ("o", "GNU/Linux"),
    ]
    let flags = options.isEmpty ? "s" : options.joined().filter { $0 != "-" }
    if let unknown = flags.first(where: { !"asnrvmpio".contains($0) }) {
      output.error("uname: invalid option -- '\(unknown)'")
      return .exit(1)
    }
    let shown = fields.filter { flags.contains("a") || flags.contains($0.letter) }
    output.append(shown.map(\.text).joined(separator: " ") + "\n")
    return .exit(0)
  }
}
