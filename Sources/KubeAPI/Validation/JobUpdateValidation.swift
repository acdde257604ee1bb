/// What may not change in a Job.
enum JobUpdateValidation {
  static func validate(_ new: Job, _ old: Job) -> [FieldError] {
    var errors = JobValidation.validate(new)
    errors += MetadataValidation.validateUpdate(new.metadata, old.metadata)
    errors += JobValidation.specWithSelector(new.spec, "spec")
    errors += completions(new.spec, old.spec)
    errors += immutable("selector", new.spec.selector, old.spec.selector)
    errors += template(new.spec, old)
    errors += immutable("completionMode", new.spec.completionMode, old.spec.completionMode)
    errors += immutable(
      "podFailurePolicy",
      new.spec.podFailurePolicy,
      old.spec.podFailurePolicy,
      goType: "batch.v1.PodFailurePolicy"
    )
    errors += immutable(
      "backoffLimitPerIndex",
      new.spec.backoffLimitPerIndex,
      old.spec.backoffLimitPerIndex
    )
    errors += immutable("managedBy", new.spec.managedBy, old.spec.managedBy)
    errors += immutable(
      "successPolicy",
      new.spec.successPolicy,
      old.spec.successPolicy,
      goType: "batch.v1.SuccessPolicy"
    )
    return errors
  }

  private static func immutable<Content: ValueConvertible>(
    _ field: String,
    _ new: Content?,
    _ old: Content?,
    goType: String? = nil
  ) -> [FieldError] {
    if new == old { return [] }
    let value = new?.value ?? .null
    return [
      .invalid(
        "spec.\(field)",
        goForm: goType.map { GoForm.json(value, of: $0) } ?? JSONWriter.compact(value),
        FieldError.immutable
      )
    ]
  }

  /// Fixed for NonIndexed Jobs; an Indexed one keeps it equal to its parallelism.
  private static func completions(_ new: JobSpec, _ old: JobSpec) -> [FieldError] {
    if new.completionMode != .indexed {
      return immutable("completions", new.completions, old.completions)
    }
    guard new.completions != old.completions, let completions = new.completions,
      completions != new.parallelism
    else { return [] }
    return [
      .invalid(
        "spec.completions",
        completions,
        "can only be modified in tandem with spec.parallelism"
      )
    ]
  }

  // MARK: - Template

  /// Suspended Jobs without pods may change where and with what resources their pods run.
  private static func template(_ new: JobSpec, _ old: Job) -> [FieldError] {
    let isSuspended = old.spec.suspend == true
    let wasSuspended = old.status.conditions.contains {
      $0.type == "Suspended" && $0.status == .true
    }
    let isMutable =
      isSuspended && (old.status.startTime == nil || wasSuspended) && old.status.active == 0
    var allowed = old.spec.template
    if isMutable { allowScheduling(&allowed, as: new.template) }
    if isMutable {
      allowResources(&allowed, as: new.template)
      if new.template.spec == allowed.spec { return [] }
      return [
        .invalid(
          "spec.template.spec",
          goForm: GoForm.json(new.template.spec.value, of: "core.v1.PodSpec"),
          FieldError.immutable
        )
      ]
    }
    if new.template == allowed { return [] }
    return [
      .invalid(
        "spec.template",
        goForm: GoForm.json(new.template.value, of: "core.v1.PodTemplateSpec"),
        FieldError.immutable
      )
    ]
  }

  private static func allowScheduling(
    _ template: inout PodTemplateSpec,
    as new: PodTemplateSpec
  ) {
    template.metadata.annotations = new.metadata.annotations
    template.metadata.labels = new.metadata.labels
    template.spec.nodeSelector = new.spec.nodeSelector
    template.spec.tolerations = new.spec.tolerations
    template.spec.schedulingGates = new.spec.schedulingGates
    // Of the affinity only the part about nodes may change.
    var affinity = template.spec.affinity ?? [:]
    affinity["nodeAffinity"] = new.spec.affinity?["nodeAffinity"]
    let isEmpty = affinity.fields?.isEmpty ?? true
    template.spec.affinity = isEmpty && new.spec.affinity == nil ? nil : affinity
  }

  private static func allowResources(_ template: inout PodTemplateSpec, as new: PodTemplateSpec) {
    func adopt(_ containers: inout [Container], _ source: [Container]) {
      guard containers.count == source.count else { return }
      for index in containers.indices where containers[index].name == source[index].name {
        containers[index].resources = source[index].resources
      }
    }
    adopt(&template.spec.containers, new.spec.containers)
    adopt(&template.spec.initContainers, new.spec.initContainers)
  }
}
