/// What is wrong with a node: `ValidateNode` and `ValidateNodeUpdate` of
/// pkg/apis/core/validation/validation.go.
enum NodeValidation {
  static func validate(_ node: Node) -> [FieldError] {
    MetadataValidation.validate(node.metadata) + taints(node.spec.taints)
  }

  static func validateUpdate(_ new: Node, _ old: Node) -> [FieldError] {
    var errors = validate(new)
    errors += MetadataValidation.validateUpdate(new.metadata, old.metadata)
    if !old.spec.podCIDRs.isEmpty, new.spec.podCIDRs != old.spec.podCIDRs {
      errors.append(
        .forbidden(
          "spec.podCIDRs",
          "node updates may not change podCIDR except from \"\" to valid"
        )
      )
    }
    let provider = old.spec.others["providerID"]
    if let text = provider?.text, !text.isEmpty, new.spec.others["providerID"] != provider {
      errors.append(
        .forbidden(
          "spec.providerID",
          "node updates may not change providerID except from \"\" to valid"
        )
      )
    }
    return errors
  }

  /// Kubernetes looks for them in the spec and reports them in the metadata.
  private static func taints(_ taints: [Taint]) -> [FieldError] {
    var errors: [FieldError] = []
    var seen: Set<String> = []
    for (index, taint) in taints.enumerated() {
      let path: FieldPlace = "metadata.taints[\(index)]"
      errors += NameRules.qualifiedName(taint.key).map { .invalid("\(path).key", taint.key, $0) }
      let problems = NameRules.labelValue(taint.assigned)
      if !problems.isEmpty {
        errors.append(
          .invalid("\(path).value", taint.assigned, problems.joined(separator: ";"))
        )
      }
      errors +=
        taint.effect.isEmpty
        ? [.required("\(path).effect")]
        : TolerationValidation.taintEffect(taint.effect, "\(path).effect")
      if !seen.insert("\(taint.key):\(taint.effect)").inserted {
        errors.append(
          FieldError(
            .duplicate,
            path,
            shown: GoForm.json(taint.value, of: "core.v1.Taint"),
            "taints must be unique by key and effect pair"
          )
        )
      }
    }
    return errors
  }
}
