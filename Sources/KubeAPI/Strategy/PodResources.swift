/// What the containers of a pod ask for together.
///
/// `AggregateContainerRequests` and `AggregateContainerLimits` of component-helpers/resource/helpers.go:
/// containers and sidecars run side by side, other init containers one after the other before them.
enum PodResources {
  static func requests(of spec: PodSpec) -> [String: Quantity] {
    total(spec, \.resources.requests)
  }

  static func limits(of spec: PodSpec) -> [String: Quantity] {
    total(spec, \.resources.limits)
  }

  private static func total(
    _ spec: PodSpec,
    _ amounts: (Container) -> StringMap
  ) -> [String: Quantity] {
    var running: [String: Quantity] = [:]
    for container in spec.containers { add(amounts(container), to: &running) }
    var sidecars: [String: Quantity] = [:]
    var most: [String: Quantity] = [:]
    for container in spec.initContainers {
      var now = sidecars
      add(amounts(container), to: &now)
      if container.restartPolicy == .always {
        add(amounts(container), to: &running)
        sidecars = now
      }
      most.merge(now, uniquingKeysWith: max)
    }
    return running.merging(most, uniquingKeysWith: max)
  }

  private static func add(_ amounts: StringMap, to total: inout [String: Quantity]) {
    for amount in amounts {
      let quantity = Quantity(decoded: amount.value)
      total[amount.key] = total[amount.key].map { $0 + quantity } ?? quantity
    }
  }
}
