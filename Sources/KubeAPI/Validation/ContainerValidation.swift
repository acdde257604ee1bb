/// What is wrong with the containers of a pod.
///
/// `validateContainers`, `validateInitContainers` and `validateEphemeralContainers` of
/// pkg/apis/core/validation/validation.go.
struct ContainerValidation {
  /// The spec that the containers belong to.
  let spec: PodSpec
  /// The volumes that are well-formed, by name.
  let volumes: [String: Volume]
  /// Where the spec stands.
  let path: FieldPlace

  private let claims: Set<String>

  init(_ spec: PodSpec, _ volumes: [String: Volume], _ path: FieldPlace) {
    self.spec = spec
    self.volumes = volumes
    self.path = path
    claims = Set(
      (spec.others["resourceClaims"]?.elements ?? []).compactMap { $0["name"]?.text }
    )
  }

  func validate() -> [FieldError] {
    var errors = regular()
    errors += initial()
    errors += ephemeral()
    return errors
  }

  private func regular() -> [FieldError] {
    let list: FieldPlace = "\(path).containers"
    if spec.containers.isEmpty { return [.required(list)] }
    var errors: [FieldError] = []
    var names: Set<String> = []
    for (index, container) in spec.containers.enumerated() {
      let path: FieldPlace = "\(list)[\(index)]"
      errors += validate(container, path)
      if !names.insert(container.name).inserted {
        errors.append(.duplicate("\(path).name", container.name))
      }
      errors += ProbeValidation.validate(container, spec, path)
      errors += RestartRuleValidation.validate(container, path)
    }
    return errors + Self.hostPorts(spec.containers, list)
  }

  private func initial() -> [FieldError] {
    let list: FieldPlace = "\(path).initContainers"
    var errors: [FieldError] = []
    var names = Set(spec.containers.map(\.name))
    for (index, container) in spec.initContainers.enumerated() {
      let path: FieldPlace = "\(list)[\(index)]"
      errors += validate(container, path)
      errors += RestartRuleValidation.validate(container, isInit: true, path)
      if names.contains(container.name) {
        errors.append(.duplicate("\(path).name", container.name))
      } else if !container.name.isEmpty {
        names.insert(container.name)
      }
      errors += Self.hostPorts([container], list)
      let isSidecar = container.restartPolicy == .always
      if isSidecar {
        errors += ProbeValidation.validate(container, spec, path)
      } else {
        errors += Self.forbiddenHooks(container, path)
        errors += RestartRuleValidation.restartingResizes(container, path)
      }
    }
    return errors
  }

  private static func forbiddenHooks(_ container: Container, _ path: FieldPlace) -> [FieldError] {
    let hooks = [
      ("lifecycle", container.lifecycle), ("livenessProbe", container.livenessProbe),
      ("readinessProbe", container.readinessProbe), ("startupProbe", container.startupProbe),
    ]
    return hooks.compactMap { field, hook in
      hook == nil
        ? nil
        : .forbidden(
          "\(path).\(field)",
          "may not be set for init containers without restartPolicy=Always"
        )
    }
  }

  /// A manifest cannot hold any; what is wrong with them is still said first.
  private func ephemeral() -> [FieldError] {
    var errors: [FieldError] = []
    let others = Set((spec.containers + spec.initContainers).map(\.name))
    var names = others
    for (index, value) in (spec.others["ephemeralContainers"]?.elements ?? []).enumerated() {
      let path: FieldPlace = "\(path).ephemeralContainers[\(index)]"
      var container = Container(value)
      PodDefaulting.apply(&container)
      errors += validate(container, path)
      errors += PodValidation.untrimmedImage(container, path)
      if !names.insert(container.name).inserted {
        errors.append(.duplicate("\(path).name", container.name))
      }
      let target = value["targetContainerName"]?.text ?? ""
      if !target.isEmpty, !others.contains(target) {
        errors.append(.notFound("\(path).targetContainerName", target))
      }
      for field in Self.notForEphemeral where value[field] != nil {
        if field == "resources", value[field] == [:] { continue }
        errors.append(
          .forbidden("\(path).\(field)", "cannot be set for an Ephemeral Container")
        )
      }
      for (position, mount) in container.volumeMounts.enumerated() {
        for (field, text) in [("subPath", mount.subPath), ("subPathExpr", mount.subPathExpr)]
        where !text.isEmpty {
          errors.append(
            .forbidden(
              "\(path).volumeMounts[\(position)].\(field)",
              "cannot be set for an Ephemeral Container"
            )
          )
        }
      }
    }
    return errors
  }

