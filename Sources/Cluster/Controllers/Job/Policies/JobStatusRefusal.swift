import KubeAPI

extension Job {
  /// Whether the API server refuses a status that the controller has worked out.
  ///
  /// Of the checks of `ValidateJobStatusUpdate` these are the ones that the controller can fail: it
  /// tries again then, until somebody changes the Job
  /// (https://github.com/kubernetes/kubernetes/blob/master/pkg/registry/batch/job/strategy.go,
  /// `getStatusValidationOptions`).
  func refuses(_ next: JobStatus) -> Bool {
    // Since 1.36 a suspended Job has no start time; only one without completions may end like that.
    let hasEnded = !isFinished && next.conditions.haveEnd
    if hasEnded, next.startTime == nil, !(isSuspended && completions == 0) { return true }
    // Only an Indexed Job that has as many pods as indexes may count fewer than before.
    let mayShrink = isIndexed && spec.completions == spec.parallelism
    return next.succeeded < status.succeeded && !mayShrink
  }
}
