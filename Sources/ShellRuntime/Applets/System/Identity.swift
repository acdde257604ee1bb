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
    case "whoami": return tellName(of: system.user, &output)
    case "nproc": output.append("1\n")
    case "pwd": output.append(system.workingDirectory + "\n")
    case "tty":
      output.append("not a tty\n")
      return .exit(1)
    case "id": return tellIdentity(of: system.user, &output)
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

  private func tellName(of user: MachineUser, _ output: inout Output) -> AppletStep {
    guard let name = user.name else {
      output.error("whoami: unknown uid \(user.id)")
      return .exit(1)
    }
    output.append(name + "\n")
    return .exit(0)
  }

  private func tellIdentity(of user: MachineUser, _ output: inout Output) -> AppletStep {
    let flags = options.filter { $0.hasPrefix("-") }.joined()
    let groups = [user.group] + user.otherGroups
    func named(_ id: Int64, _ name: String?) -> String { name.map { "\(id)(\($0))" } ?? "\(id)" }
    guard let choice = flags.first(where: { "ugG".contains($0) }) else {
      let all = groups.map { named($0, MachineUser.name(ofGroup: $0)) }
      output.append("uid=\(named(user.id, user.name)) gid=\(all[0]) ")
      output.append("groups=\(all.joined(separator: ","))\n")
      return .exit(0)
    }
    var ids = groups
    if choice != "G" { ids = [choice == "u" ? user.id : user.group] }
    var words: [String] = []
    var status: UInt8 = 0
    for id in ids {
      guard flags.contains("n") else {
        words.append(String(id))
        continue
      }
      guard let name = choice == "u" ? user.name : MachineUser.name(ofGroup: id) else {
        output.error("id: unknown ID \(id)")
        words.append(String(id))
        status = 1
        continue
      }
      words.append(name)
    }
    output.append(words.joined(separator: " ") + "\n")
    return .exit(status)
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
