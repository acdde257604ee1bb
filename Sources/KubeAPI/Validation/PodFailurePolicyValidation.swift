/// What is wrong with a pod failure policy.
enum PodFailurePolicyValidation {
  static func validate(
    _ policy: PodFailurePolicy,
    _ spec: JobSpec,
    _ path: FieldPlace
  ) -> [FieldError] {
    let rules: FieldPlace = "\(path).rules"
    var errors: [FieldError] = []
    if policy.rules.count > 20 { errors.append(.tooMany(rules, policy.rules.count, 20)) }
    let template = spec.template.spec
    let names = Set((template.containers + template.initContainers).map(\.name))
    for (index, rule) in policy.rules.enumerated() {
      errors += validate(rule, spec, names, "\(rules)[\(index)]")
    }
    return errors
  }

  private static let actions = ["Count", "FailIndex", "FailJob", "Ignore"]
  private static let operators = ["In", "NotIn"]
  private static let statuses = ["False", "True", "Unknown"]

  /// `valid values: ["In" "NotIn"]`, a Go list as `%q` prints it.
  private static func validValues(_ values: [String]) -> String {
    "valid values: [" + values.map(GoSyntax.quoted).joined(separator: " ") + "]"
  }

  private static func validate(
    _ rule: PodFailurePolicyRule,
    _ spec: JobSpec,
    _ containers: Set<String>,
    _ path: FieldPlace
  ) -> [FieldError] {
    var errors: [FieldError] = []
    let action = rule.action.rawValue
    if action.isEmpty {
      errors.append(.required("\(path).action", validValues(actions)))
    } else if rule.action == .failIndex {
      if spec.backoffLimitPerIndex == nil {
        errors.append(
          .invalid("\(path).action", action, "requires the backoffLimitPerIndex to be set")
        )
      }
    } else if !actions.contains(action) {
      errors.append(.notSupported("\(path).action", action, actions))
    }
    if let codes = rule.onExitCodes {
      errors += validate(codes, containers, "\(path).onExitCodes")
    }
    errors += validate(rule.onPodConditions, "\(path).onPodConditions")
    if rule.onExitCodes != nil, !rule.onPodConditions.isEmpty {
      errors.append(
        .invalid(path, "specifying both OnExitCodes and OnPodConditions is not supported")
      )
    }
    if rule.onExitCodes == nil, rule.onPodConditions.isEmpty {
      errors.append(
        .invalid(path, "specifying one of OnExitCodes and OnPodConditions is required")
      )
    }
    return errors
  }

  private static func validate(
    _ codes: PodFailurePolicyOnExitCodesRequirement,
    _ containers: Set<String>,
    _ path: FieldPlace
  ) -> [FieldError] {
    var errors: [FieldError] = []
    let name = codes.operator.rawValue
    if name.isEmpty {
      errors.append(.required("\(path).operator", validValues(operators)))
    } else if !operators.contains(name) {
      errors.append(.notSupported("\(path).operator", name, operators))
    }
    if let container = codes.containerName, !containers.contains(container) {
      errors.append(
        .invalid(
          "\(path).containerName",
          container,
          "must be one of the container or initContainer names in the pod template"
        )
      )
    }
    let values: FieldPlace = "\(path).values"
    if codes.values.isEmpty {
      errors.append(.invalid(values, json: [], "at least one value is required"))
    } else if codes.values.count > 255 {
      errors.append(.tooMany(values, codes.values.count, 255))
    }
    var seen: Set<Int32> = []
    for (index, code) in codes.values.enumerated() {
      if codes.operator == .in, code == 0 {
        errors.append(.invalid("\(values)[\(index)]", code, "must not be 0 for the In operator"))
      }
      if !seen.insert(code).inserted {
        errors.append(FieldError(.duplicate, "\(values)[\(index)]", shown: String(code)))
      }
    }
    if zip(codes.values, codes.values.dropFirst()).contains(where: >) {
      errors.append(.invalid(values, json: codes.values.value, "must be ordered"))
    }
    return errors
  }

  private static func validate(
    _ patterns: [PodFailurePolicyOnPodConditionsPattern],
    _ path: FieldPlace
  ) -> [FieldError] {
    var errors: [FieldError] = []
    if patterns.count > 20 { errors.append(.tooMany(path, patterns.count, 20)) }
    for (index, pattern) in patterns.enumerated() {
      let path: FieldPlace = "\(path)[\(index)]"
      errors += NameRules.qualifiedName(pattern.type).map {
        .invalid("\(path).type", pattern.type, $0)
      }
      let status = pattern.status.rawValue
      if status.isEmpty {
        errors.append(.required("\(path).status", validValues(statuses)))
      } else if !statuses.contains(status) {
        errors.append(.notSupported("\(path).status", status, statuses))
      }
    }
    return errors
  }
}
