import KubeAPI
import Simulation
import Synchronization

/// One pod of a Job over its whole life.
struct Attempt: Sendable {
  var name: String
  var created: Instant
  /// When the pod was seen to be in a final phase, or went.
  var ended: Instant?
  var phase: PodPhase = .pending
  /// When the last of its containers stopped.
  var finished: Instant?
  var exitCodes: [Int32] = []
  var restarts: Int32 = 0
  /// Of a pod of an Indexed Job.
  var index: Int?
  /// Where it was put; nil before that.
  var node: String?
  /// The first time it was asked to go while it still ran.
  var wasStopped = false
}

/// The attempts of a run's Jobs, for several tests that ask for them.
final class KnownAttempts: Sendable {
  /// Of few selectors, so that comparing finds one sooner than hashing.
  private let bySelector = Mutex<[(selector: ObjectSelector, attempts: [Attempt])]>([])

  func attempts(of selector: ObjectSelector, _ find: () -> [Attempt]) -> [Attempt] {
    bySelector.withLock { known in
      if let place = known.firstIndex(where: { $0.selector == selector }) {
        return known[place].attempts
      }
      let attempts = find()
      known.append((selector, attempts))
      return attempts
    }
  }
}

extension Evidence {
  /// The pods that the Job has ever had, in the order in which they were made.
  func attempts(of selector: ObjectSelector) -> [Attempt] {
    guard let knownAttempts else { return foundAttempts(of: selector) }
    return knownAttempts.attempts(of: selector) { foundAttempts(of: selector) }
  }

  private func foundAttempts(of selector: ObjectSelector) -> [Attempt] {
    var attempts: [Attempt] = []
    var places: [String: Int] = [:]
    // Most changes are of the pod that the one before was of.
    var place = 0
    var uid = ""
    for change in changes {
      guard case .pod(let pod) = change.object, belongs(pod, to: selector) else { continue }
      if uid != pod.metadata.uid {
        uid = pod.metadata.uid
        place = places[uid] ?? attempts.count
      }
      if place == attempts.count {
        places[uid] = place
        attempts.append(Attempt(name: pod.metadata.name, created: change.moment))
      }
      attempts[place].note(pod, change)
    }
    return attempts
  }

  private func belongs(_ pod: Pod, to selector: ObjectSelector) -> Bool {
    if selector.kind == .pod { return selector.name == nil || selector.name == pod.metadata.name }
    for owner in pod.metadata.ownerReferences where owner.controller == true {
      return owner.kind == selector.kind.rawValue
        && (selector.name == nil || selector.name == owner.name)
    }
    return false
  }
}

extension Attempt {
  fileprivate mutating func note(_ pod: Pod, _ change: RecordedChange) {
    phase = pod.status.phase
    index = pod.metadata.annotations["batch.kubernetes.io/job-completion-index"].flatMap { Int($0) }
    if !pod.spec.nodeName.isEmpty { node = pod.spec.nodeName }
    restarts = 0
    exitCodes.removeAll(keepingCapacity: true)
    var last: Instant?
    note(pod.status.initContainerStatuses, &last)
    note(pod.status.containerStatuses, &last)
    finished = last ?? finished
    if pod.metadata.deletionTimestamp != nil, !hasEnded { wasStopped = true }
    if hasEnded || change.kind == .deleted { ended = ended ?? change.moment }
  }

  /// `last` is when the last container of all stopped.
  private mutating func note(_ containers: [ContainerStatus], _ last: inout Instant?) {
    // By index: a status is large, and little of it is looked at.
    for index in containers.indices {
      restarts &+= containers[index].restartCount
      guard let end = containers[index].state.terminated ?? containers[index].lastState.terminated
      else { continue }
      exitCodes.append(end.exitCode)
      if let moment = end.finishedAt { last = max(last ?? moment, moment) }
    }
  }

  private var hasEnded: Bool { phase == .succeeded || phase == .failed }
}

extension [Attempt] {
  /// The most that lived at one moment, and when that was first so.
  var mostAtOnce: (count: Int, at: Instant?) {
    var steps: [(moment: Instant, step: Int)] = []
    for attempt in self {
      steps.append((attempt.created, 1))
      if let ended = attempt.ended { steps.append((ended, -1)) }
    }
    // An end frees its place for a start at the same moment.
    steps.sort { ($0.moment, $0.step) < ($1.moment, $1.step) }
    var count = 0
    var most: (count: Int, at: Instant?) = (0, nil)
    for step in steps {
      count += step.step
      if count > most.count { most = (count, step.moment) }
    }
    return most
  }

  /// The waits between the end of a failed pod and the start of the next one.
  var waits: [(after: Attempt, wait: Duration)] {
    zip(self, dropFirst()).compactMap { before, after in
      guard before.phase == .failed, let finished = before.finished else { return nil }
      return (before, after.created - finished)
    }
  }
}
