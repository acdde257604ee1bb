import Cluster
import KubeAPI
package import Simulation

/// One pod's life: when it waited, when its containers ran, and how it ended.
package struct PodRecord: Sendable {
  /// What a pod was doing for a while.
  package enum Phase: Equatable, Sendable {
    case waiting
    /// While init containers run, one after another.
    case initializing
    case running
    /// Between the end of a container and its next start.
    case backingOff
    case terminating
  }

  package struct Span: Equatable, Sendable {
    package var phase: Phase
    package var start: Instant
    /// Nil while it lasts.
    package var end: Instant?
  }

  package enum Outcome: Equatable, Sendable {
    case running
    case succeeded
    /// The exit code of the first container that failed, when one has ended at all.
    case failed(exitCode: Int32?)
    case deleted
  }

  package var name: String
  package var uid: String
  /// The uid of the Job that owns the pod.
  package var owner: String?
  package var index: Int?
  package var created: Instant
  package var spans: [Span] = []
  package var outcome: Outcome = .running
  package var restarts: Int32 = 0
  package var node = ""

  init(_ pod: Pod, at moment: Instant) {
    name = pod.metadata.name
    uid = pod.metadata.uid
    owner = pod.metadata.controller?.uid
    index = pod.metadata.annotations["batch.kubernetes.io/job-completion-index"].flatMap { Int($0) }
    created = moment
  }

  mutating func note(_ pod: Pod, isDeletion: Bool, at moment: Instant) {
    node = pod.spec.nodeName
    restarts = pod.status.containerStatuses.reduce(0) { $0 + $1.restartCount }
    if isDeletion {
      close(at: moment)
      if outcome == .running { outcome = .deleted }
      return
    }
    if pod.status.phase == .succeeded || pod.status.phase == .failed {
      noteUnseenRun(of: pod)
      close(at: moment)
      outcome =
        pod.status.phase == .succeeded ? .succeeded : .failed(exitCode: Self.firstFailure(of: pod))
      return
    }
    let phase = Self.phase(of: pod)
    guard spans.last?.phase != phase || spans.last?.end != nil else { return }
    close(at: moment)
    spans.append(Span(phase: phase, start: moment))
  }

  /// A container that was over before the kubelet reported it as running still ran.
  private mutating func noteUnseenRun(of pod: Pod) {
    guard let last = spans.indices.last, spans[last].end == nil,
      spans[last].phase == .waiting || spans[last].phase == .initializing,
      let began = pod.status.containerStatuses.compactMap(\.state.terminated?.startedAt).min()
    else { return }
    // The container's times are whole seconds.
    let start = max(began, spans[last].start)
    spans[last].end = start
    spans.append(Span(phase: .running, start: start))
  }

  private mutating func close(at moment: Instant) {
    guard let last = spans.indices.last, spans[last].end == nil else { return }
    spans[last].end = moment
  }

  private static func phase(of pod: Pod) -> Phase {
    if pod.metadata.deletionTimestamp != nil { return .terminating }
    if pod.status.containerStatuses.contains(where: { $0.state.running != nil }) {
      return .running
    }
    if let phase = phase(ofInitContainers: pod) { return phase }
    let ended = pod.status.containerStatuses.compactMap(\.state.terminated)
    // What will not start again is over; its pod says so a little later.
    let isOver =
      ended.count == pod.spec.containers.count
      && (pod.spec.restartPolicy == .never || ended.allSatisfy { $0.exitCode == 0 })
    if isOver { return .running }
    let hasRun = !ended.isEmpty || pod.status.containerStatuses.contains { $0.restartCount > 0 }
    return hasRun ? .backingOff : .waiting
  }

  /// What the init containers do; nil without any, before the first and after the last of them.
  private static func phase(ofInitContainers pod: Pod) -> Phase? {
    let statuses = pod.status.initContainerStatuses
    if statuses.contains(where: { $0.state.running != nil }) { return .initializing }
    let hasFailed = statuses.contains {
      ($0.state.terminated?.exitCode ?? 0) != 0 || $0.restartCount > 0 && !$0.ready
    }
    if hasFailed { return pod.spec.restartPolicy == .never ? .initializing : .backingOff }
    let hasBegun = statuses.contains { $0.state.terminated != nil }
    return hasBegun && statuses.contains { $0.state.waiting != nil } ? .initializing : nil
  }

  private static func firstFailure(of pod: Pod) -> Int32? {
    (pod.status.initContainerStatuses + pod.status.containerStatuses)
      .compactMap { $0.state.terminated?.exitCode }
      .first { $0 != 0 }
  }
}
