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
    case "attach":
      if arguments.words.isEmpty {
        throw session.usageError("at least 1 argument is required for attach")
      }
    case "cp", "port-forward", "proxy", "debug", "certificate", "kustomize", "create secret",
      "apply set-last-applied", "apply edit-last-applied":
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
    if path == "attach" { return try refusePod(words[0], &session, cluster) }
    let query = try ResourceQuery(
      words,
      files: try ManifestFile.read(session, system),
      options: ResourceQuery.Options(
        allowsEmptySelector: path == "scale" && session.arguments.flag("all"),
        labels: session.arguments.text("selector")
      ),
      &session
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

  /// Nobody can join the first process of a container.
  private func refusePod(
    _ word: String,
    _ session: inout Session,
    _ cluster: Cluster
  ) throws(KubectlError) -> CommandStep {
    let query = try ResourceQuery(
      word.contains("/") ? [word] : ["pods", word],
      options: ResourceQuery.Options(),
      &session
    )
    let (infos, errors) = query.infos(in: cluster)
    if let error = errors.first { throw error }
    guard case .pod(let pod)? = infos.first?.object else {
      throw .plain("\(path) is supported for pods only here")
    }
    let phase = pod.status.phase
    if phase == .succeeded || phase == .failed {
      throw .plain(
        "cannot attach a container in a completed pod; current phase is \(phase.rawValue)"
      )
    }
    let container = session.arguments.text("container")
    let names = (pod.spec.containers + pod.spec.initContainers).map(\.name)
    if !container.isEmpty, !names.contains(container) {
      throw .plain(
        "container \(container) is not valid for pod \(pod.metadata.name) out of: "
          + pod.containerNames
      )
    }
    throw .plain("kubectl \(path) is not supported here")
  }
}
