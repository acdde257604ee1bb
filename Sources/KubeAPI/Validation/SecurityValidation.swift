/// What is wrong with security contexts.
///
/// `validatePodSpecSecurityContext` and `ValidateSecurityContext` of
/// pkg/apis/core/validation/validation.go.
enum SecurityValidation {
  static func validatePod(_ spec: PodSpec, _ path: FieldPlace) -> [FieldError] {
    guard let context = spec.securityContext else { return [] }
    let isProcessShared =
      spec.others["shareProcessNamespace"]?.flag == true && spec.others["hostPID"]?.flag == true
    var errors = ids(context, ["fsGroup", "runAsUser", "runAsGroup"], path)
    for (index, group) in (context["supplementalGroups"]?.elements ?? []).enumerated() {
      errors += id(group.integer, "\(path).supplementalGroups[\(index)]")
    }
    if isProcessShared {
      errors.append(
        FieldError(
          .invalid,
          "\(path).shareProcessNamespace",
          shown: "true",
          "ShareProcessNamespace and HostPID cannot both be enabled"
        )
      )
    }
    errors += sysctls(context["sysctls"]?.elements ?? [], spec, "\(path).sysctls")
    errors += choice(
      context["fsGroupChangePolicy"],
      ["Always", "OnRootMismatch"],
      "\(path).fsGroupChangePolicy"
    )
    errors += seccomp(context["seccompProfile"], "\(path).seccompProfile")
    errors += appArmor(context["appArmorProfile"], "\(path).appArmorProfile")
    errors += choice(
      context["supplementalGroupsPolicy"],
      ["Merge", "Strict"],
      "\(path).supplementalGroupsPolicy"
    )
    // "MountOption" waits for the feature SELinuxMount, which is off.
    errors += choice(
      context["seLinuxChangePolicy"],
      ["Recursive"],
      "\(path).seLinuxChangePolicy"
    )
    return errors
  }

  static func validateContainer(
    _ context: Value?,
    usesHostUsers: Bool,
    _ path: FieldPlace
  ) -> [FieldError] {
    guard let context else { return [] }
    var errors = ids(context, ["runAsUser", "runAsGroup"], path)
    if let mount = context["procMount"]?.text {
      errors += choice(context["procMount"], ["Default", "Unmasked"], "\(path).procMount")
      if usesHostUsers, mount == "Unmasked" {
        errors.append(
          .invalid("\(path).procMount", mount, "`hostUsers` must be false to use `Unmasked`")
        )
      }
    }
    errors += seccomp(context["seccompProfile"], "\(path).seccompProfile")
    errors += escalation(context, path)
    errors += appArmor(context["appArmorProfile"], "\(path).appArmorProfile")
    return errors
  }

  private static func escalation(_ context: Value, _ path: FieldPlace) -> [FieldError] {
    guard context["allowPrivilegeEscalation"]?.flag == false else { return [] }
    func refusal(_ conflict: String) -> FieldError {
      .invalid(
        path,
        goForm: GoForm.json(context, of: "core.v1.SecurityContext"),
        "cannot set `allowPrivilegeEscalation` to false and \(conflict)"
      )
    }
    var errors: [FieldError] = []
    if context["privileged"]?.flag == true { errors.append(refusal("`privileged` to true")) }
    for added in context[path: ["capabilities", "add"]]?.elements ?? []
    where added == "CAP_SYS_ADMIN" {
      errors.append(refusal("`capabilities.Add` CAP_SYS_ADMIN"))
    }
    return errors
  }

  // MARK: - Parts

  private static func ids(_ context: Value, _ fields: [String], _ path: FieldPlace) -> [FieldError]
  {
    fields.flatMap { id(context[$0]?.integer, "\(path).\($0)") }
  }

  private static func id(_ number: Int64?, _ path: FieldPlace) -> [FieldError] {
    guard let number, !(0...Int64(Int32.max)).contains(number) else { return [] }
    return [.invalid(path, number, NameRules.range(0, Int64(Int32.max)))]
  }

  /// A field that may be absent, but not be empty.
  private static func choice(
    _ value: Value?,
    _ supported: [String],
    _ path: FieldPlace
  ) -> [FieldError] {
    guard let text = value?.text, !supported.contains(text) else { return [] }
    return [.notSupported(path, text, supported)]
  }

