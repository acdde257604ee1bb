import Cluster
import KubeAPI
import ShellRuntime

/// Commands that no object here takes, with the words in which kubectl or the server refuses.
struct RefusedCommand: Command {
  private let path: String

  init(_ session: inout Session) throws(KubectlError) {
    path = session.arguments.command.path
    let arguments = session.arguments
    switch path {
    case "scale":
      guard arguments.has("replicas") else {
        throw .plain("required flag(s) \"replicas\" not set")
      }
      guard arguments.integer("replicas") >= 0 else {
        throw .plain(
          "The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0"
        )
      }
    case "autoscale":
      guard arguments.has("max") else { throw .plain("required flag(s) \"max\" not set") }
    case "port-forward": try RefusedCommand.checkForwarding(session)
    case "proxy":
      let address = "\(arguments.text("address")):\(arguments.text("port"))"
      throw .plain("listen tcp \(address): socket: operation not permitted")
    case "debug": try RefusedCommand.checkDebugging(arguments)
    case "certificate", "kustomize", "create secret":
      throw .plain("\(arguments.command.callName) is not supported here")
    default: break
    }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    let words = session.arguments.words
    if path == "port-forward" { try refuseForwarding(&session, cluster) }
    let query = try session.query(
      words,
      .init(
        allowsEmptySelector: path == "scale" && session.arguments.flag("all"),
        labels: session.arguments.text("selector")
      ),
      system
    )
    let (infos, errors) = query.infos(in: cluster)
    if let error = errors.first { throw error }
    guard let info = infos.first else { throw .plain("no objects passed to \(path)") }
    let (kind, name) = (info.kind, info.name)
    switch path {
    case "scale": throw .noSuchPath
    case "autoscale":
      throw .plain(
        "cannot autoscale a \(kind.rawValue): could not find scale subresource for "
          + "\(kind.resourceText) in discovery information"
      )
    case "expose": throw .plain("cannot expose a \(kind.groupKindText)")
    case "rollout status":
      throw .plain("no status viewer has been implemented for \(kind.groupKindText)")
    case "rollout history":
      throw .plain("no history viewer has been implemented for \(kind.groupKindText.goQuoted)")
    case "rollout restart":
      throw .plain("\(kind.qualifiedPlural) \(name.goQuoted) restarting is not supported")
    case "rollout pause":
      throw .plain("\(kind.qualifiedPlural) \(name.goQuoted) pausing is not supported")
    case "rollout resume":
      throw .plain("\(kind.qualifiedPlural) \(name.goQuoted) resuming is not supported")
    default:
      if let object = info.object, LastApplied.text(of: object.value) != nil {
        session.warn([
          "resource \(kind.plural)/\(name) was previously managed with 'kubectl apply'. Rolling back "
            + "will not update the \(LastApplied.annotation) annotation, which may cause unexpected "
            + "behavior on future 'kubectl apply' operations. Consider using 'kubectl apply' with "
            + "your previous configuration file instead."
        ])
      }
      throw .plain("no rollbacker has been implemented for \(kind.groupKindText.goQuoted)")
    }
  }

  // MARK: ports

  private static func checkForwarding(_ session: Session) throws(KubectlError) {
    let words = session.arguments.words
    guard words.count >= 2 else {
      throw session.usageError("TYPE/NAME and list of ports are required for port-forward")
    }
    for word in words.dropFirst() {
      let parts = word.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count <= 2 else { throw .plain("invalid port format '\(word)'") }
      if parts.last?.isEmpty == true { throw .plain("remote port cannot be empty") }
    }
  }

  /// There is no network that a port could be forwarded over.
  private func refuseForwarding(
    _ session: inout Session,
    _ cluster: Cluster
  ) throws(KubectlError) {
    let words = session.arguments.words
    let pod = try ContainerTarget.pod(words[0], &session, cluster)
    guard pod.status.phase == .running else {
      throw .plain(
        "unable to forward port because pod is not running. Current status=\(pod.status.phase.rawValue)"
      )
    }
    let ports = words.dropFirst().map { word in
      let parts = word.split(separator: ":", omittingEmptySubsequences: false)
      let remote = parts.last ?? ""
      let local = parts.count == 2 ? (parts[0].isEmpty ? "0" : parts[0]) : remote
      return "{\(local) \(remote)}"
    }
    throw .plain(
      "unable to listen on any of the requested ports: [\(ports.joined(separator: " "))]"
    )
  }

  // MARK: debugging

  /// `DebugOptions.Validate`, as far as it goes before anything is made.
  private static func checkDebugging(_ arguments: ParsedArguments) throws(KubectlError) {
    let (image, copy) = (arguments.text("image"), arguments.text("copy-to"))
    if arguments.flag("attach"), arguments.text("container").isEmpty, image.isEmpty {
      throw .plain(
        "you must specify --container or create a new container using --image in order to attach."
      )
    }
    if copy.isEmpty {
      if arguments.flag("replace") {
        throw .plain("--replace may only be used with --copy-to.")
      }
      if arguments.flag("same-node") {
        throw .plain("--same-node may only be used with --copy-to.")
      }
      if arguments.has("set-image") {
        throw .plain("--set-image may only be used with --copy-to.")
      }
      if image.isEmpty { throw .plain("you must specify --image when not using --copy-to.") }
    } else if image.isEmpty, !arguments.has("set-image"), arguments.wordsAfterDash.isEmpty {
      throw .plain("you must specify --image, --set-image or command arguments.")
    }
    if arguments.words.isEmpty, arguments.list("filename").isEmpty {
      throw .plain("NAME or filename is required for debug")
    }
    if arguments.flag("tty"), !arguments.flag("stdin") {
      throw .plain("-i/--stdin is required for containers with -t/--tty=true")
    }
    throw .plain("ephemeral containers and copies of pods for debugging are not supported here")
  }
}
