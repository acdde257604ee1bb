import KubeAPI
import Simulation

/// The pods of a Job, stamped from its template.
struct JobPodTemplate: Sendable {
  private static let indexVariable = "JOB_COMPLETION_INDEX"

  let job: Job
  private let stamp: PodStamp
  private let prototype: Pod
  /// Whether the API server takes such pods; a Job's template is checked less strictly than a pod.
  let isValid: Bool

  /// - Parameters:
  ///   - job: The Job that the pods are for.
  ///   - suffixes: Gives the name of the volume with the service account's token.
  init(_ job: Job, suffixes: inout RandomStream) {
    self.job = job
    var template = job.spec.template
    if job.isIndexed { Self.addIndexVariable(to: &template.spec) }
    stamp = PodStamp(template, suffixes: &suffixes)
    prototype = Self.prototype(stamp, of: job)
    var pod = prototype
    pod.metadata.name = job.metadata.name
    isValid = Strategy.validateCreate(.pod(pod)).isEmpty
  }

  private init(_ job: Job, _ stamp: PodStamp, isValid: Bool) {
    self.job = job
    self.stamp = stamp
    self.isValid = isValid
    prototype = Self.prototype(stamp, of: job)
  }

  private static func prototype(_ stamp: PodStamp, of job: Job) -> Pod {
    // The identity is set when a pod is stored.
    var pod = stamp.pod(uid: "", now: Instant(seconds: 0))
    pod.metadata.namespace = job.metadata.namespace
    pod.metadata.generateName = job.metadata.name + "-"
    pod.metadata.ownerReferences = [OwnerReference(controller: job)]
    if !pod.metadata.finalizers.contains(Finalizer.jobTracking) {
      pod.metadata.finalizers.append(Finalizer.jobTracking)
    }
    return pod
  }

  /// The spec of its pods.
  var spec: PodSpec { stamp.spec }
  /// What the service account's volume is called in them, if they have one of their own.
  var tokenVolume: String? { stamp.tokenVolume }

  /// Whether the pods of a Job follow from this template but for the name of a volume and the Job's
  /// identity.
  func serves(_ job: Job) -> Bool {
    let (own, other) = (self.job.spec.template, job.spec.template)
    return self.job.metadata.name == job.metadata.name
      && self.job.metadata.namespace == job.metadata.namespace
      && self.job.spec.completionMode == job.spec.completionMode
      && own.spec == other.spec
      && own.metadata.annotations == other.metadata.annotations
      && own.metadata.finalizers == other.metadata.finalizers
      && own.metadata.labels.elementsEqual(other.metadata.labels) {
        $0.key == $1.key
          && ($0.value == $1.value
            || $0.value == self.job.metadata.uid && $1.value == job.metadata.uid)
      }
  }

  /// The template of the Job's next pods: new ones have a volume of another name.
  func renewed(for job: Job, suffixes: inout RandomStream) -> JobPodTemplate {
    JobPodTemplate(
      job,
      stamp.renewed(job.spec.template.metadata, suffixes: &suffixes),
      isValid: isValid
    )
  }

  /// A new pod, not yet named.
  func pod(_ creation: JobPlan.Creation) -> Pod {
    guard let index = creation.index else { return prototype }
    var pod = prototype
    pod.metadata.annotations[JobLabels.completionIndex] = String(index)
    pod.metadata.labels[JobLabels.completionIndex] = String(index)
    pod.metadata.generateName = baseName(index)
    pod.spec.hostname = "\(job.metadata.name)-\(index)"
    if job.hasBackoffLimitPerIndex {
      pod.metadata.annotations[IndexAnnotation.failureCount] = String(creation.failures)
      if creation.ignoredFailures > 0 {
        pod.metadata.annotations[IndexAnnotation.ignoredFailureCount] =
          String(creation.ignoredFailures)
      }
    }
    return pod
  }

  /// `<job>-<index>-`, the job's name cut so that the index survives (`podGenerateNameWithIndex`).
  private func baseName(_ index: Int) -> String {
    let ending = "-\(index)-"
    let room = NameGenerator.maxBaseLength - ending.utf8.count
    let name = job.metadata.name
    return name.utf8.count <= room ? name + ending : name.prefix(max(0, room)) + ending
  }

  /// Gives every container its index, unless it has such a variable already.
  private static func addIndexVariable(to spec: inout PodSpec) {
    var variable = EnvVar()
    variable.name = indexVariable
    var field = ObjectFieldSelector()
    field.apiVersion = "v1"
    field.fieldPath = "metadata.labels['\(JobLabels.completionIndex)']"
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
