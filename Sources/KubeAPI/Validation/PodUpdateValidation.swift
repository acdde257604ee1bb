/// What may not change in a pod: `ValidatePodUpdate` of pkg/apis/core/validation/validation.go.
enum PodUpdateValidation {
  static func validate(_ new: Pod, _ old: Pod) -> [FieldError] {
    var errors = MetadataValidation.validateUpdate(new.metadata, old.metadata)
    if new.spec == old.spec {
      return errors + MetadataValidation.validate(new.metadata)
        + mirrorAnnotation(new.metadata, old.metadata)
    }
    errors += PodValidation.metadataAndSpec(new)
    errors += mirrorAnnotation(new.metadata, old.metadata)
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
      errors += nodeAffinity(allowed.affinity, old.spec.affinity)
      adoptNodeAffinity(of: old.spec.affinity, &allowed.affinity)
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

  private static func images(_ containers: [Container], _ path: FieldPlace) -> [FieldError] {
    containers.enumerated().flatMap { index, container in
      (container.image.isEmpty ? [.required("\(path)[\(index)].image")] : [])
        + PodValidation.untrimmedImage(container, "\(path)[\(index)]")
    }
  }

  private static func deadline(_ new: Int64?, _ old: Int64?) -> (errors: [FieldError], ends: Bool) {
    let path: FieldPlace = "spec.activeDeadlineSeconds"
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
    return TolerationValidation.validate(new, "spec.tolerations")
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

  // MARK: - Gated pods

  private static func nodeSelector(_ new: StringMap, _ old: StringMap) -> [FieldError] {
    if old.allSatisfy({ new[$0.key] == $0.value }) { return [] }
    return [
      .invalid(
        "spec.nodeSelector",
        json: new.isEmpty ? .null : new.value,
        "only additions to spec.nodeSelector are allowed (no mutations or deletions)"
      )
    ]
  }

  private static let requiredTerms = [
    "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms",
  ]

  /// `validateNodeAffinityMutation`: rules may be added to the terms that there are.
  private static func nodeAffinity(_ new: Value?, _ old: Value?) -> [FieldError] {
    guard new?["nodeAffinity"] != old?["nodeAffinity"] else { return [] }
    let path: FieldPlace = "spec.affinity.\(requiredTerms.joined(separator: "."))"
    let oldTerms = old?[path: requiredTerms]?.elements ?? []
    let newTerms = new?[path: requiredTerms]?.elements ?? []
    if oldTerms.isEmpty { return [] }
    func shown(_ term: Value) -> String { GoForm.json(term, of: "core.v1.NodeSelectorTerm") }
    guard oldTerms.count == newTerms.count else {
      let list = newTerms.isEmpty ? "null" : "[" + newTerms.map(shown).joined(separator: ",") + "]"
      return [
        .invalid(
          path,
          goForm: list,
          "no additions/deletions to non-empty NodeSelectorTerms list are allowed"
        )
      ]
    }
    return zip(newTerms, oldTerms).enumerated().compactMap { index, terms in
      let fields = ["matchExpressions", "matchFields"]
      let keepsRules = fields.allSatisfy { field in
        let old = terms.1[field]?.elements ?? []
        return (terms.0[field]?.elements ?? []).prefix(old.count).elementsEqual(old)
      }
      // A term without rules selects nothing: a rule would make it select something.
      let wasEmpty = fields.allSatisfy { terms.1[$0]?.elements?.isEmpty ?? true }
      let isEmpty = fields.allSatisfy { terms.0[$0]?.elements?.isEmpty ?? true }
      if keepsRules, isEmpty || !wasEmpty { return nil }
      return .invalid(
        "\(path)[\(index)]",
        goForm: shown(terms.0),
        "only additions are allowed (no mutations or deletions)"
      )
    }
  }

  private static func adoptNodeAffinity(of old: Value?, _ affinity: inout Value?) {
    guard affinity?["nodeAffinity"] != old?["nodeAffinity"] else { return }
    var adopted = affinity ?? [:]
    adopted["nodeAffinity"] = old?["nodeAffinity"]
    affinity = adopted == [:] && old == nil ? nil : adopted
  }

  // MARK: - Annotations

  private static let mirror = "kubernetes.io/config.mirror"

  /// The kubelet alone says that a pod mirrors one of its own.
  private static func mirrorAnnotation(_ new: ObjectMeta, _ old: ObjectMeta) -> [FieldError] {
    let (now, before) = (new.annotations[mirror], old.annotations[mirror])
    if now == before { return [] }
    let change = before == nil ? "add" : "remove or update"
    return [
      .forbidden("metadata.annotations[\(mirror)]", "may not \(change) mirror pod annotation")
    ]
  }
}
