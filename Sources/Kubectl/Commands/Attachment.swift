import Cluster
import KubeAPI
import ShellRuntime
import Simulation

/// What a client sees that has attached to a container: what the container writes from now on.
///
/// A container has no terminal and its standard input is at its end, so that nothing goes to it.
struct Attachment: Sendable {
  private var stream: LogStream
  private let options: LogOptions

  /// Follows a container; with `fromBeginning` what it wrote before is shown too.
  init(pod: Pod, container: String, fromBeginning: Bool, now: Instant) {
    options = LogOptions(follows: true, tail: fromBeginning ? nil : 0)
    stream = LogStream(
      pod: APIObject.pod(pod).key,
      container: container,
      prefix: "",
      deadline: now
    )
  }

  /// Prints what is new.
  ///
  /// - Returns: whether the container has ended.
  mutating func read(_ session: inout Session, _ cluster: Cluster) throws(KubectlError) -> Bool {
    if case .ended = try stream.read(&session, cluster, options) { return true }
    return false
  }

  static func announce(_ session: inout Session) {
    guard !session.arguments.flag("quiet") else { return }
    session.complain(
      "All commands and output from this session will be recorded in container logs, including "
        + "credentials and sensitive information passed through the command prompt.\n"
        + "If you don't see a command prompt, try pressing enter.\n"
    )
  }
}

/// `kubectl attach`.
struct AttachCommand: Command {
  private var attachment: Attachment?

  init(_ session: inout Session) throws(KubectlError) {
    let words = session.arguments.words
    if words.isEmpty {
      throw session.usageError("at least 1 argument is required for attach")
    }
    if words.count > 2 {
      throw session.usageError(
        "expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw \(words.count): "
          + "[\(words.joined(separator: " "))]"
      )
    }
    if session.arguments.duration("pod-running-timeout") <= .zero {
      throw session.usageError("--pod-running-timeout must be higher than zero")
    }
  }

  mutating func resume(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    var present: Attachment
    if let attachment {
      present = attachment
    } else {
      present = try begin(&session, cluster)
    }
    let isOver = try present.read(&session, cluster)
    attachment = present
    return isOver ? .done : .wait(until: nil)
  }

  private func begin(
    _ session: inout Session,
    _ cluster: Cluster
  ) throws(KubectlError) -> Attachment {
    let words = session.arguments.words
    let target = words.count == 2 ? "\(words[0])/\(words[1])" : words[0]
    let pod = try ContainerTarget.pod(target, &session, cluster)
    let phase = pod.status.phase
    if phase == .succeeded || phase == .failed {
      throw .plain(
        "cannot attach a container in a completed pod; current phase is \(phase.rawValue)"
      )
    }
    let container = try ContainerTarget.container(of: pod, &session)
    let statuses = pod.status.initContainerStatuses + pod.status.containerStatuses
    guard statuses.first(where: { $0.name == container })?.state.running != nil else {
      throw .plain(
        "Internal error occurred: unable to upgrade connection: container \(container) not found in "
          + "pod \(pod.metadata.name)_\(pod.metadata.namespace)"
      )
    }
    if session.arguments.flag("tty") {
      session.complain(
        "error: Unable to use a TTY - container \(container) did not allocate one\n"
      )
    }
    Attachment.announce(&session)
    return Attachment(pod: pod, container: container, fromBeginning: false, now: session.now)
  }
}
