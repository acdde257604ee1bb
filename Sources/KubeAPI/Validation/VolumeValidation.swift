/// What is wrong with the volumes of a pod.
///
/// `ValidateVolumes` and `validateVolumeSource` of pkg/apis/core/validation/validation.go.
enum VolumeValidation {
  /// The well-formed volumes by name, and what is wrong with the others.
  struct Outcome {
    var volumes: [String: Volume] = [:]
    var errors: [FieldError] = []
  }

  /// `podName` is nil in a template, whose pods have no name yet.
  static func validate(
    _ volumes: [Volume],
    podName: String?,
    _ path: FieldPlace
  ) -> Outcome {
    var outcome = Outcome()
    let created = volumes.filter { $0.others["ephemeral"] != nil }
      .map { "\(podName ?? "")-\($0.name)" }
    for (index, volume) in volumes.enumerated() {
      let path: FieldPlace = "\(path)[\(index)]"
      var errors = source(volume, podName, path)
      if volume.name.isEmpty {
        errors.append(.required("\(path).name"))
      } else {
        errors += NameRules.dnsLabel(volume.name).map {
          .invalid("\(path).name", volume.name, $0)
        }
      }
      if outcome.volumes[volume.name] != nil {
        errors.append(.duplicate("\(path).name", volume.name))
      }
      if errors.isEmpty { outcome.volumes[volume.name] = volume }
      outcome.errors += errors
      let claim = volume.persistentVolumeClaim?["claimName"]?.text ?? ""
      if podName?.isEmpty == false, volume.persistentVolumeClaim != nil, created.contains(claim) {
        outcome.errors.append(
          .invalid(
            "\(path).persistentVolumeClaim.claimName",
            claim,
            "must not reference a PVC that gets created for an ephemeral volume"
          )
        )
      }
    }
    return outcome
  }

  /// The kinds of volume in the order in which they are checked: the first one counts.
  private static let kinds = [
    "emptyDir", "hostPath", "gitRepo", "gcePersistentDisk", "awsElasticBlockStore", "secret",
    "nfs", "iscsi", "glusterfs", "flocker", "persistentVolumeClaim", "rbd", "cinder", "cephfs",
    "quobyte", "downwardAPI", "fc", "flexVolume", "configMap", "azureFile", "vsphereVolume",
    "photonPersistentDisk", "portworxVolume", "azureDisk", "storageos", "projected", "scaleIO",
    "csi", "ephemeral", "image",
  ]
  /// How refusals spell two of them.
  private static let misspelt = ["cephfs": "cephFS", "downwardAPI": "downwarAPI"]

  private static func source(
    _ volume: Volume,
    _ podName: String?,
    _ path: FieldPlace
  ) -> [FieldError] {
    let value = volume.value
    let found = kinds.filter { value[$0] != nil }
    guard let kind = found.first, let content = value[kind] else {
      return [.required(path, "must specify a volume type")]
    }
    var errors = validate(content, kind, podName, "\(path).\(kind)")
    if kind == "ephemeral", let podName, !podName.isEmpty, !volume.name.isEmpty {
      let claim = "\(podName)-\(volume.name)"
      errors += NameRules.dnsSubdomain(claim).map {
        .invalid("\(path).name", volume.name, "PVC name \(GoSyntax.quoted(claim)): \($0)")
      }
    }
    return errors
      + found.dropFirst().map {
        .forbidden(
          "\(path).\(misspelt[$0] ?? $0)",
          "may not specify more than 1 volume type"
        )
      }
  }

  private static func validate(
    _ source: Value,
    _ kind: String,
    _ podName: String?,
    _ path: FieldPlace
  ) -> [FieldError] {
    switch kind {
    case "emptyDir":
      guard let limit = source["sizeLimit"]?.text, Quantity(decoded: limit) < Quantity(0) else {
        return []
      }
      return [
        .forbidden("\(path).sizeLimit", "SizeLimit field must be a valid resource quantity")
      ]
    case "hostPath": return hostPath(source, path)
    case "gitRepo":
      return required(source, ["repository"], path)
        + PathRules.descending(source["directory"]?.text ?? "", "\(path).directory")
    case "secret": return required(source, ["secretName"], path) + files(source, path)
    case "configMap": return required(source, ["name"], path) + files(source, path)
    case "persistentVolumeClaim": return required(source, ["claimName"], path)
    case "downwardAPI":
      return mode(source["defaultMode"], "\(path).defaultMode")
        + (source["items"]?.elements ?? []).flatMap { downwardFile($0, path) }
    case "projected":
      return mode(source["defaultMode"], "\(path).defaultMode")
        + ProjectionValidation.validate(source["sources"]?.elements ?? [], path)
    case "csi": return csi(source, path)
    case "ephemeral":
      guard let template = source["volumeClaimTemplate"] else {
        return [.required("\(path).volumeClaimTemplate")]
      }
      return ClaimValidation.template(template, "\(path).volumeClaimTemplate")
    case "image":
      // A template may leave the reference to whoever makes its pods.
      return (podName == nil ? [] : required(source, ["reference"], path))
        + PodValidation.oneOf(
          source["pullPolicy"]?.text ?? "",
          ["Always", "IfNotPresent", "Never"],
          "\(path).pullPolicy"
        )
    default: return RemoteVolumeValidation.validate(source, kind, path)
    }
  }

