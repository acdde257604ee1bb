import KubeAPI

/// What a pod has written to its node's disk, against what it may.
///
/// `localStorageEviction` of the kubelet's eviction manager:
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/eviction/eviction_manager.go
struct StorageUsage: Sendable {
  /// Bytes by emptyDir volume.
  var volumes: [String: Int]
  /// Bytes by container: what it has written outside of volumes, and its log.
  var containers: [String: Int]

  /// Why the pod is to go; nil when it keeps its limits.
  func problem(_ spec: PodSpec) -> String? {
    for volume in spec.volumes {
      guard let limit = volume.emptyDir?.sizeLimit, let used = volumes[volume.name],
        Quantity(decoded: limit) > Quantity(0), Quantity(Int64(used)) > Quantity(decoded: limit)
      else { continue }
      return "Usage of EmptyDir volume \(GoSyntax.quoted(volume.name)) exceeds the limit "
        + "\(GoSyntax.quoted(Quantity(decoded: limit).text)). "
    }
    let name = "ephemeral-storage"
    let limits = spec.containers.compactMap {
      $0.resources.limits[name].map(Quantity.init(decoded:))
    }
    let total = limits.dropFirst().reduce(limits.first ?? Quantity(0), +)
    let used = (Array(volumes.values) + containers.values).reduce(0, +)
    if !limits.isEmpty, Quantity(Int64(used)) > total {
      return "Pod ephemeral local storage usage exceeds the total limit of containers "
        + "\(total.text). "
    }
    for container in spec.containers {
      guard let limit = container.resources.limits[name], let used = containers[container.name],
        Quantity(decoded: limit) > Quantity(0), Quantity(Int64(used)) > Quantity(decoded: limit)
      else { continue }
      return "Container \(container.name) exceeded its local ephemeral storage limit "
        + "\(GoSyntax.quoted(Quantity(decoded: limit).text)). "
    }
    return nil
  }
}

extension PodSpec {
  /// Whether there is a limit that the pod could exceed.
  var limitsStorage: Bool {
    volumes.contains { $0.emptyDir?.sizeLimit != nil }
      || containers.contains { $0.resources.limits["ephemeral-storage"] != nil }
  }
}
