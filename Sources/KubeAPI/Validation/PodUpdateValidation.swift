/// What may not change in a pod.
enum PodUpdateValidation {
  static func validate(_ new: Pod, _ old: Pod) -> [FieldError] {
    var errors = MetadataValidation.validateUpdate(new.metadata, old.metadata)
    errors += MetadataValidation.validate(new.metadata)
    if new.spec == old.spec { return errors }
    errors += PodValidation.validate(new.spec, "spec")
    for (field, newList, oldList) in [
      ("containers", new.spec.containers, old.spec.containers),
      ("initContainers", new.spec.initContainers, old.spec.initContainers),
    ] {
      if newList.count != oldList.count {
        errors.append(
          .forbidden("spec.\(field)", "pod updates may not add or remove containers")
        )
        return errors
      }
      errors += images(newList, "spec.\(field)")
    }
    let deadline = deadline(new.spec.activeDeadlineSeconds, old.spec.activeDeadlineSeconds)
    errors += deadline.errors
    if deadline.ends { return errors }
    errors += tolerations(new.spec.tolerations, old.spec.tolerations)
    errors += gates(new.spec.schedulingGates, old.spec.schedulingGates)
    var allowed = new.spec
    for index in allowed.containers.indices {
      allowed.containers[index].image = old.spec.containers[index].image
    }
    for index in allowed.initContainers.indices {
      allowed.initContainers[index].image = old.spec.initContainers[index].image
    }
    allowed.activeDeadlineSeconds = old.spec.activeDeadlineSeconds
    allowed.schedulingGates = old.spec.schedulingGates
    allowed.tolerations = old.spec.tolerations
    if !old.spec.schedulingGates.isEmpty {
      errors += nodeSelector(allowed.nodeSelector, old.spec.nodeSelector)
      allowed.nodeSelector = old.spec.nodeSelector
    }
    if allowed != old.spec { errors.append(.forbidden("spec", refusal(allowed, old.spec))) }
    return errors
  }

  /// What may change, and below it a diff of the internal form of both specs.
  private static func refusal(_ new: PodSpec, _ old: PodSpec) -> String {
    let fields = [
      "`spec.containers[*].image`", "`spec.initContainers[*].image`",
      "`spec.activeDeadlineSeconds`",
      "`spec.tolerations` (only additions to existing tolerations)",
      "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)",
    ]
    func lines(_ spec: PodSpec) -> [String] {
      let text = GoForm.json(spec.value, of: "core.v1.PodSpec")
      return IndentedJSON.lines(text)
    }
    return "pod updates may not change fields other than \(fields.joined(separator: ","))\n"
      + UnifiedDiff.text(from: lines(old), to: lines(new))
  }

  private static func images(_ containers: [Container], _ path: String) -> [FieldError] {
    containers.enumerated().flatMap { index, container -> [FieldError] in
      let path = "\(path)[\(index)].image"
      if container.image.isEmpty { return [.required(path)] }
      if container.image.trimmingBlanks == container.image { return [] }
      return [.invalid(path, container.image, "must not have leading or trailing whitespace")]
    }
  }

  private static func deadline(_ new: Int64?, _ old: Int64?) -> (errors: [FieldError], ends: Bool) {
    let path = "spec.activeDeadlineSeconds"
    guard let new else {
      return old == nil
        ? ([], false)
        : (
          [
            .invalid(path, json: .null, "must not update from a positive integer to nil value")
          ], false
        )
    }
    if !(0...Int64(Int32.max)).contains(new) {
      return ([.invalid(path, new, NameRules.range(0, Int64(Int32.max)))], true)
    }
    if let old, old < new {
      return ([.invalid(path, new, "must be less than or equal to previous value")], true)
    }
    return ([], false)
  }

  private static func tolerations(_ new: [Toleration], _ old: [Toleration]) -> [FieldError] {
    for toleration in old {
      let isKept = new.contains {
        var other = $0
        other.tolerationSeconds = toleration.tolerationSeconds
        return other == toleration
      }
      if !isKept {
        return [
          .forbidden(
            "spec.tolerations",
            "existing toleration can not be modified except its tolerationSeconds"
          )
        ]
      }
    }
    return PodValidation.tolerations(new, "spec.tolerations")
  }

  private static func gates(_ new: [Value], _ old: [Value]) -> [FieldError] {
    new.enumerated().compactMap { index, gate in
      old.contains(gate)
        ? nil
        : .forbidden(
          "spec.schedulingGates[\(index)].name",
          "only deletion is allowed, but found new scheduling gate "
            + "'\(gate["name"]?.text ?? "")'"
        )
    }
  }

  private static func nodeSelector(_ new: StringMap, _ old: StringMap) -> [FieldError] {
    old.compactMap { entry in
      new[entry.key] == entry.value
        ? nil
        : .invalid(
          "spec.nodeSelector",
          json: new.value,
          "only additions are allowed (no mutations or deletions)"
        )
    }
  }
}
