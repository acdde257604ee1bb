import KubeAPI

/// What a kubelet works out from a pod's template alone, once for all pods of the template.
final class PodBlueprint: Sendable {
  /// One container of the template, init containers first.
  struct ContainerPart: Sendable {
    /// `spec.containers{main}`, as events name the container.
    var fieldPath: String
    var image: Result<ImageName, ImageName.Malformed>
    /// The event that its image is there.
    var presentMessage: String
    /// Mounts and resources, which its status repeats.
    var statusExtras: Fields
    /// Whether its variables are the same in every pod of the template.
    var hasCommonEnvironment: Bool
  }

  let containers: [ContainerPart]
  let qosClass: QOSClass
  /// Whether all its volumes are made alike for every pod of the template in one namespace.
  let hasCommonVolumes: Bool

  /// What few pods have beyond containers and volumes.
  let hasProbes: Bool
  let mayStartOver: Bool
  let showsOwnLabels: Bool
  let limitsStorage: Bool

  init(_ spec: PodSpec) {
    hasProbes = spec.allContainers.contains(where: \.hasProbes)
    mayStartOver = spec.mayStartOver
    showsOwnLabels = spec.showsOwnLabels
    limitsStorage = spec.limitsStorage
    containers = spec.allContainers.enumerated().map { index, container in
      ContainerPart(
        fieldPath: spec.fieldPath(ofContainer: index),
        image: ImageName.parse(container.image),
        presentMessage: "Container image \"\(container.image)\" already present on machine and "
          + "can be accessed by the pod",
        statusExtras: ContainerStatusRule.extras(of: container),
        hasCommonEnvironment: container.env.allSatisfy(\.isCommon)
      )
    }
    qosClass = QOSClass(spec)
    hasCommonVolumes = spec.volumes.allSatisfy(\.isCommon)
  }

  /// The blueprint of a template that differs from another one's in the name of a volume.
  init(_ other: PodBlueprint, renamedFor spec: PodSpec) {
    hasProbes = other.hasProbes
    mayStartOver = other.mayStartOver
    showsOwnLabels = other.showsOwnLabels
    limitsStorage = other.limitsStorage
    qosClass = other.qosClass
    hasCommonVolumes = other.hasCommonVolumes
    containers = zip(other.containers, spec.allContainers).map { part, container in
      var part = part
      part.statusExtras = ContainerStatusRule.extras(of: container)
      return part
    }
  }
}

extension EnvVar {
  /// Whether the variable does not depend on the pod: it comes from no field of it.
  fileprivate var isCommon: Bool {
    valueFrom.map { $0.fieldRef == nil && $0.resourceFieldRef == nil } ?? true
  }
}

extension Volume {
  /// Whether the volume depends on no field of the pod but its namespace, and on no node.
  fileprivate var isCommon: Bool {
    if emptyDir != nil || configMap != nil || secret != nil { return true }
    guard let projected else { return false }
    return projected.sources.allSatisfy { source in
      source["downwardAPI"].map { fields in
        fields["items"]?.elements?.allSatisfy {
          $0["fieldRef"]?["fieldPath"]?.text == "metadata.namespace"
        } ?? true
      } ?? true
    }
  }
}