  static func required(_ source: Value, _ fields: [String], _ path: FieldPlace) -> [FieldError] {
    fields.compactMap { field in
      (source[field]?.text ?? "").isEmpty ? .required("\(path).\(field)") : nil
    }
  }

  // MARK: - Kinds

  private static let hostPathTypes = [
    "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate",
    "Socket",
  ]

  private static func hostPath(_ source: Value, _ path: FieldPlace) -> [FieldError] {
    let text = source["path"]?.text ?? ""
    if text.isEmpty { return [.required("\(path).path")] }
    let type = source["type"]?.text ?? ""
    return PathRules.withoutBackstep(text, "\(path).path")
      + (hostPathTypes.contains(type)
        ? [] : [.notSupported("\(path).type", type, hostPathTypes)])
  }

  private static func csi(_ source: Value, _ path: FieldPlace) -> [FieldError] {
    let driver = source["driver"]?.text ?? ""
    var errors: [FieldError] = []
    if driver.isEmpty {
      errors.append(.required("\(path).driver"))
    } else {
      if driver.utf8.count > 63 { errors.append(.tooLong("\(path).driver", 63)) }
      errors += NameRules.dnsSubdomain(driver.lowercased()).map {
        .invalid("\(path).driver", driver, $0)
      }
    }
    if let secret = source["nodePublishSecretRef"] {
      let name = secret["name"]?.text ?? ""
      if name.isEmpty {
        errors.append(.required("\(path).nodePublishSecretRef.name"))
      } else {
        errors += NameRules.dnsSubdomain(name).map { .invalid("\(path).name", name, $0) }
      }
    }
    return errors
  }

  // MARK: - Files

  private static func files(_ source: Value, _ path: FieldPlace) -> [FieldError] {
    mode(source["defaultMode"], "\(path).defaultMode")
      + (source["items"]?.elements ?? []).enumerated().flatMap { index, item in
        file(item, "\(path).items[\(index)]")
      }
  }

  /// `validateKeyToPath`.
  static func file(_ item: Value, _ path: FieldPlace) -> [FieldError] {
    required(item, ["key", "path"], path)
      + PathRules.nonReserved(item["path"]?.text ?? "", "\(path).path")
      + mode(item["mode"], "\(path).mode")
  }

  /// `validateDownwardAPIVolumeFile`, which does not say which of the files it means.
  static func downwardFile(_ item: Value, _ path: FieldPlace) -> [FieldError] {
    var errors = required(item, ["path"], path)
    errors += PathRules.nonReserved(item["path"]?.text ?? "", "\(path).path")
    if let reference = item["fieldRef"] {
      errors += FieldRefValidation.field(
        ObjectFieldSelector(reference),
        FieldRefValidation.fileFields,
        "\(path).fieldRef"
      )
      if item["resourceFieldRef"] != nil {
        errors.append(
          .invalid(
            path,
            "resource",
            "fieldRef and resourceFieldRef can not be specified simultaneously"
          )
        )
      }
    } else if let reference = item["resourceFieldRef"] {
      errors += FieldRefValidation.resource(
        reference,
        needsContainer: true,
        "\(path).resourceFieldRef"
      )
    } else {
      errors.append(.required(path, "one of fieldRef and resourceFieldRef is required"))
    }
    return errors + mode(item["mode"], "\(path).mode")
  }

  static func mode(_ value: Value?, _ path: FieldPlace) -> [FieldError] {
    guard let bits = value?.integer, !(0...0o777).contains(bits) else { return [] }
    return [
      .invalid(path, bits, "must be a number between 0 and 0777 (octal), both inclusive")
    ]
  }
}
