/// Whom the node evicts last: Guaranteed, Burstable or BestEffort.
///
/// https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/apis/core/v1/helper/qos/qos.go
public enum QualityOfService {
  public static func of(_ spec: PodSpec) -> String {
    let containers = spec.containers + spec.initContainers
    var hasAny = false
    var isGuaranteed = true
    var requests: [String: Quantity] = [:]
    var limits: [String: Quantity] = [:]
    for container in containers {
      var limited: Set<String> = []
      for name in ["cpu", "memory"] {
        if let text = container.resources.requests[name], Quantity(decoded: text) > Quantity(0) {
          hasAny = true
          requests[name] = (requests[name] ?? Quantity(0)) + Quantity(decoded: text)
        }
        if let text = container.resources.limits[name], Quantity(decoded: text) > Quantity(0) {
          hasAny = true
          limited.insert(name)
          limits[name] = (limits[name] ?? Quantity(0)) + Quantity(decoded: text)
        }
      }
      if limited.count < 2 { isGuaranteed = false }
    }
    if !hasAny { return "BestEffort" }
    let areEqual = requests.allSatisfy { limits[$0.key] == $0.value }
    return isGuaranteed && areEqual && requests.count == limits.count
      ? "Guaranteed" : "Burstable"
  }
}
