import Cluster
import KubeAPI
import ShellRuntime

/// `kubectl auth can-i`: the one user of the cluster may do everything, anybody else nothing.
struct CanICommand: Command {
  init(_ session: inout Session) throws(KubectlError) {
    let arguments = session.arguments
    if arguments.flag("list") {
      guard arguments.words.isEmpty else {
        throw .plain("list option must be specified with no arguments")
      }
      guard !arguments.flag("quiet"), !arguments.flag("all-namespaces"),
        arguments.text("subresource").isEmpty
      else {
        throw .plain(
          "list option can't be specified with neither quiet, all-namespaces nor subresource "
            + "options"
        )
      }
      return
    }
    guard arguments.words.count == 2 else {
      throw .plain(
        "you must specify two arguments: verb resource or verb resource/resourceName.\n"
          + "See 'kubectl auth can-i -h' for help and examples."
      )
    }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    let arguments = session.arguments
    let isAllowed = arguments.text("as").isEmpty
    if arguments.flag("list") {
      session.print(Self.rights(isAdministrator: isAllowed, arguments.flag("no-headers")))
      return .done
    }
    warn(arguments.words[0], arguments.words[1], &session)
    if arguments.flag("no-headers") {
      throw .plain("--no-headers cannot be set without --list specified")
    }
    if !arguments.flag("quiet") { session.print(isAllowed ? "yes\n" : "no\n") }
    return .exit(isAllowed ? 0 : 1)
  }

  // MARK: warnings

  /// The server's verbs; others are asked for all the same.
  private static let verbs: Set<String> = [
    "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "use",
    "bind", "impersonate", "*", "approve", "sign", "escalate", "attest",
  ]
  private static let addressVerbs: Set<String> = [
    "get", "put", "post", "head", "options", "delete", "patch", "*",
  ]

  private func warn(_ verb: String, _ target: String, _ session: inout Session) {
    guard !target.hasPrefix("/") else {
      if !Self.addressVerbs.contains(verb) { warnOf(verb, &session) }
      return
    }
    let resource = String(target.prefix { $0 != "/" })
    if resource != "*" {
      do {
        let kind = try ResourceName.kind(resource)
        if !kind.isNamespaced, !session.arguments.flag("all-namespaces") {
          let group = kind.group.isEmpty ? "" : " in group '\(kind.group)'"
          session.warn(["resource '\(kind.plural)' is not namespace scoped\(group)\n"])
        }
      } catch {
        let parts = resource.lowercased().split(separator: ".", maxSplits: 1)
        let group = parts.count > 1 ? " in group '\(parts[1])'" : ""
        session.warn(["the server doesn't have a resource type '\(parts[0])'\(group)\n"])
      }
    }
    if !session.arguments.flag("all-namespaces"), !Self.verbs.contains(verb) {
      warnOf(verb, &session)
    }
  }

  private func warnOf(_ verb: String, _ session: inout Session) {
    session.warn(["verb '\(verb)' is not a known verb\n"])
  }

  // MARK: the list

  /// What `cluster-admin` may do, and what everybody may who is known.
  ///
  /// The rules are those of the roles `cluster-admin`, `system:basic-user`, `system:discovery` and
  /// `system:public-info-viewer`, which a cluster is born with; two of them name some addresses.
  private static func rights(isAdministrator: Bool, _ hidesHeadings: Bool) -> String {
    var writer = TabWriter.table
    if !hidesHeadings { writer.add("Resources\tNon-Resource URLs\tResource Names\tVerbs") }
    if isAdministrator {
      writer.add("*.*\t[]\t[]\t[*]")
      writer.add("\t[*]\t[]\t[*]")
    }
    let reviews = [
      "selfsubjectreviews.authentication.k8s.io", "selfsubjectaccessreviews.authorization.k8s.io",
      "selfsubjectrulesreviews.authorization.k8s.io",
    ]
    for review in reviews { writer.add("\(review)\t[]\t[]\t[create]") }
    let addresses = [
      "/api/*", "/api", "/apis/*", "/apis", "/healthz", "/healthz", "/livez", "/livez",
      "/openapi/*", "/openapi", "/readyz", "/readyz", "/version/", "/version/", "/version",
      "/version",
    ]
    for address in addresses { writer.add("\t[\(address)]\t[]\t[get]") }
    return writer.flush()
  }
}
