/// What is wrong with the spec of a pod, in Kubernetes' words and order.
///
/// https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/apis/core/validation/validation.go:
/// `ValidatePodSpec`, as far as pods of Jobs need it.
enum PodValidation {
  static func validate(_ pod: Pod) -> [FieldError] {
    var errors = MetadataValidation.validate(pod.metadata)
    errors += validate(pod.spec, "spec")
    errors += untrimmedImages(pod.spec.containers, "spec.containers")
    errors += untrimmedImages(pod.spec.initContainers, "spec.initContainers")
    if pod.spec.others["ephemeralContainers"]?.elements?.isEmpty == false {
      errors.append(.forbidden("spec.ephemeralContainers", "cannot be set on create"))
    }
    if !pod.spec.nodeName.isEmpty, !pod.spec.schedulingGates.isEmpty {
      errors.append(
        .forbidden("spec.nodeName", "cannot be set until all schedulingGates have been cleared")
      )
    }
    return errors
  }

  static func validate(_ template: PodTemplateSpec, _ path: String) -> [FieldError] {
    var errors = MetadataValidation.labels(template.metadata.labels, "\(path).labels")
    errors += MetadataValidation.annotations(
      template.metadata.annotations,
      "\(path).annotations"
    )
    errors += validate(template.spec, "\(path).spec")
    if template.spec.others["ephemeralContainers"]?.elements?.isEmpty == false {
      errors.append(
        .forbidden(
          "\(path).spec.ephemeralContainers",
          "ephemeral containers not allowed in pod template"
        )
      )
    }
    return errors
  }

  /// Only pods mind white space around the image; templates may hold it.
  private static func untrimmedImages(_ containers: [Container], _ path: String) -> [FieldError] {
    containers.enumerated().compactMap { index, container in
      container.image.trimmingBlanks == container.image
        ? nil
        : .invalid(
          "\(path)[\(index)].image",
          container.image,
          "must not have leading or trailing whitespace"
        )
    }
  }

  // MARK: - Spec

  static func validate(_ spec: PodSpec, _ path: String) -> [FieldError] {
    let (volumes, volumeErrors) = VolumeValidation.validate(spec.volumes, "\(path).volumes")
    var errors = volumeErrors
    errors += ContainerValidation.validate(spec, volumes, path)
    errors += oneOf(
      spec.restartPolicy.rawValue,
      ["Always", "OnFailure", "Never"],
      "\(path).restartPolicy"
    )
    errors += oneOf(
      spec.dnsPolicy,
      ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"],
      "\(path).dnsPolicy"
    )
    errors += MetadataValidation.labels(spec.nodeSelector, "\(path).nodeSelector")
    errors += SecurityValidation.validatePod(spec.securityContext, "\(path).securityContext")
    errors += affinity(spec.affinity, "\(path).affinity")
    errors += spread(spec.others["topologySpreadConstraints"], path)
    errors += names(spec, path)
    if let seconds = spec.activeDeadlineSeconds, !(1...Int64(Int32.max)).contains(seconds) {
      errors.append(
        .invalid(
          "\(path).activeDeadlineSeconds",
          seconds,
          NameRules.range(1, Int64(Int32.max))
        )
      )
    }
    for (field, name) in [("hostname", spec.hostname), ("subdomain", spec.subdomain)]
    where !name.isEmpty {
      errors += NameRules.dnsLabel(name).map { .invalid("\(path).\(field)", name, $0) }
    }
    errors += tolerations(spec.tolerations, "\(path).tolerations")
    errors += hostAliases(spec.others["hostAliases"], "\(path).hostAliases")
    if !spec.priorityClassName.isEmpty {
      errors += NameRules.dnsSubdomain(spec.priorityClassName).map {
        .invalid("\(path).priorityClassName", spec.priorityClassName, $0)
      }
    }
    if let policy = spec.preemptionPolicy {
      errors += oneOf(policy, ["PreemptLowerPriority", "Never"], "\(path).preemptionPolicy")
    }
    return errors
  }

  private static func names(_ spec: PodSpec, _ path: String) -> [FieldError] {
    let names = [("serviceAccountName", spec.serviceAccountName), ("nodeName", spec.nodeName)]
    return names.flatMap { field, name in
      name.isEmpty
        ? [] : NameRules.dnsSubdomain(name).map { .invalid("\(path).\(field)", name, $0) }
    }
  }

  /// Required when empty, unsupported when it is none of the values.
  static func oneOf(_ text: String, _ values: [String], _ path: String) -> [FieldError] {
    if text.isEmpty { return [.required(path)] }
    return values.contains(text) ? [] : [.notSupported(path, text, values)]
  }

  // MARK: - Placement

  private static func affinity(_ affinity: Value?, _ path: String) -> [FieldError] {
    guard let node = affinity?["nodeAffinity"] else { return [] }
    let path = "\(path).nodeAffinity"
    var errors: [FieldError] = []
    if let required = node["requiredDuringSchedulingIgnoredDuringExecution"] {
      let path = "\(path).requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms"
      let terms = required["nodeSelectorTerms"]?.elements ?? []
      if terms.isEmpty {
        errors.append(.required(path, "must have at least one node selector term"))
      }
      for (index, term) in terms.enumerated() { errors += nodeTerm(term, "\(path)[\(index)]") }
    }
    let preferred = node["preferredDuringSchedulingIgnoredDuringExecution"]?.elements ?? []
    for (index, term) in preferred.enumerated() {
      let path = "\(path).preferredDuringSchedulingIgnoredDuringExecution[\(index)]"
      let weight = term["weight"]?.integer ?? 0
      if !(1...100).contains(weight) {
        errors.append(.invalid("\(path).weight", weight, "must be in the range 1-100"))
      }
      errors += nodeTerm(term["preference"] ?? [:], "\(path).preference")
    }
    return errors
  }

