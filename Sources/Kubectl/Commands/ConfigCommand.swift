import Cluster
import KubeAPI
import ShellRuntime

/// The commands below `kubectl config`.
struct ConfigCommand: Command {
  private let action: String

  init(_ session: inout Session) throws(KubectlError) {
    action = session.arguments.command.name
    let words = session.arguments.words
    switch action {
    case "use-context":
      guard words.count == 1 else {
        throw .usage(
          "Unexpected args: [\(words.joined(separator: " "))]",
          command: "kubectl config"
        )
      }
    case "set-context":
      let isCurrent = session.arguments.flag("current")
      if isCurrent, !words.isEmpty {
        throw .plain("you cannot specify both a context name and --current")
      }
      if !isCurrent, words.count != 1 {
        throw session.usageError("you must specify a non-empty context name or --current")
      }
    default: break
    }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    let configuration = session.settings.configuration
    switch action {
    case "view": try view(&session, system)
    case "get-contexts": try listContexts(&session)
    case "set-context": try setContext(&session)
    case "use-context":
      let name = session.arguments.words[0]
      guard configuration.context(name) != nil else {
        throw .plain("no context exists with the name: \(name.goQuoted)")
      }
      session.settings.configuration.currentContext = name
      session.print("Switched to context \(name.goQuoted).\n")
    case "current-context": session.print(configuration.currentContext + "\n")
    case "get-clusters": printNames(configuration.contexts.map(\.cluster), &session)
    case "get-users": printNames(configuration.contexts.map(\.user), &session)
    default: break
    }
    return .done
  }

  private func printNames(_ names: [String], _ session: inout Session) {
    session.print("NAME\n" + Set(names).sorted().map { "\($0)\n" }.joined())
  }

  private func setContext(_ session: inout Session) throws(KubectlError) {
    let arguments = session.arguments
    var configuration = session.settings.configuration
    let name =
      arguments.flag("current") ? configuration.currentContext : arguments.words.first ?? ""
    let index = configuration.contexts.firstIndex { $0.name == name }
    if index == nil, arguments.flag("current") { throw .plain("no current context is set") }
    var context =
      index.map { configuration.contexts[$0] }
      ?? KubectlConfiguration.Context(name: name, cluster: "", user: "")
    if arguments.has("cluster") { context.cluster = arguments.text("cluster") }
    if arguments.has("user") { context.user = arguments.text("user") }
    if arguments.has("namespace") { context.namespace = arguments.text("namespace") }
    if let index {
      configuration.contexts[index] = context
    } else {
      configuration.contexts.append(context)
    }
    session.settings.configuration = configuration
    session.print("Context \(name.goQuoted) \(index == nil ? "created" : "modified").\n")
  }

  private func listContexts(_ session: inout Session) throws(KubectlError) {
    let arguments = session.arguments
    let configuration = session.settings.configuration
    for name in arguments.words where configuration.context(name) == nil {
      throw .plain("context \(name) not found")
    }
    let shown = configuration.contexts.filter {
      arguments.words.isEmpty || arguments.words.contains($0.name)
    }.sorted { $0.name < $1.name }
    switch arguments.text("output") {
    case "": break
    case "name": return session.print(shown.map { "\($0.name)\n" }.joined())
    case let output: throw .plain("output must be one of '' or 'name': \(output)")
    }
    var writer = TabWriter.table
    if !arguments.flag("no-headers") { writer.add("CURRENT\tNAME\tCLUSTER\tAUTHINFO\tNAMESPACE") }
    for context in shown {
      let mark = context.name == configuration.currentContext ? "*" : ""
      writer.add(
        "\(mark)\t\(context.name)\t\(context.cluster)\t\(context.user)\t\(context.namespace)"
      )
    }
    session.print(writer.flush())
  }

  private func view(_ session: inout Session, _ system: some SystemCalls) throws(KubectlError) {
    let configuration = session.settings.configuration
    let isMinified = session.arguments.flag("minify")
    let shown = configuration.contexts.filter {
      !isMinified || $0.name == configuration.currentContext
    }
    let clusters = Set(shown.map(\.cluster)).sorted()
    let users = Set(shown.map(\.user)).sorted()
    let value: Value = [
      "apiVersion": "v1", "kind": "Config",
      "current-context": .string(configuration.currentContext),
      "clusters": .array(
        clusters.map { name in
          ["name": .string(name), "cluster": ["server": .string(configuration.server)]]
        }
      ),
      "users": .array(users.map { ["name": .string($0), "user": .object(Fields())] }),
      "contexts": .array(
        shown.map { context in
          var fields: Value = ["cluster": .string(context.cluster), "user": .string(context.user)]
          if !context.namespace.isEmpty { fields["namespace"] = .string(context.namespace) }
          return ["name": .string(context.name), "context": fields]
        }
      ),
    ]
    let format = try OutputFormat(session, .naming, system) ?? .yaml
    session.print(try format.text(for: value))
  }
}
