/// What is wrong with the wishes of a pod for its node: affinity and spread.
///
/// `validateAffinity` and `validateTopologySpreadConstraints` of
/// pkg/apis/core/validation/validation.go.
enum PlacementValidation {
  private static let required = "requiredDuringSchedulingIgnoredDuringExecution"
  private static let preferred = "preferredDuringSchedulingIgnoredDuringExecution"

  static func affinity(_ affinity: Value?, _ path: FieldPlace) -> [FieldError] {
    guard let affinity else { return [] }
    var errors: [FieldError] = []
    if let node = affinity["nodeAffinity"] {
      errors += nodeAffinity(node, "\(path).nodeAffinity")
    }
    for field in ["podAffinity", "podAntiAffinity"] {
      guard let pods = affinity[field] else { continue }
      for (index, term) in (pods[required]?.elements ?? []).enumerated() {
        errors += podTerm(term, "\(path).\(field).\(required)[\(index)]")
      }
      for (index, term) in (pods[preferred]?.elements ?? []).enumerated() {
        let path: FieldPlace = "\(path).\(field).\(preferred)[\(index)]"
        errors += weight(term, path)
        errors += podTerm(term["podAffinityTerm"] ?? [:], "\(path).podAffinityTerm")
      }
    }
    return errors
  }

  private static func weight(_ term: Value, _ path: FieldPlace) -> [FieldError] {
    let weight = term["weight"]?.integer ?? 0
    return (1...100).contains(weight)
      ? [] : [.invalid("\(path).weight", weight, "must be in the range 1-100")]
  }

  // MARK: - Nodes

  private static func nodeAffinity(_ node: Value, _ path: FieldPlace) -> [FieldError] {
    var errors: [FieldError] = []
    if let selector = node[required] {
      let path: FieldPlace = "\(path).\(required).nodeSelectorTerms"
      let terms = selector["nodeSelectorTerms"]?.elements ?? []
      if terms.isEmpty {
        errors.append(.required(path, "must have at least one node selector term"))
      }
      for (index, term) in terms.enumerated() {
        errors += nodeTerm(term, checksValues: true, "\(path)[\(index)]")
      }
    }
    for (index, term) in (node[preferred]?.elements ?? []).enumerated() {
      let path: FieldPlace = "\(path).\(preferred)[\(index)]"
      errors += weight(term, path)
      errors += nodeTerm(
        term["preference"] ?? [:],
        checksValues: false,
        "\(path).preference"
      )
    }
    return errors
  }

  private static func nodeTerm(
    _ term: Value,
    checksValues: Bool,
    _ path: FieldPlace
  ) -> [FieldError] {
    var errors: [FieldError] = []
    for (index, rule) in (term["matchExpressions"]?.elements ?? []).enumerated() {
      errors += labelRule(rule, checksValues, "\(path).matchExpressions[\(index)]")
    }
    for (index, rule) in (term["matchFields"]?.elements ?? []).enumerated() {
      errors += fieldRule(rule, "\(path).matchFields[\(index)]")
    }
    return errors
  }

  private static func labelRule(
    _ rule: Value,
    _ checksValues: Bool,
    _ path: FieldPlace
  ) -> [FieldError] {
    let values = (rule["values"]?.elements ?? []).map { $0.text ?? "" }
    let name = rule["operator"]?.text ?? ""
    var errors: [FieldError] = []
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
    guard checksValues else { return errors }
    for (index, value) in values.enumerated() {
      errors += NameRules.labelValue(value).map {
        .invalid("\(path).values[\(index)]", value, $0)
      }
    }
    return errors
  }

  private static func fieldRule(_ rule: Value, _ path: FieldPlace) -> [FieldError] {
    let values = (rule["values"]?.elements ?? []).map { $0.text ?? "" }
    let name = rule["operator"]?.text ?? ""
    var errors: [FieldError] = []
    if name != "In", name != "NotIn" {
      errors.append(.invalid("\(path).operator", name, "not a valid selector operator"))
    } else if values.count != 1 {
      errors.append(
        .required(
          "\(path).values",
          "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"
        )
      )
    }
    let key = rule["key"]?.text ?? ""
    guard key == "metadata.name" else {
      return errors + [.invalid("\(path).key", key, "not a valid field selector key")]
    }
    for (index, value) in values.enumerated() {
      errors += NameRules.dnsSubdomain(value).map {
        .invalid("\(path).values[\(index)]", value, $0)
      }
    }
    return errors
  }

  // MARK: - Pods

