import Cluster
import KubeAPI
import ShellRuntime
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
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    if case .removing(let removal, let error) = stage {
      return try finish(removal, error, session.now, cluster)
    }
    do throws(KubectlError) {
      let step = try follow(&session, &cluster, &system)
      guard case .done = step else { return step }
    } catch {
      return try remove(after: error, deletion, &session, &cluster)
    }
    return try remove(after: nil, deletion, &session, &cluster)
  }

  /// - Returns: what to wait for; done when there is nothing more.
  private mutating func follow(
    _ session: inout Session,
    _ cluster: inout Cluster,
    _ system: inout some SystemCalls
  ) throws(KubectlError) -> CommandStep {
    guard let pod, case .pod(let present)? = cluster.object(pod) else {
      throw .server(.notFound(.pod, name))
    }
    let phase = present.status.phase
    let isOver = phase == .succeeded || phase == .failed
    if case .starting = stage {
      let isReady = present.status.conditions.contains { $0.type == "Ready" && $0.status == .true }
      guard isOver || isReady && phase == .running else {
        if session.now >= deadline { throw .plain("timed out waiting for the condition") }
        return .wait(until: deadline)
      }
      if !isOver, let container = present.spec.containers.first {
        Attachment.announce(container, &session)
      }
      attachment = Attachment(
        pod: present,
        container: present.spec.containers.first?.name ?? "",
        fromBeginning: true,
        session
      )
      stage = .following
    }
    if case .following = stage {
      if let step = try attachment?.goOn(&session, &cluster, &system) {
        guard case .done = step else { return step }
      }
      stage = .ending
    }
    guard waitsForEnd, phase != .succeeded else { return .done }
    guard phase == .failed, !needsSuccess else { return .wait(until: nil) }
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
