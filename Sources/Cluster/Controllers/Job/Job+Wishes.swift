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

  /// Whether it selects the pods that have its identity as a label, as the server has it do.
  var hasGeneratedSelector: Bool {
    guard let selector = spec.selector, selector.matchExpressions.isEmpty,
      selector.matchLabels.count == 1, let label = selector.matchLabels.entries.first
    else { return false }
    return label.key == JobLabels.controllerUID && label.value == metadata.uid
  }

  static let controllerName = "kubernetes.io/job-controller"
}
