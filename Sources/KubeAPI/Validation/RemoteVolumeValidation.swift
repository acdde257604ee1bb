/// What is wrong with volumes of storage systems, which the simulator keeps and does not mount.
enum RemoteVolumeValidation {
  static func validate(_ source: Value, _ kind: String, _ path: FieldPlace) -> [FieldError] {
    func required(_ fields: String...) -> [FieldError] {
      VolumeValidation.required(source, fields, path)
    }
    func text(_ field: String) -> String { source[field]?.text ?? "" }
    switch kind {
    case "nfs":
      let isAbsolute = text("path").hasPrefix("/")
      return required("server", "path")
        + (isAbsolute
          ? [] : [.invalid("\(path).path", text("path"), "must be an absolute path")])
    case "gcePersistentDisk", "awsElasticBlockStore":
      let (name, path) =
        kind == "awsElasticBlockStore"
        ? ("volumeID", path)
        : ("pdName", FieldPlace(String(path.text.dropLast(17)) + "persistentDisk"))
      let partition = source["partition"]?.integer ?? 0
      return VolumeValidation.required(source, [name], path)
        + ((0...255).contains(partition)
          ? []
          // The text names another lowest number than the check has.
          : [.invalid("\(path).partition", partition, NameRules.range(1, 255))])
    case "iscsi": return required("targetPortal") + iscsi(source, path)
    case "glusterfs": return required("endpoints", "path")
    case "flocker": return flocker(text("datasetName"), text("datasetUUID"), path)
    case "rbd", "cephfs":
      let needsImage = kind == "rbd" ? required("image") : []
      return (source["monitors"]?.elements ?? []).isEmpty
        ? [.required("\(path).monitors")] + needsImage : needsImage
    case "cinder": return required("volumeID")
    case "flexVolume": return required("driver")
    case "azureFile": return required("secretName", "shareName")
    case "azureDisk": return required("diskName", "diskURI")
    case "vsphereVolume": return required("volumePath")
    case "photonPersistentDisk": return required("pdID")
    case "portworxVolume": return required("volumeID")
    case "scaleIO": return required("gateway", "system", "volumeName")
    default: return []
    }
  }

  private static func iscsi(_ source: Value, _ path: FieldPlace) -> [FieldError] {
    let name = source["iqn"]?.text ?? ""
    if name.isEmpty { return [.required("\(path).iqn")] }
    return ["iqn", "eui", "naa"].contains(where: name.hasPrefix)
      ? []
      : [
        .invalid("\(path).iqn", name, "must be valid format starting with iqn, eui, or naa")
      ]
  }

  private static func flocker(_ name: String, _ uuid: String, _ path: FieldPlace) -> [FieldError] {
    var errors: [FieldError] = []
    if name.isEmpty, uuid.isEmpty {
      errors.append(.required(path, "one of datasetName and datasetUUID is required"))
    }
    if !name.isEmpty, !uuid.isEmpty {
      errors.append(
        .invalid(
          path,
          "resource",
          "datasetName and datasetUUID can not be specified simultaneously"
        )
      )
    }
    if name.contains("/") {
      errors.append(.invalid("\(path).datasetName", name, "must not contain '/'"))
    }
    return errors
  }
}