  private static let profileTypes = ["Localhost", "RuntimeDefault", "Unconfined"]

  private static func seccomp(_ profile: Value?, _ path: FieldPlace) -> [FieldError] {
    guard let profile else { return [] }
    var errors = profileType(profile, "seccompProfile", path)
    let file = profile["localhostProfile"]?.text
    if profile["type"]?.text == "Localhost" {
      errors +=
        file.map { PathRules.descending($0, "\(path).localhostProfile") }
        ?? [
          .required("\(path).localhostProfile", "must be set when seccomp type is Localhost")
        ]
    } else if file != nil {
      errors.append(
        .invalid(
          "\(path).localhostProfile",
          goForm: GoForm.json(profile, of: "core.v1.SeccompProfile"),
          "can only be set when seccomp type is Localhost"
        )
      )
    }
    return errors
  }

  private static func profileType(
    _ profile: Value,
    _ field: String,
    _ path: FieldPlace
  ) -> [FieldError] {
    let type = profile["type"]?.text ?? ""
    if type.isEmpty {
      return [.required("\(path).type", "type is required when \(field) is set")]
    }
    return profileTypes.contains(type) ? [] : [.notSupported("\(path).type", type, profileTypes)]
  }

  private static func appArmor(_ profile: Value?, _ path: FieldPlace) -> [FieldError] {
    guard let profile else { return [] }
    let type = profile["type"]?.text ?? ""
    let file = profile["localhostProfile"]?.text
    let place: FieldPlace = "\(path).localhostProfile"
    switch type {
    case "Localhost":
      let missing = FieldError.required(place, "must be set when AppArmor type is Localhost")
      guard let file else { return [missing] }
      var errors: [FieldError] = []
      if file.trimmingBlanks != file {
        errors.append(.invalid(place, file, "must not be padded with whitespace"))
      } else if file.isEmpty {
        errors.append(missing)
      }
      if file.utf8.count > 4_095 { errors.append(.tooLong(place, 4_095)) }
      return errors
    case "RuntimeDefault", "Unconfined":
      guard let file else { return [] }
      return [.invalid(place, file, "can only be set when AppArmor type is Localhost")]
    default: return profileType(profile, "appArmorProfile", path)
    }
  }

  // MARK: - Sysctls

  private static func sysctls(_ items: [Value], _ spec: PodSpec, _ path: FieldPlace) -> [FieldError]
  {
    var errors: [FieldError] = []
    var names: Set<String> = []
    for (index, item) in items.enumerated() {
      let path: FieldPlace = "\(path)[\(index)].name"
      let name = item["name"]?.text ?? ""
      if name.isEmpty {
        errors.append(.required(path))
      } else if name.utf8.count > 253 || !isSysctl(name) {
        let segment = "[a-z0-9]([-_a-z0-9]*[a-z0-9])?"
        errors.append(
          .invalid(
            path,
            name,
            "must have at most 253 characters and match regex ^(\(segment)[\\./])*\(segment)$"
          )
        )
      } else if names.contains(name) {
        errors.append(.duplicate(path, name))
      }
      names.insert(name)
      if spec.hostNetwork, name.hasPrefix("net.") {
        errors.append(
          .invalid(path, name, "may not be specified when 'hostNetwork' is true")
        )
      } else if spec.others["hostIPC"]?.flag == true, isInterprocess(name) {
        errors.append(.invalid(path, name, "may not be specified when 'hostIPC' is true"))
      }
    }
    return errors
  }

  private static func isSysctl(_ name: String) -> Bool {
    let parts = name.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "/" }
    return parts.allSatisfy { part in
      func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39
      }
      guard let first = part.utf8.first, let last = part.utf8.last, isPlain(first), isPlain(last)
      else { return false }
      return part.utf8.allSatisfy { isPlain($0) || $0 == 0x2D || $0 == 0x5F }
    }
  }

  /// Those of the IPC namespace: component-helpers/node/util/sysctl/namespace.go.
  private static func isInterprocess(_ name: String) -> Bool {
    name == "kernel.sem" || name.hasPrefix("kernel.shm") || name.hasPrefix("kernel.msg")
      || name.hasPrefix("fs.mqueue.")
  }
}