  private static func nodeTerm(_ term: Value, _ path: String) -> [FieldError] {
    var errors: [FieldError] = []
    for (index, rule) in (term["matchExpressions"]?.elements ?? []).enumerated() {
      let path = "\(path).matchExpressions[\(index)]"
      let values = rule["values"]?.elements ?? []
      let name = rule["operator"]?.text ?? ""
      switch name {
      case "In", "NotIn":
        if values.isEmpty {
          errors.append(
            .required("\(path).values", "must be specified when `operator` is 'In' or 'NotIn'")
          )
        }
      case "Exists", "DoesNotExist":
        if !values.isEmpty {
          errors.append(
            .forbidden(
              "\(path).values",
              "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"
            )
          )
        }
      case "Gt", "Lt":
        if values.count != 1 {
          errors.append(
            .required(
              "\(path).values",
              "must be specified single value when `operator` is 'Lt' or 'Gt'"
            )
          )
        }
      default:
        errors.append(.invalid("\(path).operator", name, "not a valid selector operator"))
      }
      let key = rule["key"]?.text ?? ""
      errors += NameRules.qualifiedName(key).map { .invalid("\(path).key", key, $0) }
    }
    return errors
  }

  private static func spread(_ constraints: Value?, _ path: String) -> [FieldError] {
    var errors: [FieldError] = []
    for (index, constraint) in (constraints?.elements ?? []).enumerated() {
      let path = "\(path).topologySpreadConstraints[\(index)]"
      let skew = constraint["maxSkew"]?.integer ?? 0
      if skew <= 0 { errors.append(.invalid("\(path).maxSkew", skew, "must be greater than zero")) }
      let key = constraint["topologyKey"]?.text ?? ""
      if key.isEmpty {
        errors.append(.required("\(path).topologyKey", "can not be empty"))
      } else {
        errors += NameRules.qualifiedName(key).map { .invalid("\(path).topologyKey", key, $0) }
      }
      let action = constraint["whenUnsatisfiable"]?.text ?? ""
      let actions = ["DoNotSchedule", "ScheduleAnyway"]
      if !actions.contains(action) {
        errors.append(.notSupported("\(path).whenUnsatisfiable", action, actions))
      }
      if let selector = constraint["labelSelector"] {
        errors += MetadataValidation.selector(
          LabelSelector(selector),
          "\(path).labelSelector"
        )
      }
    }
    return errors
  }

  static func tolerations(_ tolerations: [Toleration], _ path: String) -> [FieldError] {
    var errors: [FieldError] = []
    for (index, toleration) in tolerations.enumerated() {
      let path = "\(path)[\(index)]"
      let name = toleration.operator
      if !toleration.key.isEmpty {
        errors += NameRules.qualifiedName(toleration.key).map {
          .invalid("\(path).key", toleration.key, $0)
        }
      } else if name != "Exists" {
        errors.append(
          .invalid(
            "\(path).operator",
            name,
            "operator must be Exists when `key` is empty, which means \"match all values and all "
              + "keys\""
          )
        )
      }
      if toleration.tolerationSeconds != nil, toleration.effect != "NoExecute" {
        errors.append(
          .invalid(
            "\(path).effect",
            toleration.effect,
            "effect must be 'NoExecute' when `tolerationSeconds` is set"
          )
        )
      }
      switch name {
      case "Equal", "":
        let problems = NameRules.labelValue(toleration.assigned)
        if !problems.isEmpty {
          errors.append(
            .invalid("\(path).operator", toleration.assigned, problems.joined(separator: ";"))
          )
        }
      case "Exists":
        if !toleration.assigned.isEmpty {
          errors.append(
            .invalid(
              "\(path).operator",
              toleration.assigned,
              "value must be empty when `operator` is 'Exists'"
            )
          )
        }
      case "Lt", "Gt":
        errors.append(
          .notSupported("\(path).operator", name, ["Equal", "Exists", "Lt", "Gt"])
        )
      default:
        errors.append(.notSupported("\(path).operator", name, ["Equal", "Exists"]))
      }
      let effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"]
      if !toleration.effect.isEmpty, !effects.contains(toleration.effect) {
        errors.append(.notSupported("\(path).effect", toleration.effect, effects))
      }
    }
    return errors
  }

  private static func hostAliases(_ aliases: Value?, _ path: String) -> [FieldError] {
    var errors: [FieldError] = []
    for (index, alias) in (aliases?.elements ?? []).enumerated() {
      let address = alias["ip"]?.text ?? ""
      if !isAddress(address) {
        errors.append(
          .invalid(
            "\(path)[\(index)].ip",
            address,
            "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"
          )
        )
      }
      for (position, name) in (alias["hostnames"]?.elements ?? []).enumerated() {
        let name = name.text ?? ""
        errors += NameRules.dnsSubdomain(name).map {
          .invalid("\(path)[\(index)].hostnames[\(position)]", name, $0)
        }
      }
    }
    return errors
  }

  /// Four numbers up to 255, or hexadecimal groups between colons.
  private static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 4 {
      return parts.allSatisfy { part in
        part.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } && (Int(part) ?? 256) < 256
      }
    }
    let groups = text.split(separator: ":", omittingEmptySubsequences: false)
    guard groups.count > 2, groups.count <= 8 else { return false }
    return groups.allSatisfy { $0.isEmpty || $0.count <= 4 && $0.allSatisfy(\.isHexDigit) }
  }
}
