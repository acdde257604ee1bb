/// `nohup`, `nice` and `setsid`: run a program; what they would change has no meaning here.
struct RunProgram: AppletBody {
  private let name: String
  private let command: [String]
  private var child: ChildProcess?

  init(_ arguments: [String]) throws(Refusal) {
    name = arguments.first ?? ""
    let forms = [
      "nohup": "PROG ARGS", "nice": "[-n ADJUST] [PROG ARGS]", "setsid": "[-c] PROG ARGS",
    ]
    let synopsis = "\(name) \(forms[name] ?? "")"
    let letters = ["nice": "+n:", "setsid": "+c"]
    let options = try Options(arguments, letters[name] ?? "+", synopsis: synopsis)
    if name == "nice", let text = options.value("n") {
      _ = try Options.number(text, in: Int(Int32.min)...Options.greatest, for: name)
    }
    command = options.operands
    if command.isEmpty, name != "nice" { throw .usage(synopsis, status: name == "nohup" ? 127 : 1) }
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    if let child {
      return child.status(&system).map { .exit($0) } ?? .wait(Wait(child: child.processID))
    }
    if command.isEmpty {
      output.append("0\n")
      return .exit(0)
    }
    do throws(Refusal) {
      child = try ChildProcess.start(command, for: name, &system)
      return .again
    } catch {
      output.error(error.message)
      return .exit(error.status)
    }
  }
}