  private static func podTerm(_ term: Value, _ path: FieldPlace) -> [FieldError] {
    var errors: [FieldError] = []
    for field in ["labelSelector", "namespaceSelector"] {
      guard let selector = term[field] else { continue }
      errors += MetadataValidation.selector(LabelSelector(selector), "\(path).\(field)")
    }
    for namespace in term["namespaces"]?.elements ?? [] {
      let name = namespace.text ?? ""
      errors += NameRules.dnsLabel(name).map { .invalid("\(path).namespace", name, $0) }
    }
    errors += labelKeys(term, path)
    let key = term["topologyKey"]?.text ?? ""
    if key.isEmpty { errors.append(.required("\(path).topologyKey", "can not be empty")) }
    return errors
      + NameRules.qualifiedName(key).map { .invalid("\(path).topologyKey", key, $0) }
  }

  /// `ValidateMatchLabelKeysAndMismatchLabelKeys`.
  private static func labelKeys(_ term: Value, _ path: FieldPlace) -> [FieldError] {
    func keys(_ field: String) -> [String] {
      (term[field]?.elements ?? []).map { $0.text ?? "" }
    }
    var errors: [FieldError] = []
    for field in ["matchLabelKeys", "mismatchLabelKeys"] where !keys(field).isEmpty {
      guard term["labelSelector"] != nil else {
        errors.append(
          .forbidden("\(path).\(field)", "must not be specified when labelSelector is not set")
        )
        continue
      }
      for (index, key) in keys(field).enumerated() {
        errors += NameRules.qualifiedName(key).map {
          .invalid("\(path).\(field)[\(index)]", key, $0)
        }
      }
    }
    let mismatched = Set(keys("mismatchLabelKeys"))
    for (index, key) in keys("matchLabelKeys").enumerated() where mismatched.contains(key) {
      errors.append(
        .invalid(
          "\(path).matchLabelKeys[\(index)]",
          key,
          "exists in both matchLabelKeys and mismatchLabelKeys"
        )
      )
    }
    return errors
  }

  // MARK: - Spread

  static func spread(_ constraints: [Value], _ path: FieldPlace) -> [FieldError] {
    var errors: [FieldError] = []
    for (index, constraint) in constraints.enumerated() {
      errors += spread(constraint, constraints.dropFirst(index + 1), "\(path)[\(index)]")
    }
    return errors
  }

  private static func spread(
    _ constraint: Value,
    _ rest: ArraySlice<Value>,
    _ path: FieldPlace
  ) -> [FieldError] {
    var errors: [FieldError] = []
    let skew = constraint["maxSkew"]?.integer ?? 0
    if skew <= 0 { errors.append(.invalid("\(path).maxSkew", skew, "must be greater than zero")) }
    let key = constraint["topologyKey"]?.text ?? ""
    if key.isEmpty { errors.append(.required("\(path).topologyKey", "can not be empty")) }
    let action = constraint["whenUnsatisfiable"]?.text ?? ""
    let actions = ["DoNotSchedule", "ScheduleAnyway"]
    if !actions.contains(action) {
      errors.append(.notSupported("\(path).whenUnsatisfiable", action, actions))
    }
    let isRepeated = rest.contains {
      ($0["topologyKey"]?.text ?? "") == key && ($0["whenUnsatisfiable"]?.text ?? "") == action
    }
    if isRepeated {
      errors.append(
        .duplicate("\(path).{topologyKey, whenUnsatisfiable}", "{\(key), \(action)}")
      )
    }
    errors += minimumDomains(constraint["minDomains"]?.integer, action, "\(path).minDomains")
    for field in ["nodeAffinityPolicy", "nodeTaintsPolicy"] {
      guard let policy = constraint[field]?.text, !["Honor", "Ignore"].contains(policy) else {
        continue
      }
      errors.append(.notSupported("\(path).\(field)", policy, ["Honor", "Ignore"]))
    }
    errors += labelKeys(constraint, path)
    if let selector = constraint["labelSelector"] {
      errors += MetadataValidation.selector(LabelSelector(selector), "\(path).labelSelector")
    }
    return errors
  }

  private static func minimumDomains(
    _ count: Int64?,
    _ action: String,
    _ path: FieldPlace
  ) -> [FieldError] {
    guard let count else { return [] }
    var errors: [FieldError] = []
    if count <= 0 { errors.append(.invalid(path, count, "must be greater than zero")) }
    if action != "DoNotSchedule" {
      errors.append(
        .invalid(
          path,
          count,
          "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not \(action)"
        )
      )
    }
    return errors
  }
}
