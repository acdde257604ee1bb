import KubeAPI

/// The quality of service that a pod's requests and limits give it.
///
/// https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
enum QOSClass: String, Sendable {
  case guaranteed = "Guaranteed"
  case burstable = "Burstable"
  case bestEffort = "BestEffort"

  init(_ spec: PodSpec) {
    let all = spec.initContainers + spec.containers
    let compute = ["cpu", "memory"]
    func amount(_ map: StringMap, _ resource: String) -> Quantity {
      Quantity(decoded: map[resource] ?? "0")
    }
    let asksForAny = all.contains { container in
      compute.contains { resource in
        amount(container.resources.requests, resource) > Quantity(0)
          || amount(container.resources.limits, resource) > Quantity(0)
      }
    }
    let isSettled = all.allSatisfy { container in
      compute.allSatisfy { resource in
        let limit = amount(container.resources.limits, resource)
        let request = container.resources.requests[resource].map { Quantity(decoded: $0) }
        return limit > Quantity(0) && (request ?? limit) == limit
      }
    }
    self = !asksForAny ? .bestEffort : isSettled ? .guaranteed : .burstable
  }
}
