import Cluster
import KubeAPI
package import Simulation

/// Why a simulation stopped.
package enum RunEnd: Equatable, Sendable {
  /// Every Job is Complete or Failed and no pod is left running.
  case finished
  /// Nothing is left that could happen, and yet a Job is open: it is suspended or stuck.
  case idle
  /// The time allowed is over.
  case horizon
  /// More happened than is allowed.
  case tooManyEvents
}

extension Console {
  /// Lets the cluster run until its Jobs have ended, and notes what happens.
  ///
  /// - Parameters:
  ///   - horizon: Where virtual time stops at the latest.
  ///   - limits: How much may happen.
  ///   - record: Takes up every change.
  /// - Returns: Why it stopped.
  package mutating func runToEnd(
    horizon: Instant,
    limits: RunLimits = .standard,
    record: inout RunRecord
  ) -> RunEnd {
    record.note(cluster)
    var events = 0
    var mayBeOver = true
    while true {
      if mayBeOver, isFinished { return .finished }
      guard cluster.nextEvent != nil else { return isFinished ? .finished : .idle }
      guard cluster.step(until: horizon) else {
        cluster.advance(to: horizon)
        record.note(cluster)
        return .horizon
      }
      mayBeOver = record.note(cluster)
      events += 1
      if events > limits.events { return .tooManyEvents }
    }
  }

  private var isFinished: Bool {
    let store = cluster.server.store
    // A schedule makes Jobs for ever; only the horizon ends it.
    if store.count(of: .cronJob) > 0, store.objects(of: .cronJob).contains(where: \.isSchedule) {
      return false
    }
    guard store.count(of: .job) > 0 else { return cluster.nextEvent == nil }
    for object in store.objects(of: .job) {
      guard case .job(let job) = object, job.isFinished else { return false }
    }
    return store.objects(of: .pod).allSatisfy {
      guard case .pod(let pod) = $0 else { return true }
      return pod.status.phase == .succeeded || pod.status.phase == .failed
    }
  }
}

extension APIObject {
  /// Whether it is a CronJob that is not suspended.
  fileprivate var isSchedule: Bool {
    if case .cronJob(let cronJob) = self { cronJob.spec.suspend != true } else { false }
  }
}

extension Job {
  /// Whether the Job is Complete or Failed for good.
  fileprivate var isFinished: Bool {
    status.conditions.contains {
      ($0.type == "Complete" || $0.type == "Failed") && $0.status == .true
    }
  }
}
