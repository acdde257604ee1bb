import KubeAPI

extension Job {
  /// Gives a new Job its selector and the labels that its pods are found by
  /// (`PrepareForCreate` in pkg/registry/batch/job/strategy.go).
  mutating func prepare(uid: String) {
    if spec.completions == nil, spec.parallelism == nil { spec.completions = 1 }
    if spec.parallelism == nil { spec.parallelism = 1 }
    if spec.backoffLimit == nil { spec.backoffLimit = spec.backoffLimitPerIndex == nil ? 6 : .max }
    if spec.completionMode == nil { spec.completionMode = .nonIndexed }
    if spec.suspend == nil { spec.suspend = false }
    if spec.podReplacementPolicy == nil {
      spec.podReplacementPolicy = spec.podFailurePolicy == nil ? .terminatingOrFailed : .failed
    }
    guard spec.manualSelector != true else { return }
    spec.template.metadata.labels[JobLabel.controllerUID] = uid
    spec.template.metadata.labels[JobLabel.legacyControllerUID] = uid
    spec.template.metadata.labels[JobLabel.jobName] = metadata.name
    spec.template.metadata.labels[JobLabel.legacyJobName] = metadata.name
    var selector = LabelSelector()
    selector.matchLabels[JobLabel.controllerUID] = uid
    spec.selector = selector
  }
}
