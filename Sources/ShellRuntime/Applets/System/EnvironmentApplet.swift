/// `env`: prints the environment, or runs a program in a changed one.
struct EnvironmentApplet: AppletBody {
  private let options: Options
  private var assignments: [(name: String, value: String?)] = []
  private var command: [String] = []
  private var child: ChildProcess?

  init(_ arguments: [String]) throws(Refusal) {
    options = try Options(
      arguments,
      "+iu:0",
      long: ["ignore-environment": "i", "unset": "u"],
      synopsis: "env [-i0] [-u NAME]... [-] [NAME=VALUE]... [PROG ARGS]"
    )
    assignments = options.values("u").map { ($0, nil) }
    var words = options.operands[...]
    if words.first == "-" { words.removeFirst() }
    while let word = words.first, let equals = word.firstIndex(of: "=") {
      assignments.append((String(word[..<equals]), String(word[word.index(after: equals)...])))
      words.removeFirst()
    }
    command = Array(words)
  }

  mutating func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    if let child {
      return child.status(&system).map { .exit($0) } ?? .wait(Wait(child: child.processID))
    }
    let clears = options.has("i") || options.operands.first == "-"
    if command.isEmpty {
      print(clears ? [:] : system.environment, &output)
      return .exit(0)
    }
    var variables: [(name: String, value: String?)] = []
    if clears { variables = system.environment.keys.sorted().map { ($0, nil) } }
    do throws(Refusal) {
      child = try ChildProcess.start(
        command,
        setting: variables + assignments,
        for: "env",
        &system
      )
      return .again
    } catch {
      output.error(error.message)
      return .exit(error.status)
    }
  }

  private func print(_ variables: [String: String], _ output: inout Output) {
    var variables = variables
    for (name, value) in assignments { variables[name] = value }
    for (name, value) in variables.sorted(by: { $0.key < $1.key }) {
      output.append(name + "=" + value + (options.has("0") ? "\0" : "\n"))
    }
  }
}

/// `printenv`: the environment or some variables of it.
struct PrintEnvironment: AppletBody {
  private let names: [String]

  init(_ arguments: [String]) {
    names = Array(arguments.dropFirst())
  }

  func step(_ system: inout some SystemCalls, _ output: inout Output) -> AppletStep {
    let variables = system.environment
    if names.isEmpty {
      for (name, value) in variables.sorted(by: { $0.key < $1.key }) {
        output.append("\(name)=\(value)\n")
      }
      return .exit(0)
    }
    var status: UInt8 = 0
    for name in names {
      if let value = variables[name] { output.append(value + "\n") } else { status = 1 }
    }
    return .exit(status)
  }
}
