import KubeAPI

/// A pod's own fields, as its containers may read them.
///
/// https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
struct DownwardAPI: Sendable {
  var pod: Pod
  /// Capacity stands in for limits that are not set.
  var allocatable: StringMap

  /// The text of a field such as `metadata.name` or `metadata.labels['app']`; nil for others.
  func field(_ path: String) -> String? {
    let metadata = pod.metadata
    switch path {
    case "metadata.name": return metadata.name
    case "metadata.namespace": return metadata.namespace
    case "metadata.uid": return metadata.uid
    case "metadata.labels": return formatted(metadata.labels)
    case "metadata.annotations": return formatted(metadata.annotations)
    case "spec.nodeName": return pod.spec.nodeName
    case "spec.serviceAccountName": return pod.spec.serviceAccountName
    case "status.hostIP": return pod.status.hostIP
    case "status.hostIPs": return pod.status.hostIPs.map(\.ip).joined(separator: ",")
    case "status.podIP": return pod.status.podIP
    case "status.podIPs": return pod.status.podIPs.map(\.ip).joined(separator: ",")
    default:
      return key(in: path, of: "metadata.labels").map { metadata.labels[$0] ?? "" }
        ?? key(in: path, of: "metadata.annotations").map { metadata.annotations[$0] ?? "" }
    }
  }

  /// A request or limit in units of the divisor, rounded up; nil for what is not one.
  func resource(_ name: String, of container: Container, divisor: String) -> String? {
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    let resource = parts[1]
    var amount: String?
    switch parts[0] {
    case "limits":
      amount = container.resources.limits[resource] ?? allocatable[resource]
    case "requests":
      amount = container.resources.requests[resource]
    default: return nil
    }
    let unit = Quantity(decoded: divisor).milliunits
    let divisor = unit > 0 ? unit : 1_000
    let milli = max(Quantity(decoded: amount ?? "0").milliunits, 0)
    return String(milli / divisor + (milli % divisor > 0 ? 1 : 0))
  }

  /// `app` of `metadata.labels['app']`.
  private func key(in path: String, of map: String) -> String? {
    guard path.hasPrefix(map + "['"), path.hasSuffix("']") else { return nil }
    let start = path.index(path.startIndex, offsetBy: map.count + 2)
    let end = path.index(path.endIndex, offsetBy: -2)
    return start <= end ? String(path[start..<end]) : nil
  }

  /// `key="value"` a line, with Go's quoting.
  private func formatted(_ map: StringMap) -> String {
    map.map { "\($0.key)=\(GoSyntax.quoted($0.value))" }.joined(separator: "\n")
  }
}
