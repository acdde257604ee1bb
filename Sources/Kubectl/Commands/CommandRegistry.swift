/// Which program runs a command of the grammar.
enum CommandRegistry {
  /// - Throws: what is wrong with the call, before anything is sent.
  static func command(
    for arguments: ParsedArguments,
    _ session: inout Session
  ) throws(KubectlError) -> any Command {
    switch arguments.command.path {
    case "get": return try GetCommand(&session)
    case "describe": return try DescribeCommand(&session)
    case "explain": return try ExplainCommand(&session)
    case "logs": return try LogsCommand(&session)
    case "exec": return try ExecCommand(&session)
    case "events": return try EventsCommand(&session)
    case "wait": return try WaitCommand(&session)
    case "apply": return try ApplyCommand(&session)
    case "top node", "top pod": return try TopCommand(&session)
    case "attach": return try AttachCommand(&session)
    case "cp": return try CopyCommand(&session)
    case "apply set-last-applied": return try SetLastAppliedCommand(&session)
    case "apply edit-last-applied": return try EditCommand(&session, .lastApplied)
    case "apply view-last-applied": return try ViewLastAppliedCommand(&session)
    case "create": return try CreateCommand(&session)
    case "create job": return try CreateJobCommand(&session)
    case "create cronjob": return try CreateCronJobCommand(&session)
    case "create namespace": return try CreateNamespaceCommand(&session)
    case "create serviceaccount": return try CreateServiceAccountCommand(&session)
    case "create configmap": return try CreateDataCommand(&session, isSecret: false)
    case "create secret generic": return try CreateDataCommand(&session, isSecret: true)
    case "run": return try RunCommand(&session)
    case "delete": return try DeleteCommand(&session)
    case "patch": return try PatchCommand(&session)
    case "replace": return try ReplaceCommand(&session)
    case "diff": return try DiffCommand(&session)
    case "edit": return try EditCommand(&session, .object)
    case "label": return try LabelCommand(&session, isLabel: true)
    case "annotate": return try LabelCommand(&session, isLabel: false)
    case "set image", "set env", "set resources":
      return try SetCommand(&session, arguments.command.name)
    case "cordon", "uncordon":
      return try CordonCommand(&session, isCordon: arguments.command.name == "cordon")
    case "drain": return try DrainCommand(&session)
    case "taint": return try TaintCommand(&session)
    case "config view", "config get-contexts", "config set-context", "config use-context",
      "config current-context", "config get-clusters", "config get-users":
      return try ConfigCommand(&session)
    case "help": return try HelpCommand(&session)
    case "auth can-i": return try CanICommand(&session)
    case "version", "api-resources", "api-versions", "cluster-info", "options", "completion",
      "auth whoami", "plugin list":
      return try InformationCommand(&session)
    default:
      return try group(arguments, &session)
    }
  }

  /// A command that only has others below it prints its help; the rest is refused.
  private static func group(
    _ arguments: ParsedArguments,
    _ session: inout Session
  ) throws(KubectlError) -> any Command {
    let command = arguments.command
    guard !command.subcommands.isEmpty, command.path != "certificate" else {
      return try RefusedCommand(&session)
    }
    if let word = arguments.words.first {
      if command.path == "config" || command.path == "create secret" {
        throw session.usageError(
          "unknown command \(arguments.words.joined(separator: " ").goQuoted)"
        )
      }
      throw session.usageError("unknown command \(word.goQuoted)")
    }
    session.print(HelpText.text(for: command))
    throw .silent(status: 0)
  }
}
