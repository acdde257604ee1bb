/// What is wrong with the places where a container wants its volumes.
///
/// `ValidateVolumeMounts` and `ValidateVolumeDevices` of pkg/apis/core/validation/validation.go.
enum MountValidation {
  static func validate(
    _ container: Container,
    _ volumes: [String: Volume],
    _ path: FieldPlace
  ) -> [FieldError] {
    let devices = (container.others["volumeDevices"]?.elements ?? []).map(Device.init)
    return mounts(container, devices, volumes, "\(path).volumeMounts")
      + validate(devices, container.volumeMounts, volumes, "\(path).volumeDevices")
  }

  /// A block device in the container.
  private struct Device {
    var name: String
    var path: String

    init(_ value: Value) {
      name = value["name"]?.text ?? ""
      path = value["devicePath"]?.text ?? ""
    }
  }

  // MARK: - Mounts

  private static func mounts(
    _ container: Container,
    _ devices: [Device],
    _ volumes: [String: Volume],
    _ list: FieldPlace
  ) -> [FieldError] {
    var errors: [FieldError] = []
    var paths: Set<String> = []
    for (index, mount) in container.volumeMounts.enumerated() {
      let path: FieldPlace = "\(list)[\(index)]"
      if mount.name.isEmpty { errors.append(.required("\(path).name")) }
      if volumes[mount.name] == nil { errors.append(.notFound("\(path).name", mount.name)) }
      if mount.mountPath.isEmpty { errors.append(.required("\(path).mountPath")) }
      if !paths.insert(mount.mountPath).inserted {
        errors.append(.invalid("\(path).mountPath", mount.mountPath, "must be unique"))
      }
      if devices.contains(where: { $0.name == mount.name }) {
        errors.append(
          .invalid("\(path).name", mount.name, "must not already exist in volumeDevices")
        )
      }
      if devices.contains(where: { $0.path == mount.mountPath }) {
        errors.append(
          .invalid(
            "\(path).mountPath",
            mount.mountPath,
            "must not already exist as a path in volumeDevices"
          )
        )
      }
      errors += subPaths(mount, path, list)
      errors += propagation(mount, container, "\(list).mountPropagation")
      errors += recursion(mount, "\(list).recursiveReadOnly")
    }
    return errors
  }

  /// Kubernetes leaves the index out of most of these paths.
  private static func subPaths(
    _ mount: VolumeMount,
    _ path: FieldPlace,
    _ list: FieldPlace
  ) -> [FieldError] {
    var errors: [FieldError] = []
    if !mount.subPath.isEmpty {
      errors += PathRules.descending(mount.subPath, "\(list).subPath")
    }
    if mount.subPathExpr.isEmpty { return errors }
    if !mount.subPath.isEmpty {
      errors.append(
        .invalid(
          "\(path).subPathExpr",
          mount.subPathExpr,
          "subPathExpr and subPath are mutually exclusive"
        )
      )
    }
    return errors + PathRules.descending(mount.subPathExpr, "\(list).subPathExpr")
  }

  private static func propagation(
    _ mount: VolumeMount,
    _ container: Container,
    _ path: FieldPlace
  ) -> [FieldError] {
    guard let mode = mount.others["mountPropagation"]?.text else { return [] }
    let supported = ["Bidirectional", "HostToContainer", "None"]
    if !supported.contains(mode) { return [.notSupported(path, mode, supported)] }
    let isPrivileged = container.securityContext?["privileged"]?.flag == true
    guard mode == "Bidirectional", !isPrivileged else { return [] }
    return [
      .forbidden(
        path,
        "Bidirectional mount propagation is available only to privileged containers"
      )
    ]
  }

  private static func recursion(_ mount: VolumeMount, _ path: FieldPlace) -> [FieldError] {
    guard let mode = mount.others["recursiveReadOnly"]?.text else { return [] }
    switch mode {
    case "Disabled": return []
    case "Enabled", "IfPossible":
      var errors: [FieldError] = []
      if !mount.readOnly {
        errors.append(.forbidden(path, "may only be specified when readOnly is true"))
      }
      if let propagation = mount.others["mountPropagation"]?.text, propagation != "None" {
        errors.append(
          .forbidden(path, "may only be specified when mountPropagation is None or not specified")
        )
      }
      return errors
    default: return [.notSupported(path, mode, ["Disabled", "Enabled", "IfPossible"])]
    }
  }

  // MARK: - Devices

  private static func validate(
    _ devices: [Device],
    _ mounts: [VolumeMount],
    _ volumes: [String: Volume],
    _ list: FieldPlace
  ) -> [FieldError] {
    var errors: [FieldError] = []
    var names: Set<String> = []
    var paths: Set<String> = []
    for (index, device) in devices.enumerated() {
      let name: FieldPlace = "\(list)[\(index)].name"
      let place: FieldPlace = "\(list)[\(index)].devicePath"
      if device.name.isEmpty { errors.append(.required(name)) }
      if names.contains(device.name) {
        errors.append(.invalid(name, device.name, "must be unique"))
      }
      if let volume = volumes[device.name] {
        if volume.persistentVolumeClaim == nil, volume.others["ephemeral"] == nil {
          errors.append(
            .invalid(
              name,
              device.name,
              "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode"
            )
          )
        }
      } else {
        errors.append(.notFound(name, device.name))
      }
      if device.path.isEmpty { errors.append(.required(place)) }
      if paths.contains(device.path) {
        errors.append(.invalid(place, device.path, "must be unique"))
      }
      if PathRules.hasBackstep(device.path) {
        errors.append(.invalid(place, device.path, "can not contain backsteps ('..')"))
      } else {
        paths.insert(device.path)
      }
      if mounts.contains(where: { $0.name == device.name }) {
        errors.append(.invalid(name, device.name, "must not already exist in volumeMounts"))
      }
      if mounts.contains(where: { $0.mountPath == device.path }) {
        errors.append(
          .invalid(place, device.path, "must not already exist as a path in volumeMounts")
        )
      }
      if !device.name.isEmpty { names.insert(device.name) }
    }
    return errors
  }
}
