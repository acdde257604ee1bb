import Cluster
import KubeAPI
import ShellRuntime
import Simulation

/// `kubectl exec`: a program in a container that runs.
///
/// With `-i` standard input is read to its end before the program starts; there is no terminal to
/// give it with `-t`.
struct ExecCommand: Command {
  private let resource: String
  private let command: [String]
  private var running: ContainerSession?

  init(_ session: inout Session) throws(KubectlError) {
    let arguments = session.arguments
    guard let resource = arguments.wordsBeforeDash.first else {
      throw .plain("pod, type/name or --filename must be specified")
    }
    if arguments.dashPosition == nil, arguments.words.count > 1 {
      throw .plain(
        "exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead\n"
          + "See 'kubectl exec -h' for help and examples"
      )
    }
    guard !arguments.wordsAfterDash.isEmpty else {
      throw .plain("you must specify at least one command for the container")
    }
    self.resource = resource
    command = arguments.wordsAfterDash
    if arguments.flag("tty"), arguments.flag("stdin") {
      session.complain(
        "Unable to use a TTY - input is not a terminal or the right kind of file\n"
      )
    }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    let present: ContainerSession
    if let running {
      present = running
    } else {
      present = try start(&session, &cluster)
      running = present
    }
    let (output, end) = cluster.follow(present)
    for chunk in output {
      session.output.add(chunk.bytes, to: chunk.stream == .output ? 1 : 2)
    }
    guard let end else { return .wait(until: nil) }
    guard end.status != 0 else { return .done }
    session.complain("command terminated with exit code \(end.status)\n")
    return .exit(end.status)
  }

  private func start(
    _ session: inout Session,
    _ cluster: inout Cluster
  ) throws(KubectlError) -> ContainerSession {
    let pod = try findPod(&session, cluster)
    let phase = pod.status.phase
    if phase == .succeeded || phase == .failed {
      throw .plain(
        "cannot exec into a container in a completed pod; current phase is \(phase.rawValue)"
      )
    }
    let container = try container(of: pod, &session)
    do {
      return try cluster.exec(
        pod: APIObject.pod(pod).key,
        container: container,
        command: command,
        input: session.input
      )
    } catch {
      // The connection is made by then, so that kubectl takes the refusal for its own error.
      guard error.reason == .internalError else { throw .server(error) }
      throw .plain("Internal error occurred: \(error.message)")
    }
  }

  /// The pod, or of a Job's pods the one that has been ready for longest (`AttachablePodForObject`).
  private func findPod(
    _ session: inout Session,
    _ cluster: Cluster
  ) throws(KubectlError) -> Pod {
    let query = try ResourceQuery(
      resource.contains("/") ? [resource] : ["pods", resource],
      options: ResourceQuery.Options(),
      &session
    )
    let (infos, errors) = query.infos(in: cluster)
    if let error = errors.first { throw error }
    switch infos.first?.object {
    case .pod(let pod)?: return pod
    case .job(let job)?:
      guard let selection = job.spec.selector.flatMap({ LabelSelection($0) }) else {
        throw .plain("invalid label selector")
      }
      let pods = cluster.pods(in: job.metadata.namespace) {
        selection.matches($0.metadata.labels)
      }
      guard let pod = pods.min(by: Self.isRather) else {
        throw .plain("timed out waiting for the condition")
      }
      return pod
    case let other?: throw .plain("cannot attach to *v1.\(other.kind.rawValue): not implemented")
    case nil: throw .plain("pod, type/name or --filename must be specified")
    }
  }

  /// Running before not, ready before not, then ready for longer, then older
  /// (https://github.com/kubernetes/kubectl/blob/master/pkg/util/podutils/podutils.go).
  private static func isRather(_ a: Pod, _ b: Pod) -> Bool {
    let (first, second) = (standing(a), standing(b))
    if first.tier != second.tier { return first.tier < second.tier }
    if first.since != second.since { return first.since < second.since }
    return a.metadata.name < b.metadata.name
  }

  private static func standing(_ pod: Pod) -> (tier: Int, since: Instant) {
    let born = pod.metadata.creationTimestamp ?? Instant(seconds: 0)
    guard pod.status.phase == .running else { return (2, born) }
    guard let ready = pod.status.conditions.first(where: { $0.type == "Ready" }),
      ready.status == .true
    else { return (1, born) }
    return (0, ready.lastTransitionTime ?? born)
  }

  private func container(
    of pod: Pod,
    _ session: inout Session
  ) throws(KubectlError) -> String {
    let names = (pod.spec.containers + pod.spec.initContainers).map(\.name)
    let wanted = session.arguments.text("container")
    if !wanted.isEmpty {
      guard names.contains(wanted) else {
        throw .plain(
          "container \(wanted) is not valid for pod \(pod.metadata.name) out of: "
            + pod.containerNames
        )
      }
      return wanted
    }
    let annotated = pod.metadata.annotations["kubectl.kubernetes.io/default-container"] ?? ""
    if names.contains(annotated) { return annotated }
    let name = names.first ?? ""
    if names.count > 1, !session.arguments.flag("quiet") {
      session.complain("Defaulted container \(name.goQuoted) out of: \(pod.containerNames)\n")
    }
    return name
  }
}
