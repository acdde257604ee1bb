import KubeAPI

/// When a Job has failed too often.
enum BackoffLimitPolicy {
  /// Whether more pods have failed than `backoffLimit` allows: it takes limit + 1 pods.
  static func isExceeded(failed: Int, limit: Int) -> Bool { failed > limit }

  /// Whether the containers of unfinished pods have been restarted as often as the limit says.
  ///
  /// Only under OnFailure. The sum over all pods is compared with >=, and a limit of 0 still allows
  /// no restart but only sees one after it happened (`pastBackoffLimitOnFailure` in
  /// pkg/controller/job/job_controller.go).
  static func isExceeded(restarts: Int, limit: Int) -> Bool {
    limit == 0 ? restarts > 0 : restarts >= limit
  }
}

extension Pod {
  /// How often containers of the pod have been started again, while it may still do so.
  var restartsOfUnfinished: Int {
    guard status.phase == .running || status.phase == .pending else { return 0 }
    let statuses = status.initContainerStatuses + status.containerStatuses
    return statuses.reduce(0) { $0 + Int($1.restartCount) }
  }
}
