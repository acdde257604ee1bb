import Cluster
import KubeAPI
import ShellRuntime
import Simulation

/// A client that has attached to a container: it shows what the container writes from now on and,
/// with `-i`, hands its own standard input over.
struct Attachment: Sendable {
  /// The most that goes to a container.
  private static let inputLimit = 8 << 20

  private var stream: LogStream
  private let options: LogOptions
  private let pod: ObjectKey
  private let container: String
  private var handsInput: Bool
  private var inputCount = 0

  /// Follows a container; with `fromBeginning` what it wrote before is shown too.
  init(pod: Pod, container: String, fromBeginning: Bool, _ session: Session) {
    self.pod = pod.key
    self.container = container
    let phase = pod.status.phase
    // Of a pod that has ended the log is shown, and nobody is there to read.
    handsInput = session.arguments.flag("stdin") && phase != .succeeded && phase != .failed
    options = LogOptions(follows: true, tail: fromBeginning ? nil : 0)
    stream = LogStream(
      pod: pod.key,
      container: container,
      prefix: "",
      deadline: session.now
    )
  }

  /// Hands over what there is, and prints what is new.
  ///
  /// - Returns: what to wait for; done when the container has ended.
  mutating func goOn(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    if case .ended = try stream.read(&session, cluster, options) { return .done }
    guard handsInput else { return .wait(until: nil) }
    let isReleased = try handInput(&cluster, &system)
    // What the container answers at once is there to be shown.
    if case .ended = try stream.read(&session, cluster, options) { return .done }
    if isReleased { return .done }
    return handsInput ? .inputOrChange : .wait(until: nil)
  }

  /// - Returns: whether the runtime lets go of the client, since it has no more to say.
  private mutating func handInput(
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> Bool {
    while true {
      switch system.read(0, upTo: 65_536) {
      case .bytes(let bytes):
        inputCount += bytes.count
        guard inputCount <= Attachment.inputLimit else {
          throw .plain("standard input holds more than \(Attachment.inputLimit) bytes")
        }
        cluster.writeInput(bytes, toPod: pod, container: container)
      case .wouldBlock: return false
      case .end, .failed:
        handsInput = false
        return cluster.closeInput(ofPod: pod, container: container)
      }
    }
  }

  /// What kubectl says before it begins.
  static func announce(_ container: Container, _ session: inout Session) {
    let arguments = session.arguments
    if arguments.flag("tty"), !container.tty {
      if !arguments.flag("quiet") {
        session.complain(
          "error: Unable to use a TTY - container \(container.name) did not allocate one\n"
        )
      }
    } else if arguments.flag("stdin"), container.tty, !arguments.flag("quiet") {
      session.complain(
        "Unable to use a TTY - input is not a terminal or the right kind of file\n"
      )
    }
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
    let step = try present.goOn(&session, &cluster, &system)
    attachment = present
    return step
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
    if let target = (pod.spec.initContainers + pod.spec.containers).first(where: {
      $0.name == container
    }) {
      Attachment.announce(target, &session)
    }
    return Attachment(pod: pod, container: container, fromBeginning: false, session)
  }
}
