import ShellRuntime

/// `vi` at a prompt whose host has an editor: it asks for a file to be edited, and waits until it is.
struct EditorProgram: Sendable {
  /// The file, from the machine's root; nil until the program has begun.
  private(set) var path: String?
  private let name: String
  private var isDone = false

  /// The last argument is the file.
  init(arguments: [String]) {
    name = arguments.count > 1 ? arguments[arguments.count - 1] : ""
  }

  mutating func resume(_ system: inout some SystemCalls) -> AppletStep {
    if name.isEmpty || isDone { return .exit(name.isEmpty ? 1 : 0) }
    path = name.hasPrefix("/") ? name : "\(system.workingDirectory)/\(name)"
    return .wait(Wait(hostChange: true))
  }

  mutating func finish() { isDone = true }
}
