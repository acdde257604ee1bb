import KubeAPI

/// What a pod asks of a node, by resource, as the scheduler adds it up.
///
/// Containers and sidecars run together, so their requests add up; init containers run one after
/// the other beside the sidecars started before them, so that the largest of those sums counts.
/// https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
struct PodRequests: Hashable, Sendable {
  /// By resource name, in the order of names.
  private(set) var amounts: [Amount] = []

  struct Amount: Hashable, Sendable {
    var resource: String
    var quantity: Quantity
  }

  init() {}

  init(_ spec: PodSpec) {
    for container in spec.containers { add(container.effectiveRequests) }
    var sidecars = PodRequests()
    var largest = PodRequests()
    for container in spec.initContainers {
      var together = sidecars
      together.add(container.effectiveRequests)
      largest.raise(to: together)
      if container.isSidecar {
        sidecars = together
        add(container.effectiveRequests)
      }
    }
    raise(to: largest)
    for entry in StringMap(spec.others["overhead"] ?? .null) {
      add(entry.key, Quantity(decoded: entry.value))
    }
  }

  subscript(resource: String) -> Quantity {
    amounts.first { $0.resource == resource }?.quantity ?? Quantity(0)
  }

  var isEmpty: Bool { amounts.allSatisfy { $0.quantity == Quantity(0) } }

  mutating func add(_ other: PodRequests) {
    for amount in other.amounts { add(amount.resource, amount.quantity) }
  }

  mutating func subtract(_ other: PodRequests) {
    for amount in other.amounts {
      add(amount.resource, Quantity(0) - amount.quantity)
    }
  }

  private mutating func add(_ resource: String, _ quantity: Quantity) {
    let index = amounts.firstIndex { $0.resource >= resource } ?? amounts.count
    if index < amounts.count, amounts[index].resource == resource {
      amounts[index].quantity = amounts[index].quantity + quantity
    } else {
      amounts.insert(Amount(resource: resource, quantity: quantity), at: index)
    }
  }

  /// Makes each amount at least that of `other`.
  private mutating func raise(to other: PodRequests) {
    for amount in other.amounts where self[amount.resource] < amount.quantity {
      add(amount.resource, amount.quantity - self[amount.resource])
    }
  }
}

extension PodRequests {
  fileprivate init(_ quantities: StringMap) {
    for entry in quantities { add(entry.key, Quantity(decoded: entry.value)) }
  }
}

extension Container {
  /// The requests; a limit without a request is one, as pod defaulting has it.
  fileprivate var effectiveRequests: PodRequests {
    var quantities = resources.limits
    quantities.merge(resources.requests)
    return PodRequests(quantities)
  }

  /// Whether an init container keeps running beside the main containers.
  var isSidecar: Bool { restartPolicy == .always }
}
