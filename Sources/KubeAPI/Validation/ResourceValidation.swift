/// What is wrong with requests and limits.
///
/// `validateResourceRequirements` of pkg/apis/core/validation/validation.go.
enum ResourceValidation {
  static func validate(_ resources: ResourceRequirements, _ path: FieldPlace) -> [FieldError] {
    validate(resources, path, name: containerName)
  }

  private static func validate(
    _ resources: ResourceRequirements,
    _ path: FieldPlace,
    name rule: (String, FieldPlace) -> [FieldError]
  ) -> [FieldError] {
    var errors: [FieldError] = []
    for limit in resources.limits {
      let path: FieldPlace = "\(path).limits[\(limit.key)]"
      errors += rule(limit.key, path) + amount(limit.key, limit.value, path)
      errors += hugePages(limit.key, limit.value, path)
    }
    for request in resources.requests {
      let place: FieldPlace = "\(path).requests[\(request.key)]"
      errors += rule(request.key, place) + amount(request.key, request.value, place)
      errors += compare(request.key, request.value, resources.limits[request.key], path)
      errors += hugePages(request.key, request.value, place)
    }
    let names = resources.limits.keys + resources.requests.keys
    if names.contains(where: isHugePages), !names.contains("cpu"), !names.contains("memory") {
      errors.append(.forbidden(path, "HugePages require cpu or memory"))
    }
    return errors
  }

  // MARK: - The whole pod's

  /// What a pod asks for as a whole must hold what its containers ask for: `validatePodResources`.
  static func validatePod(_ spec: PodSpec, _ path: FieldPlace) -> [FieldError] {
    guard let value = spec.others["resources"] else { return [] }
    let path: FieldPlace = "\(path).resources"
    let resources = ResourceRequirements(value)
    var errors: [FieldError] = []
    if value["claims"] != nil {
      errors.append(
        .forbidden("\(path).claims", "claims may not be set for Resources at pod-level")
      )
    }
    errors += validate(resources, path, name: podName)
    let requested = PodResources.requests(of: spec)
    for request in resources.requests {
      guard let needed = requested[request.key], needed > Quantity(decoded: request.value) else {
        continue
      }
      errors.append(
        .invalid(
          "\(path).requests[\(request.key)]",
          request.value,
          "must be greater than or equal to aggregate container requests of \(needed.text)"
        )
      )
    }
    for (index, container) in spec.containers.enumerated() {
      for limit in container.resources.limits {
        guard let most = resources.limits[limit.key],
          Quantity(decoded: limit.value) > Quantity(decoded: most)
        else { continue }
        errors.append(
          .invalid(
            "\(path).containers[\(index)][\(limit.key)].limits",
            limit.value,
            "must be less than or equal to pod limits of \(most)"
          )
        )
      }
    }
    return errors
  }

  private static func podName(_ name: String, _ path: FieldPlace) -> [FieldError] {
    let errors = resourceName(name, path)
    if !errors.isEmpty || ["cpu", "memory"].contains(name) || isHugePages(name) { return errors }
    return [.notSupported(path, name, ["cpu", "hugepages-", "memory"])]
  }

  /// Names of claims must be those of the pod: `validateResourceClaimNames`.
  static func claims(_ list: Value?, of pod: Set<String>, _ path: FieldPlace) -> [FieldError] {
    var errors: [FieldError] = []
    var seen: Set<String> = []
    for (index, claim) in (list?.elements ?? []).enumerated() {
      let path: FieldPlace = "\(path)[\(index)]"
      let name = claim["name"]?.text ?? ""
      if name.isEmpty {
        errors.append(.required(path))
        continue
      }
      let request = claim["request"]?.text ?? ""
      let key = request.isEmpty ? name : "\(name)/\(request)"
      if seen.contains(name) || seen.contains(key) {
        errors.append(.duplicate(path, seen.contains(name) ? name : key))
      }
      seen.insert(key)
      guard !pod.contains(name) else { continue }
      let names = pod.sorted().joined(separator: ", ")
      errors.append(
        FieldError(
          .notFound,
          path,
          shown: GoSyntax.quoted(name),
          "must be one of the names in pod.spec.resourceClaims"
            + (pod.isEmpty ? " which is empty" : ": \(names)")
        )
      )
    }
    return errors
  }

  // MARK: - Parts

  private static func compare(
    _ name: String,
    _ request: String,
    _ limit: String?,
    _ path: FieldPlace
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

  private static func resourceName(_ name: String, _ path: FieldPlace) -> [FieldError] {
    let errors = NameRules.qualifiedName(name).map { FieldError.invalid(path, name, $0) }
    if !errors.isEmpty || name.contains("/") || standard.contains(name) { return errors }
    let isQuota = name.hasPrefix("hugepages-") || name.hasPrefix("requests.hugepages-")
    return isQuota
      ? [] : [.invalid(path, name, "must be a standard resource type or fully qualified")]
  }

  private static func containerName(_ name: String, _ path: FieldPlace) -> [FieldError] {
    var errors = resourceName(name, path)
    if !name.contains("/") {
      if !["cpu", "memory", "ephemeral-storage"].contains(name), !isHugePages(name) {
        errors.append(.invalid(path, name, "must be a standard resource for containers"))
      }
    } else if !isNative(name), !isExtended(name) {
      errors.append(.invalid(path, name, "doesn't follow extended resource name standard"))
    }
    return errors
  }

  private static func amount(_ name: String, _ text: String, _ path: FieldPlace) -> [FieldError] {
    let quantity = Quantity(decoded: text)
    var errors: [FieldError] = []
    if quantity < Quantity(0) {
      errors.append(.invalid(path, text, "must be greater than or equal to 0"))
    }
    if standardIntegers.contains(name) || isExtended(name), quantity.milliunits % 1_000 != 0 {
      errors.append(.invalid(path, text, "must be an integer"))
    }
    return errors
  }

  private static func hugePages(_ name: String, _ text: String, _ path: FieldPlace) -> [FieldError]
  {
    guard isHugePages(name) else { return [] }
    let size = Quantity(decoded: String(name.dropFirst("hugepages-".count)))
    let isMultiple = size.units > 0 && Quantity(decoded: text).units % size.units == 0
    return isMultiple
      ? [] : [.invalid(path, text, "\(text) is not positive integer multiple of \(name)")]
  }

  private static func isHugePages(_ name: String) -> Bool { name.hasPrefix("hugepages-") }

  /// A domain's own resource, whose name would also do in a quota: `IsExtendedResourceName`.
  private static func isExtended(_ name: String) -> Bool {
    !isNative(name) && !name.hasPrefix("requests.")
      && NameRules.qualifiedName("requests." + name).isEmpty
  }

  /// Names without a domain, and those of Kubernetes itself.
  private static func isNative(_ name: String) -> Bool {
    !name.contains("/") || name.contains("kubernetes.io/")
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
