/// What is wrong with requests and limits.
enum ResourceValidation {
  static func validate(_ resources: ResourceRequirements, _ path: String) -> [FieldError] {
    var errors: [FieldError] = []
    for limit in resources.limits {
      errors += validate(limit.key, limit.value, "\(path).limits[\(limit.key)]")
    }
    for request in resources.requests {
      errors += validate(request.key, request.value, "\(path).requests[\(request.key)]")
      errors += compare(request.key, request.value, resources.limits[request.key], path)
    }
    return errors
  }

  private static func compare(
    _ name: String,
    _ request: String,
    _ limit: String?,
    _ path: String
  ) -> [FieldError] {
    let isShareable = isNative(name) && !name.hasPrefix("hugepages-")
    guard let limit else {
      return isShareable
        ? []
        : [.required("\(path).limits", "Limit must be set for non overcommitable resources")]
    }
    let (wanted, most) = (Quantity(decoded: request), Quantity(decoded: limit))
    if wanted != most, !isShareable {
      return [
        .invalid("\(path).requests", request, "must be equal to \(name) limit of \(limit)")
      ]
    }
    if wanted > most {
      return [
        .invalid(
          "\(path).requests",
          request,
          "must be less than or equal to \(name) limit of \(limit)"
        )
      ]
    }
    return []
  }

  private static func validate(_ name: String, _ amount: String, _ path: String) -> [FieldError] {
    var errors = NameRules.qualifiedName(name).map { FieldError.invalid(path, name, $0) }
    if errors.isEmpty, !name.contains("/") {
      let isContainerResource =
        ["cpu", "memory", "ephemeral-storage"].contains(name) || name.hasPrefix("hugepages-")
      if !isContainerResource, !standard.contains(name) {
        errors.append(
          .invalid(path, name, "must be a standard resource type or fully qualified")
        )
      }
      if !isContainerResource {
        errors.append(.invalid(path, name, "must be a standard resource for containers"))
      }
    } else if errors.isEmpty, !isNative(name), name.hasPrefix("requests.") {
      errors.append(.invalid(path, name, "doesn't follow extended resource name standard"))
    }
    let quantity = Quantity(decoded: amount)
    if quantity < Quantity(0) {
      errors.append(.invalid(path, amount, "must be greater than or equal to 0"))
    }
    let isWhole = quantity.nanos % 1_000_000_000 == 0
    if !isNative(name) || standardIntegers.contains(name), !isWhole {
      errors.append(.invalid(path, amount, "must be an integer"))
    }
    return errors
  }

  /// Names without a domain, and those of Kubernetes itself.
  private static func isNative(_ name: String) -> Bool {
    guard let domain = name.split(separator: "/").first, name.contains("/") else { return true }
    return domain == "kubernetes.io" || domain.hasSuffix(".kubernetes.io")
  }

  private static let standard: Set<String> = [
    "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory",
    "requests.ephemeral-storage", "limits.cpu", "limits.memory", "limits.ephemeral-storage",
    "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps",
    "persistentvolumeclaims", "storage", "requests.storage", "services.nodeports",
    "services.loadbalancers",
  ]
  private static let standardIntegers: Set<String> = [
    "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps",
    "persistentvolumeclaims", "services.nodeports", "services.loadbalancers",
  ]
}
