import Cluster
import ShellRuntime
import Simulation

/// A command of kubectl as a value: it goes on until it waits or is done.
protocol Command: Sendable {
  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep
}

/// What a command's step came to.
enum CommandStep: Sendable {
  case done
  case exit(UInt8)
  /// There is more to do at once.
  case again
  /// Look again when the cluster has changed, or at the moment given.
  case wait(until: Instant?)
  /// Look again at this moment, whatever happens before.
  case sleep(until: Instant)
  /// Look again when standard input has something.
  case input
  /// Look again when standard input has something or the cluster has changed.
  case inputOrChange
  /// Look again when this child has ended.
  case child(Int)
}

/// What a running kubectl has besides its command: its flags, its configuration, what it says.
struct Session: Sendable {
  var arguments = ParsedArguments(command: .root)
  var settings: KubectlSettings
  var output = PendingOutput()
  /// All of standard input, for the commands that read it.
  var input: [UInt8] = []
  /// The cluster's clock.
  var now = Instant(nanoseconds: 0)
  private(set) var namespace: String
  /// Whether `--namespace` was given, so that manifests must agree with it.
  private(set) var enforcesNamespace = false

  init(_ settings: KubectlSettings) {
    self.settings = settings
    namespace = settings.configuration.namespace
  }

  /// Who owns what the command writes: `--field-manager`, or the client's own name.
  var fieldManager: String {
    let name = arguments.text("field-manager")
    return name.isEmpty ? "kubectl" : name
  }

  /// Whether a flag asks for standard input.
  var wantsInput: Bool {
    arguments.list("filename").contains("-") || arguments.text("patch-file") == "-"
      || arguments.command.path == "exec" && arguments.flag("stdin")
  }

  mutating func readGlobalFlags() throws(KubectlError) {
    let name = arguments.text("context")
    if !name.isEmpty {
      guard let context = settings.configuration.context(name) else {
        throw .plain("context \(name.goQuoted) does not exist")
      }
      namespace = context.namespace.isEmpty ? "default" : context.namespace
    }
    if arguments.has("namespace"), !arguments.text("namespace").isEmpty {
      namespace = arguments.text("namespace")
      enforcesNamespace = true
    }
  }

  // MARK: saying things

  /// To standard output, as it is.
  mutating func print(_ text: String) { output.add(text.utf8, to: 1) }

  mutating func print(_ bytes: some Sequence<UInt8>) { output.add(bytes, to: 1) }

  /// To standard error, as it is.
  mutating func complain(_ text: String) { output.add(text.utf8, to: 2) }

  mutating func warn(_ warnings: [String]) {
    for warning in warnings { complain("Warning: \(warning)\n") }
  }

  /// A wrong call, with a pointer to the help of the command.
  func usageError(_ message: String) -> KubectlError {
    .usage(message, command: arguments.command.callName)
  }
}
