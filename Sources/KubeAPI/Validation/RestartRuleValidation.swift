/// What is wrong with a container's own restart policy, its rules and what a resize restarts.
///
/// `validateContainerRestartPolicy` and `validateResizePolicy` of
/// pkg/apis/core/validation/validation.go.
enum RestartRuleValidation {
  static func validate(
    _ container: Container,
    isInit: Bool = false,
    _ path: FieldPlace
  ) -> [FieldError] {
    let supported = ["Always", "Never", "OnFailure"]
    let rules = container.restartPolicyRules
    var errors: [FieldError] = []
    if let policy = container.restartPolicy {
      if !supported.contains(policy.rawValue) {
        errors.append(.notSupported("\(path).restartPolicy", policy.rawValue, supported))
      }
    } else if rules.isEmpty {
      return []
    } else {
      errors.append(
        .required("\(path).restartPolicy", "must specify restartPolicy when restart rules are used")
      )
      if isInit { return errors }
    }
    if rules.count > 20 {
      errors.append(.tooMany("\(path).restartPolicyRules", rules.count, 20))
    }
    for (index, rule) in rules.enumerated() {
      errors += validate(rule, "\(path).restartPolicyRules[\(index)]")
    }
    return errors
  }

  private static func validate(_ rule: Value, _ path: FieldPlace) -> [FieldError] {
    var errors: [FieldError] = []
    let action = rule["action"]?.text ?? ""
    let actions = ["Restart", "RestartAllContainers"]
    if !actions.contains(action) {
      errors.append(.notSupported("\(path).action", action, actions))
    }
    guard let codes = rule["exitCodes"] else {
      errors.append(.required("\(path).exitCodes", "must be specified"))
      return errors
    }
    let name = codes["operator"]?.text ?? ""
    if !["In", "NotIn"].contains(name) {
      errors.append(.notSupported("\(path).exitCodes.operator", name, ["In", "NotIn"]))
    }
    let count = codes["values"]?.elements?.count ?? 0
    if count > 255 { errors.append(.tooMany("\(path).exitCodes.values", count, 255)) }
    return errors
  }

  // MARK: - Resizing

  static func resizePolicy(
    _ list: Value?,
    _ restartPolicy: RestartPolicy,
    _ path: FieldPlace
  ) -> [FieldError] {
    var errors: [FieldError] = []
    var seen: Set<String> = []
    for (index, item) in (list?.elements ?? []).enumerated() {
      let resource = item["resourceName"]?.text ?? ""
      if !seen.insert(resource).inserted {
        errors.append(.duplicate("\(path)[\(index)]", resource))
      }
      errors += PodValidation.oneOf(resource, ["cpu", "memory"], path)
      let policy = item["restartPolicy"]?.text ?? ""
      errors += PodValidation.oneOf(policy, ["NotRequired", "RestartContainer"], path)
      if restartPolicy == .never, policy != "NotRequired" {
        errors.append(
          .invalid(
            path,
            policy,
            "must be 'NotRequired' when pod `restartPolicy` is 'Never'"
          )
        )
      }
    }
    return errors
  }

  /// Init containers run once: no resize can restart them.
  static func restartingResizes(_ container: Container, _ path: FieldPlace) -> [FieldError] {
    (container.others["resizePolicy"]?.elements ?? []).enumerated().compactMap { index, item in
      guard item["restartPolicy"]?.text == "RestartContainer" else { return nil }
      return .invalid(
        "\(path).resizePolicy[\(index)].restartPolicy",
        "RestartContainer",
        "must not be set to 'RestartContainer' for non-sidecar initContainers"
      )
    }
  }
}
