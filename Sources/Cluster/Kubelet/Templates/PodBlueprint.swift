import KubeAPI
import ShellRuntime

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
}

/// What was made for the first pod of a template and serves the next ones too, as long as the
/// ConfigMaps and Secrets that it was made from stay as they are.
struct PodPrototype: Sendable {
  struct ContainerPart: Sendable {
    var environment: ContainerEnvironment?
    /// The files with all volumes mounted, and which of them are shared with the pod.
    var files: (system: FileSystem, sharedVolumes: [String?])?
    /// Where the first program was found, when nothing but the template decides that.
    var program: ProgramLocation?
  }

  let blueprint: PodBlueprint
  var namespace = ""
  var configurationRevision = -1
  var volumes: PodVolumes?
  var containers: [ContainerPart]

  init(_ blueprint: PodBlueprint) {
    self.blueprint = blueprint
    containers = Array(repeating: ContainerPart(), count: blueprint.containers.count)
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
