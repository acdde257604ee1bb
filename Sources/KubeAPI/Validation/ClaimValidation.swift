/// What is wrong with claims of storage, alone or as the template of an ephemeral volume.
///
/// `ValidatePersistentVolumeClaim` and its likes in pkg/apis/core/validation/validation.go.
enum ClaimValidation {
  static func validate(_ claim: PersistentVolumeClaim) -> [FieldError] {
    MetadataValidation.validate(claim.metadata)
      + validate(claim.others["spec"] ?? [:], "spec")
  }

  static func validateUpdate(
    _ new: PersistentVolumeClaim,
    _ old: PersistentVolumeClaim
  ) -> [FieldError] {
    var errors = MetadataValidation.validateUpdate(new.metadata, old.metadata)
    errors += validate(new)
    let (newSpec, oldSpec) = (new.others["spec"] ?? [:], old.others["spec"] ?? [:])
    errors += frozenSpec(newSpec, oldSpec, isBound: new.others["status"]?["phase"] == "Bound")
    let storage = ["resources", "requests", "storage"]
    let (newSize, oldSize) = (size(newSpec[path: storage]), size(oldSpec[path: storage]))
    if newSize < oldSize, newSize <= size(old.others["status"]?[path: ["capacity", "storage"]]) {
      errors.append(
        .forbidden(
          "spec.resources.requests.storage",
          "field can not be less than status.capacity"
        )
      )
    }
    if newSpec["volumeMode"] != oldSpec["volumeMode"] {
      errors.append(
        .invalid("volumeMode", json: newSpec["volumeMode"] ?? .null, FieldError.immutable)
      )
    }
    return errors
  }

  private static func size(_ value: Value?) -> Quantity {
    Quantity(decoded: value?.text ?? "0")
  }

  /// The volume may be named once, the class too; a bound claim may also grow.
  private static func frozenSpec(_ new: Value, _ old: Value, isBound: Bool) -> [FieldError] {
    var (allowedNew, allowedOld) = (new, old)
    if (old["volumeName"]?.text ?? "").isEmpty { allowedOld["volumeName"] = new["volumeName"] }
    if old["storageClassName"] == nil, new["storageClassName"] != nil {
      allowedNew["storageClassName"] = nil
    }
    if isBound {
      if allowedNew["resources"]?["requests"] != nil {
        allowedNew["resources"]?["requests"]?["storage"] =
          old[path: ["resources", "requests", "storage"]]
      }
      allowedNew["volumeAttributesClassName"] = old["volumeAttributesClassName"]
    }
    if allowedNew == allowedOld { return [] }
    func lines(_ spec: Value) -> [String] {
      IndentedJSON.lines(GoForm.json(spec, of: "core.v1.PersistentVolumeClaimSpec"))
    }
    return [
      .forbidden(
        "spec",
        "spec is immutable after creation except resources.requests and "
          + "volumeAttributesClassName for bound claims\n"
          + UnifiedDiff.text(from: lines(allowedOld), to: lines(allowedNew))
      )
    ]
  }

  // MARK: - Spec

  /// Of its metadata a template may hold labels and annotations only.
  static func template(_ template: Value, _ path: FieldPlace) -> [FieldError] {
    let metadata = template["metadata"] ?? [:]
    var errors = MetadataValidation.annotations(
      StringMap(metadata["annotations"] ?? [:]),
      "\(path).metadata.annotations"
    )
    errors += MetadataValidation.labels(
      StringMap(metadata["labels"] ?? [:]),
      "\(path).metadata.labels"
    )
    errors += (metadata.fields ?? Fields()).compactMap { entry in
      ["annotations", "labels", "creationTimestamp"].contains(entry.name)
        ? nil : .forbidden("\(path).metadata.\(entry.name)", "cannot be set")
    }
    return errors + validate(template["spec"] ?? [:], "\(path).spec")
  }

  private static let modes = [
    "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod",
  ]

  private static func validate(_ spec: Value, _ path: FieldPlace) -> [FieldError] {
    var errors = accessModes(spec, path)
    errors += storage(spec, "\(path).resources[storage]")
    for field in ["storageClassName", "volumeAttributesClassName"] {
      if field == "volumeAttributesClassName" { errors += volumeMode(spec, path) }
      guard let name = spec[field]?.text, !name.isEmpty else { continue }
      errors += NameRules.dnsSubdomain(name).map { .invalid("\(path).\(field)", name, $0) }
    }
    return errors
  }

  private static func accessModes(_ spec: Value, _ path: FieldPlace) -> [FieldError] {
    let given = (spec["accessModes"]?.elements ?? []).map { $0.text ?? "" }
    var errors: [FieldError] = []
    if given.isEmpty {
      errors.append(.required("\(path).accessModes", "at least 1 access mode is required"))
    }
    if let selector = spec["selector"] {
      errors += MetadataValidation.selector(LabelSelector(selector), "\(path).selector")
    }
    errors += given.filter { !modes.contains($0) }
      .map { .notSupported("\(path).accessModes", $0, modes) }
    let known = Set(given).intersection(modes)
    if known.contains("ReadWriteOncePod"), known.count > 1 {
      errors.append(
        .forbidden(
          "\(path).accessModes",
          "may not use ReadWriteOncePod with other access modes"
        )
      )
    }
    return errors
  }

  private static func storage(_ spec: Value, _ path: FieldPlace) -> [FieldError] {
    guard let text = spec[path: ["resources", "requests", "storage"]]?.text else {
      return [.required(path)]
    }
    return Quantity(decoded: text) <= Quantity(0)
      ? [.invalid(path, text, "must be greater than zero")] : []
  }

  private static func volumeMode(_ spec: Value, _ path: FieldPlace) -> [FieldError] {
    let supported = ["Block", "Filesystem"]
    guard let mode = spec["volumeMode"]?.text, !supported.contains(mode) else { return [] }
    return [.notSupported("\(path).volumeMode", mode, supported)]
  }
}
