/// What is wrong with references to fields of the pod itself: the downward API.
///
/// `validateObjectFieldSelector` and `validateContainerResourceFieldSelector` of
/// pkg/apis/core/validation/validation.go.
enum FieldRefValidation {
  /// What variables may refer to.
  static let environmentFields = [
    "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName",
    "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs",
  ]
  /// What files may refer to.
  static let fileFields = [
    "metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace",
    "metadata.uid",
  ]
  /// What the API knows under the name of a field label: `ConvertDownwardAPIFieldLabel`.
  private static let labels = Set(environmentFields + fileFields)
    .union(["spec.restartPolicy", "spec.schedulerName", "status.phase"])

  static func field(
    _ reference: ObjectFieldSelector,
    _ supported: [String],
    _ path: FieldPlace
  ) -> [FieldError] {
    if reference.apiVersion.isEmpty { return [.required("\(path).apiVersion")] }
    let text = reference.fieldPath
    if text.isEmpty { return [.required("\(path).fieldPath")] }
    func unconvertible(_ reason: String) -> [FieldError] {
      [.invalid("\(path).fieldPath", text, "error converting fieldPath: \(reason)")]
    }
    if reference.apiVersion != "v1" {
      return unconvertible("unsupported pod version: \(reference.apiVersion)")
    }
    if let (field, key) = subscripted(text) {
      switch field {
      case "metadata.annotations":
        let key = key.lowercased()
        return NameRules.qualifiedName(key).map { .invalid(path, key, $0) }
      case "metadata.labels":
        return NameRules.qualifiedName(key).map { .invalid(path, key, $0) }
      default: return unconvertible("field label does not support subscript: \(text)")
      }
    }
    let field = text == "spec.host" ? "spec.nodeName" : text
    guard labels.contains(field) else {
      return unconvertible("field label not supported: \(text)")
    }
    return supported.contains(field) ? [] : [.notSupported("\(path).fieldPath", field, supported)]
  }

  /// Field and key of `metadata.labels['app']`; nil for another form.
  private static func subscripted(_ text: String) -> (field: String, key: String)? {
    guard text.hasSuffix("']"), let start = text.firstRange(of: "['") else {
      return nil
    }
    let field = String(text[..<start.lowerBound])
    guard !field.isEmpty, start.upperBound <= text.index(text.endIndex, offsetBy: -2) else {
      return nil
    }
    return (field, String(text[start.upperBound...].dropLast(2)))
  }

  static func resource(
    _ reference: Value,
    needsContainer: Bool,
    _ path: FieldPlace
  ) -> [FieldError] {
    let supported = [
      "limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu",
      "requests.ephemeral-storage", "requests.memory",
    ]
    let name = reference["resource"]?.text ?? ""
    let isHuge = name.hasPrefix("limits.hugepages-") || name.hasPrefix("requests.hugepages-")
    var errors: [FieldError] = []
    if needsContainer, (reference["containerName"]?.text ?? "").isEmpty {
      errors.append(.required("\(path).containerName"))
    } else if name.isEmpty {
      errors.append(.required("\(path).resource"))
    } else if !supported.contains(name), !isHuge {
      errors.append(.notSupported("\(path).resource", name, supported))
    }
    return errors + divisor(reference["divisor"]?.text ?? "0", name, "\(path).divisor")
  }

  private static func divisor(
    _ text: String,
    _ resource: String,
    _ path: FieldPlace
  ) -> [FieldError] {
    let quantity = Quantity(decoded: text)
    if quantity == Quantity(0) { return [] }
    let sizes = [
      "1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei",
    ]
    func check(_ allowed: [String], _ list: String, _ kind: String) -> [FieldError] {
      allowed.contains(quantity.text)
        ? []
        : [
          .invalid(
            path,
            resource,
            "only divisor's values \(list) are supported with the \(kind) resource"
          )
        ]
    }
    let list = sizes.joined(separator: ", ")
    switch resource {
    case "limits.cpu", "requests.cpu": return check(["1m", "1"], "1m and 1", "cpu")
    case "limits.memory", "requests.memory": return check(sizes, list, "memory")
    case "limits.ephemeral-storage", "requests.ephemeral-storage":
      return check(sizes, list, "local ephemeral storage")
    default:
      let isHuge =
        resource.hasPrefix("limits.hugepages-") || resource.hasPrefix("requests.hugepages-")
      return isHuge ? check(sizes, list, "hugepages") : []
    }
  }
}