  private static let notForEphemeral = [
    "ports", "resources", "resizePolicy", "restartPolicy", "restartPolicyRules", "livenessProbe",
    "readinessProbe", "startupProbe", "lifecycle",
  ]

  // MARK: - One container

  private func validate(_ container: Container, _ path: FieldPlace) -> [FieldError] {
    var errors: [FieldError] = []
    if container.name.isEmpty {
      errors.append(.required("\(path).name"))
    } else {
      errors += NameRules.dnsLabel(container.name).map {
        .invalid("\(path).name", container.name, $0)
      }
    }
    if container.image.isEmpty { errors.append(.required("\(path).image")) }
    errors += PodValidation.oneOf(
      container.terminationMessagePolicy,
      ["File", "FallbackToLogsOnError"],
      "\(path).terminationMessagePolicy"
    )
    errors += Self.ports(container.ports, "\(path).ports")
    errors += EnvironmentValidation.validate(container, path)
    errors += MountValidation.validate(container, volumes, path)
    errors += PodValidation.oneOf(
      container.imagePullPolicy.rawValue,
      ["Always", "IfNotPresent", "Never"],
      "\(path).imagePullPolicy"
    )
    errors += ResourceValidation.validate(container.resources, "\(path).resources")
    errors += ResourceValidation.claims(
      container.resources.others["claims"],
      of: claims,
      "\(path).resources.claims"
    )
    errors += RestartRuleValidation.resizePolicy(
      container.others["resizePolicy"],
      spec.restartPolicy,
      "\(path).resizePolicy"
    )
    errors += SecurityValidation.validateContainer(
      container.securityContext,
      usesHostUsers: spec.others["hostUsers"]?.flag != false,
      "\(path).securityContext"
    )
    return errors
  }

  // MARK: - Ports

  private static func ports(_ ports: [ContainerPort], _ path: FieldPlace) -> [FieldError] {
    var errors: [FieldError] = []
    var names: Set<String> = []
    for (index, port) in ports.enumerated() {
      let path: FieldPlace = "\(path)[\(index)]"
      if !port.name.isEmpty {
        let problems = NameRules.portName(port.name)
        errors += problems.map { .invalid("\(path).name", port.name, $0) }
        if problems.isEmpty, !names.insert(port.name).inserted {
          errors.append(.duplicate("\(path).name", port.name))
        }
      }
      if port.containerPort == 0 { errors.append(.required("\(path).containerPort")) }
      for (field, number) in [
        ("containerPort", port.containerPort), ("hostPort", port.hostPort),
      ] where number != 0 && !(1...65_535).contains(number) {
        errors.append(.invalid("\(path).\(field)", number, NameRules.range(1, 65_535)))
      }
      errors += PodValidation.oneOf(port.protocol, ["SCTP", "TCP", "UDP"], "\(path).protocol")
    }
    return errors
  }

  private static func hostPorts(_ containers: [Container], _ path: FieldPlace) -> [FieldError] {
    var errors: [FieldError] = []
    var taken: Set<String> = []
    for (index, container) in containers.enumerated() {
      for (position, port) in container.ports.enumerated() where port.hostPort != 0 {
        let name = "\(port.protocol)/\(port.hostIP)/\(port.hostPort)"
        if !taken.insert(name).inserted {
          errors.append(
            .duplicate("\(path)[\(index)].ports[\(position)].hostPort", name)
          )
        }
      }
    }
    return errors
  }
}
