import Cluster
import KubeAPI
import Simulation

/// What `kubectl run --attach` does once the pod is made: it waits for it, follows it, gives its exit
/// status on and, with `--rm`, deletes it.
struct AttachedRun: Sendable {
  private enum Stage: Sendable {
    case starting
    case following
    case ending
    case removing(Removal, KubectlError?)
  }

  /// The pod, once it is made.
  var pod: ObjectKey?
  /// Until when it must run.
  var deadline = Instant(seconds: 0)
  private let removes: Bool
  /// Whether the pod's end is waited for; one that restarts for ever has none.
  private let waitsForEnd: Bool
  private let needsSuccess: Bool
  private let name: String
  private var stage = Stage.starting
  private var attachment: Attachment?

  init(restartPolicy: RestartPolicy, _ arguments: ParsedArguments) {
    removes = arguments.flag("rm")
    waitsForEnd = restartPolicy != .always && !arguments.flag("leave-stdin-open")
    needsSuccess = restartPolicy == .onFailure
    name = arguments.wordsBeforeDash.first ?? ""
  }

  mutating func resume(
    _ deletion: DeletionOptions,
    _ session: inout Session,
    _ cluster: inout Cluster
  ) throws(KubectlError) -> CommandStep {
    if case .removing(let removal, let error) = stage {
      return try finish(removal, error, session.now, cluster)
    }
    do throws(KubectlError) {
      guard try follow(&session, cluster) else {
        if case .starting = stage { return .wait(until: deadline) }
        return .wait(until: nil)
      }
    } catch {
      return try remove(after: error, deletion, &session, &cluster)
    }
    return try remove(after: nil, deletion, &session, &cluster)
  }

  /// - Returns: whether there is nothing more to wait for.
  private mutating func follow(
    _ session: inout Session,
    _ cluster: Cluster
  ) throws(KubectlError) -> Bool {
    guard let pod, case .pod(let present)? = cluster.object(pod) else {
      throw .server(.notFound(.pod, name))
    }
    let phase = present.status.phase
    let isOver = phase == .succeeded || phase == .failed
    if case .starting = stage {
      let isReady = present.status.conditions.contains { $0.type == "Ready" && $0.status == .true }
      guard isOver || isReady && phase == .running else {
        if session.now >= deadline { throw .plain("timed out waiting for the condition") }
        return false
      }
      if !isOver {
        if session.arguments.flag("tty") {
          session.complain(
            "error: Unable to use a TTY - container \(name) did not allocate one\n"
          )
        }
        Attachment.announce(&session)
      }
      attachment = Attachment(
        pod: present,
        container: present.spec.containers.first?.name ?? "",
        fromBeginning: true,
        now: session.now
      )
      stage = .following
    }
    if case .following = stage {
      guard try attachment?.read(&session, cluster) == true else { return false }
      stage = .ending
    }
    guard waitsForEnd else { return true }
    if phase == .succeeded { return true }
    guard phase == .failed, !needsSuccess else { return false }
    throw failure(of: present)
  }

  private func failure(of pod: Pod) -> KubectlError {
    let place = "pod \(pod.metadata.namespace)/\(pod.metadata.name)"
    guard let end = pod.status.containerStatuses.first?.state.terminated, end.exitCode != 0 else {
      return .plain("\(place) failed with unknown exit code")
    }
    return .verbatim(
      "\(place) terminated (\(end.reason))\n\(end.message)",
      status: UInt8(truncatingIfNeeded: end.exitCode)
    )
  }

  // MARK: removing

  private mutating func remove(
    after error: KubectlError?,
    _ deletion: DeletionOptions,
    _ session: inout Session,
    _ cluster: inout Cluster
  ) throws(KubectlError) -> CommandStep {
    guard removes, let pod else {
      if let error { throw error }
      return .done
    }
    let info = ResourceInfo(kind: .pod, name: pod.name, namespace: pod.namespace)
    var removal = Removal(until: session.now + .seconds(168 * 3_600))
    // A pod that is gone already needs no removal; what else is refused is not said either.
    if let deleted = try? deletion.delete(info, &session, &cluster) {
      removal.add(info, uid: deleted.metadata.uid)
    }
    stage = .removing(removal, error)
    return .again
  }

  private func finish(
    _ removal: Removal,
    _ error: KubectlError?,
    _ now: Instant,
    _ cluster: Cluster
  ) throws(KubectlError) -> CommandStep {
    let step = try removal.step(now, cluster)
    guard case .done = step, let error else { return step }
    throw error
  }
}
