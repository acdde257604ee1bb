/// What is wrong with tolerations, and with the effects that they and taints name.
///
/// `ValidateTolerations` of pkg/apis/core/validation/validation.go.
enum TolerationValidation {
  static func validate(_ tolerations: [Toleration], _ path: FieldPlace) -> [FieldError] {
    tolerations.enumerated().flatMap { index, toleration in
      validate(toleration, "\(path)[\(index)]")
    }
  }

  private static func validate(_ toleration: Toleration, _ path: FieldPlace) -> [FieldError] {
    var errors: [FieldError] = []
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
    return errors
      + (toleration.effect.isEmpty ? [] : taintEffect(toleration.effect, "\(path).effect"))
  }

  /// `validateTaintEffect`; an empty one is judged by the caller.
  static func taintEffect(_ effect: String, _ path: FieldPlace) -> [FieldError] {
    let effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"]
    return effects.contains(effect) ? [] : [.notSupported(path, effect, effects)]
  }
}
