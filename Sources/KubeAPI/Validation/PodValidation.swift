/// What is wrong with a pod, or with the template of one, in Kubernetes' words and order.
///
/// https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/apis/core/validation/validation.go:
/// `ValidatePodCreate`, `ValidatePodTemplateSpec` and `ValidatePodSpec`.
enum PodValidation {
  static func validate(_ pod: Pod) -> [FieldError] {
    var errors = metadataAndSpec(pod)
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

  /// `validatePodMetadataAndSpec`, which new and changed pods go through.
  static func metadataAndSpec(_ pod: Pod) -> [FieldError] {
    var errors = MetadataValidation.validate(pod.metadata)
    errors += PodAnnotationValidation.validate(pod.metadata.annotations, "metadata.annotations")
    errors += validate(pod.spec, "spec", podName: pod.metadata.name)
    for (list, containers) in [
      ("containers", pod.spec.containers), ("initContainers", pod.spec.initContainers),
    ] {
      for (index, container) in containers.enumerated() {
        errors += untrimmedImage(container, "spec.\(list)[\(index)]")
      }
    }
    return errors
  }

  static func validate(_ template: PodTemplateSpec, _ path: FieldPlace) -> [FieldError] {
    let metadata = template.metadata
    var errors = MetadataValidation.labels(metadata.labels, "\(path).labels")
    errors += MetadataValidation.annotations(metadata.annotations, "\(path).annotations")
    errors += PodAnnotationValidation.validate(metadata.annotations, "\(path).annotations")
    errors += validate(template.spec, "\(path).spec", podName: nil)
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
  static func untrimmedImage(_ container: Container, _ path: FieldPlace) -> [FieldError] {
    container.image.hasNoBlankEnds
      ? []
      : [
        .invalid(
          "\(path).image",
          container.image,
          "must not have leading or trailing whitespace"
        )
      ]
  }

  // MARK: - Spec

  /// `podName` is nil for the spec of a template.
  private static func validate(
    _ spec: PodSpec,
    _ path: FieldPlace,
    podName: String?
  ) -> [FieldError] {
    let volumes = VolumeValidation.validate(
      spec.volumes,
      podName: podName,
      "\(path).volumes"
    )
    var errors = volumes.errors
    errors += resourceClaims(spec.others["resourceClaims"], "\(path).resourceClaims")
    errors += ContainerValidation(spec, volumes.volumes, path).validate()
    errors += ResourceValidation.validatePod(spec, path)
    errors += PodNetworkValidation.hostPorts(spec, isPod: podName != nil, path)
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
    errors += SecurityValidation.validatePod(spec, "\(path).securityContext")
    errors += PlacementValidation.affinity(spec.affinity, "\(path).affinity")
    errors += PodNetworkValidation.dnsConfig(spec, "\(path).dnsConfig")
    errors += gates(spec, path)
    errors += PlacementValidation.spread(
      spec.others["topologySpreadConstraints"]?.elements ?? [],
      "\(path).topologySpreadConstraints"
    )
    errors += PodNetworkValidation.hostUsers(spec, path)
    errors += PodNetworkValidation.hostnameOverride(spec, "\(path).hostnameOverride")
    errors += identity(spec, path)
    errors += placement(spec, path)
    errors += EnvironmentValidation.fileVolumes(spec, path)
    return errors
  }

  private static func identity(_ spec: PodSpec, _ path: FieldPlace) -> [FieldError] {
    var errors: [FieldError] = []
    for (field, name) in [
      ("serviceAccountName", spec.serviceAccountName), ("nodeName", spec.nodeName),
    ] where !name.isEmpty {
      errors += NameRules.dnsSubdomain(name).map { .invalid("\(path).\(field)", name, $0) }
    }
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
    return errors
  }

  private static func placement(_ spec: PodSpec, _ path: FieldPlace) -> [FieldError] {
    var errors = TolerationValidation.validate(spec.tolerations, "\(path).tolerations")
    errors += PodNetworkValidation.hostAliases(spec.others["hostAliases"], "\(path).hostAliases")
    for (field, name) in [
      ("priorityClassName", spec.priorityClassName),
      ("runtimeClassName", spec.others["runtimeClassName"]?.text),
    ] {
      guard let name, field == "runtimeClassName" || !name.isEmpty else { continue }
      errors += NameRules.dnsSubdomain(name).map { .invalid("\(path).\(field)", name, $0) }
    }
    if let policy = spec.preemptionPolicy {
      errors += oneOf(policy, ["PreemptLowerPriority", "Never"], "\(path).preemptionPolicy")
    }
    if let overhead = spec.others["overhead"] {
      var resources = ResourceRequirements()
      resources.limits = StringMap(overhead)
      errors += ResourceValidation.validate(resources, "\(path).overhead")
    }
    if let system = spec.others["os"] {
      let name = system["name"]?.text ?? ""
      if name.isEmpty {
        errors.append(.required("\(path).os.name"))
      } else if !["linux", "windows"].contains(name) {
        errors.append(.notSupported("\(path).os", name, ["linux", "windows"]))
      }
    }
    return errors
  }

  private static func gates(_ spec: PodSpec, _ path: FieldPlace) -> [FieldError] {
    var errors: [FieldError] = []
    for (index, gate) in (spec.others["readinessGates"]?.elements ?? []).enumerated() {
      let type = gate["conditionType"]?.text ?? ""
      errors += NameRules.qualifiedName(type).map {
        .invalid("\(path).readinessGates[\(index)].conditionType", type, $0)
      }
    }
    var seen: Set<String> = []
    for (index, gate) in spec.schedulingGates.enumerated() {
      let path: FieldPlace = "\(path).schedulingGates[\(index)]"
      let name = gate["name"]?.text ?? ""
      errors += NameRules.qualifiedName(name).map { .invalid(path, name, $0) }
      if !seen.insert(name).inserted { errors.append(.duplicate(path, name)) }
    }
    return errors
  }

  private static func resourceClaims(_ claims: Value?, _ path: FieldPlace) -> [FieldError] {
    var errors: [FieldError] = []
    var names: Set<String> = []
    for (index, claim) in (claims?.elements ?? []).enumerated() {
      let path: FieldPlace = "\(path)[\(index)]"
      let name = claim["name"]?.text ?? ""
      if name.isEmpty {
        errors.append(.required("\(path).name"))
      } else if names.insert(name).inserted {
        errors += NameRules.dnsLabel(name).map { .invalid("\(path).name", name, $0) }
      } else {
        errors.append(.duplicate("\(path).name", name))
      }
      let sources = ["resourceClaimName", "resourceClaimTemplateName"]
      let given = sources.filter { claim[$0] != nil }
      let shown = GoForm.json(claim, of: "core.v1.PodResourceClaim")
      if given.count > 1 {
        errors.append(
          .invalid(
            path,
            goForm: shown,
            "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified"
          )
        )
      } else if given.isEmpty {
        errors.append(
          .invalid(
            path,
            goForm: shown,
            "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`"
          )
        )
      }
      for source in given {
        let name = claim[source]?.text ?? ""
        errors += NameRules.dnsSubdomain(name).map { .invalid("\(path).\(source)", name, $0) }
      }
    }
    return errors
  }

  /// Required when empty, unsupported when it is none of the values.
  static func oneOf(_ text: String, _ values: [String], _ path: FieldPlace) -> [FieldError] {
    if text.isEmpty { return [.required(path)] }
    return values.contains(text) ? [] : [.notSupported(path, text, values)]
  }
}
