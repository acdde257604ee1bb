import KubeAPI

extension APIObject {
  /// What the server sets on a new object itself: `PrepareForCreate` of the kinds' strategies.
  ///
  /// Defaults are filled in again afterwards, as happens to every object that is read back: a Job
  /// without labels so gets those that its template has been given
  /// (pkg/apis/batch/v1/defaults.go).
  mutating func prepareForCreation(uid: String) {
    switch self {
    case .job(var job):
      job.status = JobStatus()
      job.identifyPods(uid: uid)
      self = .job(job)
      Defaulting.apply(&self)
    case .cronJob(var cronJob):
      cronJob.status = CronJobStatus()
      self = .cronJob(cronJob)
    case .pod(var pod):
      pod.status = PodStatus()
      pod.status.phase = .pending
      self = .pod(pod)
    case .namespace(var namespace):
      namespace.spec.finalizers = ["kubernetes"]
      namespace.status = NamespaceStatus()
      namespace.status.phase = "Active"
      self = .namespace(namespace)
    default:
      break
    }
  }
}

extension Job {
  /// Gives the pods the labels that they are found by, and the Job the selector for them
  /// (`generateSelector` in pkg/registry/batch/job/strategy.go).
  fileprivate mutating func identifyPods(uid: String) {
    guard spec.manualSelector != true else { return }
    spec.template.metadata.labels[JobLabel.controllerUID] = uid
    spec.template.metadata.labels[JobLabel.legacyControllerUID] = uid
    spec.template.metadata.labels[JobLabel.jobName] = metadata.name
    spec.template.metadata.labels[JobLabel.legacyJobName] = metadata.name
    var selector = spec.selector ?? LabelSelector()
    selector.matchLabels[JobLabel.controllerUID] = uid
    spec.selector = selector
  }
}
