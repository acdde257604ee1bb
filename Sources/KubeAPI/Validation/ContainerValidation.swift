/// What is wrong with the containers of a pod.
enum ContainerValidation {
  static func validate(
    _ spec: PodSpec,
    _ volumes: Set<String>,
    _ path: String
  ) -> [FieldError] {
    if spec.containers.isEmpty {
      return [.required("\(path).containers")]
        + validateInit(spec, volumes, "\(path).initContainers")
    }
    var errors: [FieldError] = []
    var names: Set<String> = []
    for (index, container) in spec.containers.enumerated() {
      let path = "\(path).containers[\(index)]"
      errors += validate(container, volumes, path)
      if !names.insert(container.name).inserted {
        errors.append(.duplicate("\(path).name", container.name))
      }
      errors += ProbeValidation.validate(container, path)
      errors += restartPolicy(container, path)
    }
    return errors + hostPorts(spec.containers, "\(path).containers")
      + validateInit(spec, volumes, "\(path).initContainers")
  }

  private static func validateInit(
    _ spec: PodSpec,
    _ volumes: Set<String>,
    _ list: String
  ) -> [FieldError] {
    var errors: [FieldError] = []
    var names = Set(spec.containers.map(\.name))
    for (index, container) in spec.initContainers.enumerated() {
      let path = "\(list)[\(index)]"
      errors += validate(container, volumes, path)
      errors += restartPolicy(container, path)
      if names.contains(container.name) {
        errors.append(.duplicate("\(path).name", container.name))
      } else if !container.name.isEmpty {
        names.insert(container.name)
      }
      errors += hostPorts([container], list)
      if container.restartPolicy == .always {
        errors += ProbeValidation.validate(container, path)
        continue
      }
      let hooks = [
        ("lifecycle", container.lifecycle), ("livenessProbe", container.livenessProbe),
        ("readinessProbe", container.readinessProbe), ("startupProbe", container.startupProbe),
      ]
      for (field, hook) in hooks where hook != nil {
        errors.append(
          .forbidden(
            "\(path).\(field)",
            "may not be set for init containers without restartPolicy=Always"
          )
        )
      }
    }
    return errors
  }

  // MARK: - One container

  private static func validate(
    _ container: Container,
    _ volumes: Set<String>,
    _ path: String
  ) -> [FieldError] {
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
    errors += ports(container.ports, "\(path).ports")
    errors += EnvironmentValidation.validate(container, path)
    errors += mounts(container.volumeMounts, volumes, "\(path).volumeMounts")
    errors += PodValidation.oneOf(
      container.imagePullPolicy.rawValue,
      ["Always", "IfNotPresent", "Never"],
      "\(path).imagePullPolicy"
    )
    errors += ResourceValidation.validate(container.resources, "\(path).resources")
    errors += SecurityValidation.validateContainer(
      container.securityContext,
      "\(path).securityContext"
    )
    return errors
  }

  private static func restartPolicy(_ container: Container, _ path: String) -> [FieldError] {
    let supported = ["Always", "Never", "OnFailure"]
    guard let policy = container.restartPolicy else {
      return container.restartPolicyRules.isEmpty
        ? []
        : [
          .required(
            "\(path).restartPolicy",
            "must specify restartPolicy when restart rules are used"
          )
        ]
    }
    var errors: [FieldError] = []
    if !supported.contains(policy.rawValue) {
      errors.append(.notSupported("\(path).restartPolicy", policy.rawValue, supported))
    }
    if container.restartPolicyRules.count > 20 {
      errors.append(
        .tooMany("\(path).restartPolicyRules", container.restartPolicyRules.count, 20)
      )
    }
    for (index, rule) in container.restartPolicyRules.enumerated() {
      let path = "\(path).restartPolicyRules[\(index)]"
      let action = rule["action"]?.text ?? ""
      let actions = ["Restart", "RestartAllContainers"]
      if !actions.contains(action) {
        errors.append(.notSupported("\(path).action", action, actions))
      }
      guard let codes = rule["exitCodes"] else {
        errors.append(.required("\(path).exitCodes", "must be specified"))
        continue
      }
      let name = codes["operator"]?.text ?? ""
      if !["In", "NotIn"].contains(name) {
        errors.append(.notSupported("\(path).exitCodes.operator", name, ["In", "NotIn"]))
      }
    }
    return errors
  }

  // MARK: - Ports

  private static func ports(_ ports: [ContainerPort], _ path: String) -> [FieldError] {
    var errors: [FieldError] = []
    var names: Set<String> = []
    for (index, port) in ports.enumerated() {
      let path = "\(path)[\(index)]"
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

  private static func hostPorts(_ containers: [Container], _ path: String) -> [FieldError] {
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

  // MARK: - Mounts

  private static func mounts(
    _ mounts: [VolumeMount],
    _ volumes: Set<String>,
    _ list: String
  ) -> [FieldError] {
    var errors: [FieldError] = []
    var paths: Set<String> = []
    for (index, mount) in mounts.enumerated() {
      let path = "\(list)[\(index)]"
      if mount.name.isEmpty { errors.append(.required("\(path).name")) }
      if !volumes.contains(mount.name) { errors.append(.notFound("\(path).name", mount.name)) }
      if mount.mountPath.isEmpty { errors.append(.required("\(path).mountPath")) }
      if !paths.insert(mount.mountPath).inserted {
        errors.append(.invalid("\(path).mountPath", mount.mountPath, "must be unique"))
      }
      // Kubernetes leaves the index out of these two paths.
      if !mount.subPath.isEmpty {
        errors += VolumeValidation.localPath(mount.subPath, "\(list).subPath")
      }
      if !mount.subPathExpr.isEmpty {
        if !mount.subPath.isEmpty {
          errors.append(
            .invalid(
              "\(path).subPathExpr",
              mount.subPathExpr,
              "subPathExpr and subPath are mutually exclusive"
            )
          )
        }
        errors += VolumeValidation.localPath(mount.subPathExpr, "\(list).subPathExpr")
      }
    }
    return errors
  }
}
