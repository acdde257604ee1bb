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
    let pod = try ContainerTarget.pod(resource, &session, cluster)
    let phase = pod.status.phase
    if phase == .succeeded || phase == .failed {
      throw .plain(
        "cannot exec into a container in a completed pod; current phase is \(phase.rawValue)"
      )
    }
    let container = try ContainerTarget.container(of: pod, &session)
    do {
      return try cluster.exec(
        pod: pod.key,
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
}
