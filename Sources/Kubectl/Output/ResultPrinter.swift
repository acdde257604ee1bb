import KubeAPI
import ShellRuntime

/// Whether a command changes anything: `--dry-run`.
enum DryRun: Sendable {
  case none
  case client
  case server

  init(_ session: inout Session) throws(KubectlError) {
    let text = session.arguments.text("dry-run")
    switch text {
    case "", "none": self = .none
    case "client": self = .client
    case "server": self = .server
    case "unchanged":
      session.complain(
        "W0000 helpers.go:703] --dry-run is deprecated and can be replaced with --dry-run=client.\n"
      )
      self = .client
    default:
      if FlagValue.bool(text) != nil {
        throw .plain(
          "invalid dry-run value (\(text)): boolean values are no longer allowed. Must be \"none\", "
            + "\"server\", or \"client\""
        )
      }
      throw .plain(
        "Invalid dry-run value (\(text)). Must be \"none\", \"server\", or \"client\"."
      )
    }
  }

  var suffix: String {
    switch self {
    case .none: ""
    case .client: " (dry run)"
    case .server: " (server dry run)"
    }
  }
}

/// Says what a command has done to an object, or prints the object with `-o`.
struct ResultPrinter: Sendable {
  private let format: OutputFormat?
  private let suffix: String
  /// YAML documents after the first are parted from the one before.
  private var printsSeparator = false

  init(_ session: Session, _ dryRun: DryRun, _ system: some SystemCalls) throws(KubectlError) {
    format = try OutputFormat(session, .naming, system)
    suffix = dryRun.suffix
  }

  /// Whether the object itself is printed.
  var printsObject: Bool {
    switch format {
    case nil, .name: false
    default: true
    }
  }

  /// Says that `operation`, such as `created`, has been done, or prints the object.
  mutating func print(
    _ value: Value,
    _ operation: String,
    _ session: inout Session
  ) throws(KubectlError) {
    guard let format else {
      let name = try OutputFormat.name.text(for: value).dropLast()
      session.print("\(name) \(operation)\(suffix)\n")
      return
    }
    if case .yaml = format {
      if printsSeparator { session.print("---\n") }
      printsSeparator = true
    }
    session.print(try format.text(for: format.shown(value, session.arguments)))
  }
}
