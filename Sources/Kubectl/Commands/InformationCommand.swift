import Cluster
import KubeAPI
import ShellRuntime
import Simulation

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
      guard let word = words.first else { return }
      let list = "[\(words.joined(separator: " "))]"
      switch path {
      case "cluster-info": throw session.usageError("unknown command \(word.goQuoted)")
      case "version": throw .plain("extra arguments: \(list)")
      default: throw session.usageError("unexpected arguments: \(list)")
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
      if let format = try OutputFormat(session, .naming, system) {
        session.print(try format.text(for: Self.user(at: session.now)))
      } else {
        var writer = TabWriter.table
        writer.add("ATTRIBUTE\tVALUE")
        writer.add("Username\tkubernetes-admin")
        writer.add("Groups\t[kubeadm:cluster-admins system:authenticated]")
        session.print(writer.flush())
      }
    case "completion":
      session.print(CompletionScript.text(for: session.arguments.words[0]) ?? "")
    case "plugin list":
      throw .plain("unable to find any kubectl plugins in your PATH")
    default: preconditionFailure("\(path) is no command that only tells something")
    }
    return .done
  }

  /// The server's answer to who the user is.
  private static func user(at now: Instant) -> Value {
    [
      "kind": "SelfSubjectReview", "apiVersion": "authentication.k8s.io/v1",
      "metadata": ["creationTimestamp": .string(now.rfc3339)],
      "status": [
        "userInfo": [
          "username": "kubernetes-admin",
          "groups": ["kubeadm:cluster-admins", "system:authenticated"],
        ]
      ],
    ]
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
    guard ["", "json", "kyaml", "name", "wide", "yaml"].contains(output) else {
      throw .plain(
        "unable to match a printer suitable for the output format \(output.goQuoted), allowed "
          + "formats are: json,kyaml,name,wide,yaml"
      )
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
    if let format = [OutputFormat.json, .kyaml, .yaml].first(where: { "\($0)" == output }) {
      let list: Value = [
        "kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "",
        "resources": .array(kinds.map(\.discovered)),
      ]
      return session.print(try format.text(for: list))
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

  /// The kind as discovery tells of it.
  fileprivate var discovered: Value {
    var value: Value = [
      "name": .string(plural), "singularName": .string(rawValue.lowercased()),
      "namespaced": .bool(isNamespaced),
    ]
    if !group.isEmpty { value["group"] = .string(group) }
    value["version"] = "v1"
    value["kind"] = .string(rawValue)
    value["verbs"] = .array(verbs.map { .string($0) })
    if !shortNames.isEmpty { value["shortNames"] = .array(shortNames.map { .string($0) }) }
    if !categories.isEmpty { value["categories"] = .array(categories.map { .string($0) }) }
    return value
  }

  fileprivate var categories: [String] { ResourceName.all.contains(self) ? ["all"] : [] }
}
