import KubeAPI

/// What a kubelet works out from a pod's template alone, once for all pods of the template.
final class PodBlueprint: Sendable {
  /// Init containers first, then the others, in the order of the spec.
  let containers: [ContainerBlueprint]
  /// Of each container: mounts and resources, which its status repeats.
  let statusExtras: [Fields]
  /// How many of them are init containers.
  let initCount: Int
  /// Where the others are.
  var mainIndices: Range<Int> { initCount..<containers.count }
  let qosClass: QOSClass
  /// What is said of a pod none of whose main containers is ready.
  let allUnreadyMessage: String
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
      ContainerBlueprint(container, at: index, of: spec)
    }
    statusExtras = spec.allContainers.map(\.statusExtras)
    initCount = spec.initContainers.count
    qosClass = QOSClass(spec)
    allUnreadyMessage = Self.unreadyMessage(spec.containers.map(\.name))
    hasCommonVolumes = spec.volumes.allSatisfy(\.isCommon)
  }

  /// The blueprint of a template that differs from another one's in the name of a volume.
  init(_ other: PodBlueprint, renaming volume: String, to name: String) {
    hasProbes = other.hasProbes
    mayStartOver = other.mayStartOver
    showsOwnLabels = other.showsOwnLabels
    limitsStorage = other.limitsStorage
    initCount = other.initCount
    qosClass = other.qosClass
    allUnreadyMessage = other.allUnreadyMessage
    hasCommonVolumes = other.hasCommonVolumes
    containers = other.containers
    statusExtras = other.statusExtras.map { $0.renamingMounts(of: volume, to: name) }
  }

  static func unreadyMessage(_ containers: [String]) -> String {
    "containers with unready status: \(containers.goText)"
  }
}

extension [String] {
  /// `[a b]`, as Go prints a list of names.
  var goText: String { "[\(joined(separator: " "))]" }
}

extension Container {
  fileprivate var statusExtras: Fields {
    var extras = Fields()
    extras["resources"] = resources.value
    if !resources.requests.isEmpty { extras["allocatedResources"] = resources.requests.value }
    if !volumeMounts.isEmpty {
      extras["volumeMounts"] = .array(
        volumeMounts.map { mount in
          var value: Value = ["mountPath": .string(mount.mountPath), "name": .string(mount.name)]
          if mount.readOnly {
            value["readOnly"] = true
            value["recursiveReadOnly"] = "Disabled"
          }
          return value
        }
      )
    }
    return extras
  }
}

extension Fields {
  /// The same for a container whose mounted volume has another name.
  fileprivate func renamingMounts(of volume: String, to name: String) -> Fields {
    guard let mounts = self["volumeMounts"]?.elements else { return self }
    var renamed = self
    renamed["volumeMounts"] = .array(
      mounts.map { mount in
        guard mount["name"]?.text == volume else { return mount }
        var mount = mount
        mount["name"] = .string(name)
        return mount
      }
    )
    return renamed
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
