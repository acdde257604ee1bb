/// What is wrong with the volumes of a pod.
enum VolumeValidation {
  /// The errors, and the names of the volumes that have none.
  static func validate(
    _ volumes: [Volume],
    _ path: String
  ) -> (names: Set<String>, errors: [FieldError]) {
    var names: Set<String> = []
    var errors: [FieldError] = []
    for (index, volume) in volumes.enumerated() {
      let path = "\(path)[\(index)]"
      var found = source(volume, path)
      if volume.name.isEmpty {
        found.append(.required("\(path).name"))
      } else {
        found += NameRules.dnsLabel(volume.name).map {
          .invalid("\(path).name", volume.name, $0)
        }
      }
      if names.contains(volume.name) { found.append(.duplicate("\(path).name", volume.name)) }
      if found.isEmpty { names.insert(volume.name) }
      errors += found
    }
    return (names, errors)
  }

  private static func source(_ volume: Volume, _ path: String) -> [FieldError] {
    var errors: [FieldError] = []
    var hasSource = false
    func check(_ field: String, _ isPresent: Bool, _ validate: () -> [FieldError]) {
      guard isPresent else { return }
      if hasSource {
        errors.append(
          .forbidden("\(path).\(field)", "may not specify more than 1 volume type")
        )
      } else {
        hasSource = true
        errors += validate()
      }
    }
    if let source = volume.emptyDir {
      hasSource = true
      if let limit = source.sizeLimit, Quantity(decoded: limit) < Quantity(0) {
        errors.append(
          .forbidden(
            "\(path).emptyDir.sizeLimit",
            "SizeLimit field must be a valid resource quantity"
          )
        )
      }
    }
    check("hostPath", volume.hostPath != nil) {
      (volume.hostPath?["path"]?.text ?? "").isEmpty ? [.required("\(path).hostPath.path")] : []
    }
    check("secret", volume.secret != nil) {
      guard let source = volume.secret else { return [] }
      let name: [FieldError] =
        source.secretName.isEmpty ? [.required("\(path).secret.secretName")] : []
      return name + files(source.items, source.defaultMode, "\(path).secret")
    }
    check("persistentVolumeClaim", volume.persistentVolumeClaim != nil) {
      (volume.persistentVolumeClaim?["claimName"]?.text ?? "").isEmpty
        ? [.required("\(path).persistentVolumeClaim.claimName")] : []
    }
    check("downwardAPI", volume.downwardAPI != nil) {
      mode(volume.downwardAPI?.defaultMode, "\(path).downwardAPI.defaultMode")
    }
    check("configMap", volume.configMap != nil) {
      guard let source = volume.configMap else { return [] }
      let name: [FieldError] = source.name.isEmpty ? [.required("\(path).configMap.name")] : []
      return name + files(source.items, source.defaultMode, "\(path).configMap")
    }
    check("projected", volume.projected != nil) {
      mode(volume.projected?.defaultMode, "\(path).projected.defaultMode")
    }
    for name in volume.others.names { check(name, true) { [] } }
    if !hasSource { errors.append(.required(path, "must specify a volume type")) }
    return errors
  }

  private static func files(_ items: [KeyToPath], _ bits: Int32?, _ path: String) -> [FieldError] {
    var errors = mode(bits, "\(path).defaultMode")
    for (index, item) in items.enumerated() {
      let path = "\(path).items[\(index)]"
      if item.key.isEmpty { errors.append(.required("\(path).key")) }
      if item.path.isEmpty { errors.append(.required("\(path).path")) }
      errors += localPath(item.path, "\(path).path")
      errors += mode(item.mode, "\(path).mode")
    }
    return errors
  }

  private static func mode(_ bits: Int32?, _ path: String) -> [FieldError] {
    guard let bits, !(0...0o777).contains(bits) else { return [] }
    return [
      .invalid(path, bits, "must be a number between 0 and 0777 (octal), both inclusive")
    ]
  }

  /// A path that stays below where it starts.
  static func localPath(_ text: String, _ path: String) -> [FieldError] {
    if text.hasPrefix("/") { return [.invalid(path, text, "must be a relative path")] }
    if text.split(separator: "/").contains("..") {
      return [.invalid(path, text, "must not contain '..'")]
    }
    return []
  }
}
