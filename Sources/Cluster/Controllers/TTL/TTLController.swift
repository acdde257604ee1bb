import KubeAPI
import Simulation

/// Deletes finished Jobs after their `ttlSecondsAfterFinished`.
///
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/ttlafterfinished/ttlafterfinished_controller.go
struct TTLController: Sendable {
  var queue = WorkQueue()

  /// When a Job has outlived its time; nil when it has no limit, is unfinished or is going.
  static func expiry(of job: Job) -> Instant? {
    guard let seconds = job.spec.ttlSecondsAfterFinished, job.metadata.deletionTimestamp == nil,
      let finish = job.status.finishedCondition?.lastTransitionTime
    else { return nil }
    return finish + .seconds(Int64(seconds))
  }
}

extension Cluster {
  mutating func observeForTTL(_ job: Job, _ change: Change) {
    guard change.kind != .deleted, let expiry = TTLController.expiry(of: job) else { return }
    wake(.ttlAfterFinished, job.key, after: expiry - now)
  }

  /// Looks at a finished Job again and deletes it when its time is over.
  mutating func reconcileTTL(_ key: ObjectKey) {
    guard ttlController.queue.take(key, now: now) else { return }
    defer { finish(.ttlAfterFinished, key) }
    guard let job = server.store.job(key), let expiry = TTLController.expiry(of: job) else {
      return
    }
    guard expiry <= now else {
      wake(.ttlAfterFinished, key, after: expiry - now)
      return
    }
    do {
      try server.delete(
        key,
        DeleteOptions(propagation: .foreground, preconditionUID: job.metadata.uid),
        now: now
      )
    } catch {
      preconditionFailure("a Job that was just read can be deleted: \(error.message)")
    }
  }
}
