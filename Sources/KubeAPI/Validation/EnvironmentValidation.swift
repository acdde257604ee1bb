/// What is wrong with the environment of a container.
enum EnvironmentValidation {
  static func validate(_ container: Container, _ path: String) -> [FieldError] {
    var errors: [FieldError] = []
    for (index, variable) in container.env.enumerated() {
      let path = "\(path).env[\(index)]"
      if variable.name.isEmpty {
        errors.append(.required("\(path).name"))
      } else {
        errors += NameRules.environmentVariable(variable.name).map {
          .invalid("\(path).name", variable.name, $0)
        }
      }
      errors += source(variable, "\(path).valueFrom")
    }
    for (index, source) in container.envFrom.enumerated() {
      errors += validate(source, "\(path).envFrom", index)
    }
    return errors
  }

  private static let fieldPaths = [
    "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName",
    "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs",
  ]

  private static func source(_ variable: EnvVar, _ path: String) -> [FieldError] {
    guard let source = variable.valueFrom else { return [] }
    var errors: [FieldError] = []
    var count = source.others.count
    if let reference = source.fieldRef {
      count += 1
      errors += field(reference, "\(path).fieldRef")
    }
    if let reference = source.resourceFieldRef {
      count += 1
      errors += resource(reference, "\(path).resourceFieldRef")
    }
    for (field, reference) in [
      ("configMapKeyRef", source.configMapKeyRef), ("secretKeyRef", source.secretKeyRef),
    ] {
      guard let reference else { continue }
      count += 1
      errors += key(reference, "\(path).\(field)")
    }
    if count == 0 {
      errors.append(
        .invalid(
          path,
          "",
          "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` "
            + "or `fileKeyRef`"
        )
      )
    } else if !variable.assigned.isEmpty {
      errors.append(.invalid(path, "", "may not be specified when `value` is not empty"))
    } else if count > 1 {
      errors.append(
        .invalid(path, "", "may not have more than one field specified at a time")
      )
    }
    return errors
  }

  private static func field(_ reference: ObjectFieldSelector, _ path: String) -> [FieldError] {
    if reference.apiVersion.isEmpty { return [.required("\(path).apiVersion")] }
    let text = reference.fieldPath
    let path = "\(path).fieldPath"
    if text.isEmpty { return [.required(path)] }
    for prefix in ["metadata.annotations", "metadata.labels"]
    where text.hasPrefix(prefix + "['") && text.hasSuffix("']") {
      let key = String(text.dropFirst(prefix.count + 2).dropLast(2))
      return NameRules.qualifiedName(key.lowercased()).map { .invalid(path, key, $0) }
    }
    if text.contains("[") {
      return [.invalid(path, text, "does not support subscript")]
    }
    return fieldPaths.contains(text) ? [] : [.notSupported(path, text, fieldPaths)]
  }

  private static func resource(_ reference: Value, _ path: String) -> [FieldError] {
    let names = [
      "limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu",
      "requests.ephemeral-storage", "requests.memory",
    ]
    let name = reference["resource"]?.text ?? ""
    if name.isEmpty { return [.required("\(path).resource")] }
    let isHuge = name.hasPrefix("limits.hugepages-") || name.hasPrefix("requests.hugepages-")
    return names.contains(name) || isHuge
      ? [] : [.notSupported("\(path).resource", name, names)]
  }

  private static func key(_ reference: KeySelector, _ path: String) -> [FieldError] {
    if reference.key.isEmpty { return [.required("\(path).key")] }
    return NameRules.configKey(reference.key).map { .invalid("\(path).key", reference.key, $0) }
  }

  /// Kubernetes reports the list, not the item, when it has not exactly one source.
  private static func validate(
    _ source: EnvFromSource,
    _ list: String,
    _ index: Int
  ) -> [FieldError] {
    let path = "\(list)[\(index)]"
    var errors: [FieldError] = []
    if !source.prefix.isEmpty {
      errors += NameRules.environmentVariable(source.prefix).map {
        .invalid("\(path).prefix", source.prefix, $0)
      }
    }
    for (field, reference) in [
      ("configMapRef", source.configMapRef), ("secretRef", source.secretRef),
    ] where reference?.name.isEmpty == true {
      errors.append(.required("\(path).\(field).name"))
    }
    if source.configMapRef == nil, source.secretRef == nil {
      errors.append(
        .invalid(list, "", "must specify one of: `configMapRef` or `secretRef`")
      )
    } else if source.configMapRef != nil, source.secretRef != nil {
      errors.append(
        .invalid(list, "", "may not have more than one field specified at a time")
      )
    }
    return errors
  }
}
