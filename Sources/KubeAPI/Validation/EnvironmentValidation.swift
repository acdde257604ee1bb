/// What is wrong with the environment of a container.
///
/// `ValidateEnv` and `ValidateEnvFrom` of pkg/apis/core/validation/validation.go.
enum EnvironmentValidation {
  static func validate(_ container: Container, _ path: FieldPlace) -> [FieldError] {
    var errors: [FieldError] = []
    for (index, variable) in container.env.enumerated() {
      let path: FieldPlace = "\(path).env[\(index)]"
      if variable.name.isEmpty {
        errors.append(.required("\(path).name"))
      } else {
        errors += NameRules.environmentVariable(variable.name).map {
          .invalid("\(path).name", variable.name, $0)
        }
      }
      errors += source(variable, "\(path).valueFrom")
    }
    for (index, source) in container.envFrom.enumerated() {
      errors += validate(source, "\(path).envFrom", index)
    }
    return errors
  }

  private static func source(_ variable: EnvVar, _ path: FieldPlace) -> [FieldError] {
    guard let source = variable.valueFrom else { return [] }
    var errors: [FieldError] = []
    var count = 0
    if let reference = source.fieldRef {
      count += 1
      errors += FieldRefValidation.field(
        reference,
        FieldRefValidation.environmentFields,
        "\(path).fieldRef"
      )
    }
    if let reference = source.resourceFieldRef {
      count += 1
      errors += FieldRefValidation.resource(
        reference,
        needsContainer: false,
        "\(path).resourceFieldRef"
      )
    }
    for (field, reference) in [
      ("configMapKeyRef", source.configMapKeyRef), ("secretKeyRef", source.secretKeyRef),
    ] {
      guard let reference else { continue }
      count += 1
      errors += key(reference, "\(path).\(field)")
    }
    if let reference = source.others["fileKeyRef"] {
      count += 1
      errors += fileKey(reference, "\(path).fileKeyRef")
    }
    if count == 0 {
      errors.append(
        .invalid(
          path,
          "",
          "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` "
            + "or `fileKeyRef`"
        )
      )
    } else if !variable.assigned.isEmpty {
      errors.append(.invalid(path, "", "may not be specified when `value` is not empty"))
    } else if count > 1 {
      errors.append(
        .invalid(path, "", "may not have more than one field specified at a time")
      )
    }
    return errors
  }

  private static func key(_ reference: KeySelector, _ path: FieldPlace) -> [FieldError] {
    let name = reference.name
    var errors: [FieldError] = NameRules.dnsSubdomain(name).map {
      .invalid("\(path).name", name, $0)
    }
    if reference.key.isEmpty {
      errors.append(.required("\(path).key"))
    } else {
      errors += NameRules.configKey(reference.key).map {
        .invalid("\(path).key", reference.key, $0)
      }
    }
    return errors
  }

  private static func fileKey(_ reference: Value, _ path: FieldPlace) -> [FieldError] {
    func check(_ field: String, _ rule: (String, FieldPlace) -> [FieldError]) -> [FieldError] {
      let text = reference[field]?.text ?? ""
      return text.isEmpty ? [.required("\(path).\(field)")] : rule(text, "\(path).\(field)")
    }
    return check("key") { text, path in
      NameRules.environmentVariable(text).map { .invalid(path, text, $0) }
    }
      + check("volumeName") { text, path in
        NameRules.dnsLabel(text).map { .invalid(path, text, $0) }
      }
      + check("path", PathRules.withoutBackstep)
  }

  /// A file with variables must lie in a volume of the pod's own: `validateFileKeyRefVolumes`.
  static func fileVolumes(_ spec: PodSpec, _ path: FieldPlace) -> [FieldError] {
    var errors: [FieldError] = []
    let lists = [("initContainers", spec.initContainers), ("containers", spec.containers)]
    for (list, containers) in lists {
      for (index, container) in containers.enumerated() {
        for (position, variable) in container.env.enumerated() {
          guard let file = variable.valueFrom?.others["fileKeyRef"] else { continue }
          let path: FieldPlace =
            "\(path).\(list)[\(index)].env[\(position)].valueFrom.fileKeyRef.volumeName"
          let name = file["volumeName"]?.text ?? ""
          if let volume = spec.volumes.last(where: { $0.name == name }) {
            if volume.emptyDir == nil {
              errors.append(
                .invalid(path, name, "referenced volume must be of type emptyDir")
              )
            }
          } else {
            errors.append(.notFound(path, name))
          }
        }
      }
    }
    return errors
  }

  /// Kubernetes reports the list, not the item, when it has not exactly one source.
  private static func validate(
    _ source: EnvFromSource,
    _ list: FieldPlace,
    _ index: Int
  ) -> [FieldError] {
    let path: FieldPlace = "\(list)[\(index)]"
    var errors: [FieldError] = []
    if !source.prefix.isEmpty {
      errors += NameRules.environmentVariable(source.prefix).map {
        .invalid("\(path).prefix", source.prefix, $0)
      }
    }
    for (field, reference) in [
      ("configMapRef", source.configMapRef), ("secretRef", source.secretRef),
    ] {
      guard let name = reference?.name else { continue }
      let path: FieldPlace = "\(path).\(field).name"
      if name.isEmpty {
        errors.append(.required(path))
      } else {
        // The name is judged as the beginning of one, which may end in a dash.
        errors += NameRules.dnsSubdomain(NameRules.maskingTrailingDash(name)).map {
          .invalid(path, name, $0)
        }
      }
    }
    if source.configMapRef == nil, source.secretRef == nil {
      errors.append(
        .invalid(list, "", "must specify one of: `configMapRef` or `secretRef`")
      )
    } else if source.configMapRef != nil, source.secretRef != nil {
      errors.append(
        .invalid(list, "", "may not have more than one field specified at a time")
      )
    }
    return errors
  }
}
