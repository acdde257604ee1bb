import KubeAPI

/// What pods ask for, or may take at most, of a resource.
///
/// `PodRequests` and `PodLimits` of component-helpers: containers and sidecars add up; init
/// containers run one after another before them.
enum PodDemand {
  case requests
  case limits

  func amount(of name: String, in pod: Pod) -> Quantity {
    var sidecars = Quantity(0)
    var largest = Quantity(0)
    for container in pod.spec.initContainers {
      if container.restartPolicy == .always {
        sidecars = sidecars.plus(amount(of: name, in: container))
        largest = max(largest, sidecars)
      } else {
        largest = max(largest, sidecars.plus(amount(of: name, in: container)))
      }
    }
    let sum = pod.spec.containers.reduce(sidecars) { $0.plus(amount(of: name, in: $1)) }
    return max(sum, largest)
  }

  func total(of name: String, in pods: [Pod]) -> Quantity {
    pods.reduce(Quantity(0)) { $0.plus(amount(of: name, in: $1)) }
  }

  private func amount(of name: String, in container: Container) -> Quantity {
    let list = self == .requests ? container.resources.requests : container.resources.limits
    return list[name].map { Quantity(decoded: $0) } ?? Quantity(0)
  }
}

extension Quantity {
  /// The sum, written as the first amount that is not zero was.
  fileprivate func plus(_ other: Quantity) -> Quantity { nanos == 0 ? other : self + other }

  /// `500m (25%)`.
  func share(of whole: Quantity) -> String {
    guard whole.nanos != 0 else { return "\(text) (0%)" }
    return "\(text) (\(nanos * 100 / whole.nanos)%)"
  }
}
