import KubeAPI

/// The pods of a Job, stamped from its template.
struct JobPodTemplate {
  private static let indexVariable = "JOB_COMPLETION_INDEX"

  private let job: Job
  private let prototype: Pod

  init(_ job: Job) {
    self.job = job
    var pod = Pod()
    pod.metadata.namespace = job.metadata.namespace
    pod.metadata.generateName = job.metadata.name + "-"
    pod.metadata.labels = job.spec.template.metadata.labels
    pod.metadata.annotations = job.spec.template.metadata.annotations
    pod.metadata.ownerReferences = [OwnerReference(controller: job)]
    pod.metadata.finalizers = job.spec.template.metadata.finalizers
    if !pod.metadata.finalizers.contains(Finalizer.jobTracking) {
      pod.metadata.finalizers.append(Finalizer.jobTracking)
    }
    pod.spec = job.spec.template.spec
    if job.isIndexed { Self.addIndexVariable(to: &pod.spec) }
    // The server fills in the same in every pod: once is enough.
    Defaulting.apply(&pod)
    prototype = pod
  }

  /// A new pod, not yet named.
  func pod(_ creation: JobPlan.Creation) -> Pod {
    guard let index = creation.index else { return prototype }
    var pod = prototype
    pod.metadata.annotations[JobLabel.completionIndex] = String(index)
    pod.metadata.labels[JobLabel.completionIndex] = String(index)
    pod.metadata.generateName = baseName(index)
    pod.spec.hostname = "\(job.metadata.name)-\(index)"
    if job.hasBackoffLimitPerIndex {
      pod.metadata.annotations[JobLabel.indexFailureCount] = String(creation.failures)
      if creation.ignoredFailures > 0 {
        pod.metadata.annotations[JobLabel.indexIgnoredFailureCount] =
          String(creation.ignoredFailures)
      }
    }
    return pod
  }

  /// `<job>-<index>-`, the job's name cut so that the index survives (`podGenerateNameWithIndex`).
  private func baseName(_ index: Int) -> String {
    let ending = "-\(index)-"
    let room = NameGenerator.maxBaseLength - ending.count
    return job.metadata.name.prefix(max(0, room)) + ending
  }

  /// Gives every container its index, unless it has such a variable already.
  private static func addIndexVariable(to spec: inout PodSpec) {
    var variable = EnvVar()
    variable.name = indexVariable
    var field = ObjectFieldSelector()
    field.apiVersion = "v1"
    field.fieldPath = "metadata.labels['\(JobLabel.completionIndex)']"
    var source = EnvVarSource()
    source.fieldRef = field
    variable.valueFrom = source
    for index in spec.initContainers.indices
    where !spec.initContainers[index].env.contains(where: { $0.name == indexVariable }) {
      spec.initContainers[index].env.append(variable)
    }
    for index in spec.containers.indices
    where !spec.containers[index].env.contains(where: { $0.name == indexVariable }) {
      spec.containers[index].env.append(variable)
    }
  }
}

extension OwnerReference {
  /// A reference to the Job as the controller of something.
  init(controller job: Job) {
    self.init()
    apiVersion = Kind.job.apiVersion
    kind = Kind.job.rawValue
    name = job.metadata.name
    uid = job.metadata.uid
    controller = true
    blockOwnerDeletion = true
  }
}
