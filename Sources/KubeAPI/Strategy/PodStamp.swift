public import Simulation

/// Makes pods of one template without doing again what the template has been through.
///
/// A template that the API server has accepted is defaulted and valid: of a pod made from it only its
/// own fields are new. All pods of a stamp share one spec, but for the service account's volume, whose
/// name is theirs alone in Kubernetes and the stamp's here.
public struct PodStamp: Sendable {
  private let prototype: Pod
  /// What the service account's volume is called, if the stamp has added one.
  public let tokenVolume: String?

  /// The stream gives the name of the service account's volume.
  public init(_ template: PodTemplateSpec, suffixes: inout RandomStream) {
    var spec = template.spec
    PodDefaulting.apply(&spec)
    PodDefaulting.applyToPod(&spec)
    let volumeCount = spec.volumes.count
    PodAdmission.admit(&spec, suffixes: &suffixes)
    let hasOwnVolume = spec.volumes.count > volumeCount
    var pod = Pod()
    pod.metadata.generation = 1
    pod.status = Strategy.newStatus(of: spec)
    tokenVolume = hasOwnVolume ? spec.volumes.last?.name : nil
    pod.spec = spec
    pod.metadata.follow(template.metadata)
    prototype = pod
  }

  private init(_ prototype: Pod, tokenVolume: String?) {
    self.prototype = prototype
    self.tokenVolume = tokenVolume
  }

  /// The spec that all pods of the stamp share.
  public var spec: PodSpec { prototype.spec }

  /// A stamp of the same spec for the next pods: with another name for the service account's volume.
  ///
  /// - Parameters:
  ///   - metadata: The template's, from which labels, annotations and finalizers are taken.
  ///   - suffixes: Gives the name of the volume.
  /// - Returns: the stamp; its pods are valid if those of this one are.
  public func renewed(_ metadata: ObjectMeta, suffixes: inout RandomStream) -> PodStamp {
    var pod = prototype
    pod.metadata.follow(metadata)
    guard let tokenVolume else { return PodStamp(pod, tokenVolume: nil) }
    let name = PodAdmission.tokenVolumeName(&suffixes)
    pod.spec.renameVolume(tokenVolume, to: name)
    return PodStamp(pod, tokenVolume: name)
  }

  /// A pod with an identity; name, namespace and owners are the caller's to set.
  public func pod(uid: String, now: Instant) -> Pod {
    var pod = prototype
    pod.metadata.uid = uid
    pod.metadata.creationTimestamp = now.wholeSecond
    return pod
  }
}

extension ObjectMeta {
  /// Takes what pods have from the metadata of their template.
  fileprivate mutating func follow(_ template: ObjectMeta) {
    labels = template.labels
    annotations = template.annotations
    finalizers = template.finalizers
  }
}

extension PodSpec {
  /// Renames a volume and what mounts it.
  fileprivate mutating func renameVolume(_ old: String, to new: String) {
    for index in volumes.indices where volumes[index].name == old { volumes[index].name = new }
    for index in initContainers.indices { initContainers[index].renameVolume(old, to: new) }
    for index in containers.indices { containers[index].renameVolume(old, to: new) }
  }
}

extension Container {
  fileprivate mutating func renameVolume(_ old: String, to new: String) {
    for index in volumeMounts.indices where volumeMounts[index].name == old {
      volumeMounts[index].name = new
    }
  }
}
