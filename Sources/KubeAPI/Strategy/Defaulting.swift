/// The values that the API server fills in when it decodes an object.
///
/// https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/apis/batch/v1/defaults.go and
/// pkg/apis/core/v1/defaults.go. Applying it twice is the same as once.
public enum Defaulting {
  public static func apply(_ object: inout APIObject) {
    switch object {
    case .job(var job):
      apply(&job)
      object = .job(job)
    case .cronJob(var cronJob):
      apply(&cronJob)
      object = .cronJob(cronJob)
    case .pod(var pod):
      apply(&pod)
      object = .pod(pod)
    case .secret(var secret):
      if secret.type.isEmpty { secret.type = "Opaque" }
      object = .secret(secret)
    case .namespace(var namespace):
      apply(&namespace)
      object = .namespace(namespace)
    case .persistentVolumeClaim(var claim):
      apply(&claim)
      object = .persistentVolumeClaim(claim)
    case .node(var node):
      if node.status.allocatable.isEmpty, !node.status.capacity.isEmpty {
        node.status.allocatable = node.status.capacity
      }
      object = .node(node)
    case .event, .configMap, .serviceAccount:
      break
    }
  }

  public static func apply(_ job: inout Job) {
    var spec = job.spec
    if spec.completions == nil, spec.parallelism == nil { spec.completions = 1 }
    if spec.parallelism == nil { spec.parallelism = 1 }
    if spec.backoffLimit == nil {
      spec.backoffLimit = spec.backoffLimitPerIndex == nil ? 6 : .max
    }
    if spec.completionMode == nil { spec.completionMode = .nonIndexed }
    if spec.suspend == nil { spec.suspend = false }
    if spec.podReplacementPolicy == nil {
      spec.podReplacementPolicy = spec.podFailurePolicy == nil ? .terminatingOrFailed : .failed
    }
    if spec.manualSelector == nil { spec.manualSelector = false }
    applyPatterns(&spec)
    applyTemplate(&spec.template)
    if job.spec != spec { job.spec = spec }
    if job.metadata.labels.isEmpty, !spec.template.metadata.labels.isEmpty {
      job.metadata.labels = spec.template.metadata.labels
    }
  }

  public static func apply(_ cronJob: inout CronJob) {
    var spec = cronJob.spec
    if spec.concurrencyPolicy.rawValue.isEmpty { spec.concurrencyPolicy = .allow }
    if spec.suspend == nil { spec.suspend = false }
    if spec.successfulJobsHistoryLimit == nil { spec.successfulJobsHistoryLimit = 3 }
    if spec.failedJobsHistoryLimit == nil { spec.failedJobsHistoryLimit = 1 }
    applyPatterns(&spec.jobTemplate.spec)
    applyTemplate(&spec.jobTemplate.spec.template)
    if cronJob.spec != spec { cronJob.spec = spec }
  }

  /// A template is shared by many objects: it is copied only when something changes.
  private static func applyTemplate(_ template: inout PodTemplateSpec) {
    var spec = template.spec
    PodDefaulting.apply(&spec)
    if spec != template.spec { template.spec = spec }
  }

  private static func applyPatterns(_ spec: inout JobSpec) {
    guard var policy = spec.podFailurePolicy else { return }
    for rule in policy.rules.indices {
      for pattern in policy.rules[rule].onPodConditions.indices
      where policy.rules[rule].onPodConditions[pattern].status.rawValue.isEmpty {
        policy.rules[rule].onPodConditions[pattern].status = .true
      }
    }
    spec.podFailurePolicy = policy
  }

  public static func apply(_ pod: inout Pod) {
    var spec = pod.spec
    PodDefaulting.apply(&spec)
    PodDefaulting.applyToPod(&spec)
    if spec != pod.spec { pod.spec = spec }
  }

  private static func apply(_ namespace: inout Namespace) {
    if !namespace.metadata.name.isEmpty {
      namespace.metadata.labels["kubernetes.io/metadata.name"] = namespace.metadata.name
    }
    if namespace.status.phase.isEmpty { namespace.status.phase = "Active" }
  }

  private static func apply(_ claim: inout PersistentVolumeClaim) {
    var status = claim.others["status"] ?? [:]
    if status["phase"] == nil { status["phase"] = "Pending" }
    claim.others["status"] = status
    var spec = claim.others["spec"] ?? [:]
    if spec["volumeMode"] == nil { spec["volumeMode"] = "Filesystem" }
    claim.others["spec"] = spec
  }
}
