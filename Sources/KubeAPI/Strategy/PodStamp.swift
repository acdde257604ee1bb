public import Simulation

/// Makes pods of one template without doing again what the template has been through.
///
/// A template that the API server has accepted is defaulted and valid: of a pod made from it only its
/// own fields are new. All pods of a stamp share one spec, but for the service account's volume, whose
/// name is theirs alone in Kubernetes and the stamp's here.
public struct PodStamp: Sendable {
  private let prototype: Pod

  /// The stream gives the name of the service account's volume.
  public init(_ template: PodTemplateSpec, suffixes: inout RandomStream) {
    var pod = Pod()
    pod.metadata.labels = template.metadata.labels
    pod.metadata.annotations = template.metadata.annotations
    pod.metadata.finalizers = template.metadata.finalizers
    var spec = template.spec
    PodDefaulting.apply(&spec)
    PodDefaulting.applyToPod(&spec)
    PodAdmission.admit(&spec, suffixes: &suffixes)
    pod.spec = spec
    pod.status = Strategy.newStatus(of: spec)
    pod.metadata.generation = 1
    prototype = pod
  }

  /// A pod with an identity; name, namespace and owners are the caller's to set.
  public func pod(uid: String, now: Instant) -> Pod {
    var pod = prototype
    pod.metadata.uid = uid
    pod.metadata.creationTimestamp = now.wholeSecond
    return pod
  }
}
