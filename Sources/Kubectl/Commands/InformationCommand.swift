import Cluster
import KubeAPI
import ShellRuntime

/// Commands that only tell something: versions, kinds, addresses, rights.
struct InformationCommand: Command {
  static let version = "v1.36.2"
  private static let kustomizeVersion = "v5.8.1"
  private let path: String

  init(_ session: inout Session) throws(KubectlError) {
    path = session.arguments.command.path
    let words = session.arguments.words
    switch path {
    case "completion":
      guard words.count == 1, let shell = words.first else {
        throw session.usageError(
          words.isEmpty
            ? "Shell not specified." : "Too many arguments. Expected only the shell type."
        )
      }
      guard CompletionScript.text(for: shell) != nil else {
        throw session.usageError("Unsupported shell type \(shell.goQuoted).")
      }
    case "version", "api-resources", "api-versions", "cluster-info", "options":
      if let word = words.first {
        throw path == "cluster-info"
          ? session.usageError("unknown command \(word.goQuoted)")
          : session.usageError("extra arguments: [\(words.joined(separator: " "))]")
      }
    default: break
    }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    switch path {
    case "version": try printVersion(&session)
    case "api-versions": session.print("batch/v1\nv1\n")
    case "api-resources": try printResources(&session)
    case "options": session.print(HelpText.globalOptions)
    case "cluster-info":
      session.print(
        "Kubernetes control plane is running at \(session.settings.configuration.server)\n\n"
          + "To further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n"
      )
    case "auth whoami":
      var writer = TabWriter.table
      writer.add("ATTRIBUTE\tVALUE")
      writer.add("Username\tkubernetes-admin")
      writer.add("Groups\t[kubeadm:cluster-admins system:authenticated]")
      session.print(writer.flush())
    case "completion":
      session.print(CompletionScript.text(for: session.arguments.words[0]) ?? "")
    case "plugin list":
      throw .plain("unable to find any kubectl plugins in your PATH")
    default: preconditionFailure("\(path) is no command that only tells something")
    }
    return .done
  }

  private func printVersion(_ session: inout Session) throws(KubectlError) {
    let isClient = session.arguments.flag("client")
    let output = session.arguments.text("output")
    func info() -> Value {
      ["gitVersion": .string(Self.version), "major": "1", "minor": "36", "platform": "linux/amd64"]
    }
    var value: Value = [
      "clientVersion": info(), "kustomizeVersion": .string(Self.kustomizeVersion),
    ]
    if !isClient { value["serverVersion"] = info() }
    switch output {
    case "":
      session.print(
        "Client Version: \(Self.version)\nKustomize Version: \(Self.kustomizeVersion)\n"
          + (isClient ? "" : "Server Version: \(Self.version)\n")
      )
    case "yaml": session.print(YAMLWriter.text(value))
    case "json": session.print(JSONWriter.indented(value, by: 2) + "\n")
    default: throw .plain("--output must be 'yaml' or 'json'")
    }
  }

  private func printResources(_ session: inout Session) throws(KubectlError) {
    let arguments = session.arguments
    let output = arguments.text("output")
    guard ["", "wide", "name"].contains(output) else {
      throw .plain("--output \(output) is not available")
    }
    let sorting = arguments.text("sort-by")
    guard ["", "name", "kind"].contains(sorting) else {
      throw .plain("--sort-by accepts only name or kind")
    }
    let kinds = Kind.allCases.filter { kind in
      (!arguments.has("api-group") || kind.group == arguments.text("api-group"))
        && (!arguments.has("namespaced") || kind.isNamespaced == arguments.flag("namespaced"))
        && arguments.list("verbs").allSatisfy(kind.verbs.contains)
        && arguments.list("categories").allSatisfy(kind.categories.contains)
    }.sorted { one, other in
      switch sorting {
      case "name": (one.plural, one.group) < (other.plural, other.group)
      case "kind": (one.rawValue, one.group) < (other.rawValue, other.group)
      default: (one.group, one.plural) < (other.group, other.plural)
      }
    }
    if output == "name" {
      return session.print(kinds.map { "\($0.qualifiedPlural)\n" }.joined())
    }
    let isWide = output == "wide"
    var writer = TabWriter.table
    if !arguments.flag("no-headers") {
      writer.add(
        "NAME\tSHORTNAMES\tAPIVERSION\tNAMESPACED\tKIND" + (isWide ? "\tVERBS\tCATEGORIES" : "")
      )
    }
    for kind in kinds {
      var line =
        "\(kind.plural)\t\(kind.shortNames.joined(separator: ","))\t\(kind.apiVersion)\t"
        + "\(kind.isNamespaced)\t\(kind.rawValue)"
      if isWide {
        line += "\t\(kind.verbs.joined(separator: ","))\t\(kind.categories.joined(separator: ","))"
      }
      writer.add(line)
    }
    session.print(writer.flush())
  }
}

extension Kind {
  /// What can be done with objects of the kind, as discovery lists it.
  fileprivate var verbs: [String] {
    ["create", "delete"] + (self == .namespace ? [] : ["deletecollection"])
      + ["get", "list", "patch", "update", "watch"]
  }

  fileprivate var categories: [String] { ResourceName.all.contains(self) ? ["all"] : [] }
}
