import KubeAPI

/// What a Job's spec asks for, with the defaults that an old object may lack.
extension Job {
  var isSuspended: Bool { spec.suspend == true }
  var isIndexed: Bool { spec.completionMode == .indexed }
  var hasBackoffLimitPerIndex: Bool { spec.backoffLimitPerIndex != nil }
  var parallelism: Int { Int(spec.parallelism ?? 1) }
  var completions: Int? { spec.completions.map { Int($0) } }
  var backoffLimit: Int { Int(spec.backoffLimit ?? 6) }

  /// Whether a replacement waits until the old pod has ended; a failure policy needs to see how.
  var replacesOnlyFailedPods: Bool {
    spec.podReplacementPolicy == .failed || spec.podFailurePolicy != nil
  }

  /// Whether somebody else than the built-in controller looks after the Job.
  var isManagedElsewhere: Bool {
    spec.managedBy.map { $0 != Self.controllerName } ?? false
  }

  /// Which pods are the Job's; nil when the selector is absent or senseless.
  var selection: LabelSelection? { spec.selector.flatMap { LabelSelection($0) } }

  static let controllerName = "kubernetes.io/job-controller"
}
