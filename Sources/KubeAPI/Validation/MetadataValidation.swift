import Simulation

/// What is wrong with the metadata of an object.
///
/// https://github.com/kubernetes/apimachinery/blob/master/pkg/api/validation/objectmeta.go
enum MetadataValidation {
  /// What is wrong with the metadata of a new object: `ValidateObjectMeta`.
  static func validate(
    _ metadata: ObjectMeta,
    name rule: (String) -> [String] = NameRules.dnsSubdomain
  ) -> [FieldError] {
    var errors: [FieldError] = []
    if !metadata.generateName.isEmpty {
      errors += rule(NameRules.maskingTrailingDash(metadata.generateName)).map {
        .invalid("metadata.generateName", metadata.generateName, $0)
      }
    }
    errors += self.name(metadata.name, rule)
    return errors + parts(metadata) + kubernetesFinalizers(metadata.finalizers)
  }

  /// What must hold for any object in its metadata, and for each change of it, before the rules of
  /// its kind are asked: `validateCommonFields` of apiserver's registry/rest/update.go.
  static func validateCommon(_ new: ObjectMeta, _ old: ObjectMeta) -> [FieldError] {
    parts(new) + changes(new, old)
  }

  static func validateUpdate(_ new: ObjectMeta, _ old: ObjectMeta) -> [FieldError] {
    changes(new, old) + kubernetesFinalizers(new.finalizers)
  }

  private static func changes(_ new: ObjectMeta, _ old: ObjectMeta) -> [FieldError] {
    var errors: [FieldError] = []
    if old.deletionTimestamp != nil {
      let added = Set(new.finalizers).subtracting(old.finalizers).sorted()
      if !added.isEmpty {
        let list = added.map(GoSyntax.quoted).joined(separator: ", ")
        errors.append(
          .forbidden(
            "metadata.finalizers",
            "no new finalizers can be added if the object is being deleted, found new finalizers "
              + "[]string{\(list)}"
          )
        )
      }
    }
    struct Text {
      var field: String
      var new: String
      var old: String
    }
    let texts = [
      Text(field: "name", new: new.name, old: old.name),
      Text(field: "namespace", new: new.namespace, old: old.namespace),
      Text(field: "uid", new: new.uid, old: old.uid),
    ]
    for text in texts where text.new != text.old {
      errors.append(.invalid("metadata.\(text.field)", text.new, FieldError.immutable))
    }
    let times = [
      ("creationTimestamp", new.creationTimestamp, old.creationTimestamp),
      ("deletionTimestamp", new.deletionTimestamp, old.deletionTimestamp),
    ]
    for (field, newTime, oldTime) in times where newTime?.seconds != oldTime?.seconds {
      errors.append(.invalid("metadata.\(field)", json: newTime.value, FieldError.immutable))
    }
    if new.deletionGracePeriodSeconds != old.deletionGracePeriodSeconds {
      errors.append(
        .invalid(
          "metadata.deletionGracePeriodSeconds",
          json: new.deletionGracePeriodSeconds.value,
          FieldError.immutable
        )
      )
    }
    errors += labels(new.labels, "metadata.labels")
    errors += annotations(new.annotations, "metadata.annotations")
    errors += owners(new.ownerReferences)
    return errors
  }

  // MARK: - Names

  private static func name(_ name: String, _ rule: (String) -> [String]) -> [FieldError] {
    if name.isEmpty { return [.required("metadata.name", "name or generateName is required")] }
    return rule(name).map { .invalid("metadata.name", name, $0) }
  }

  // MARK: - Parts

  private static func parts(_ metadata: ObjectMeta) -> [FieldError] {
    labels(metadata.labels, "metadata.labels")
      + annotations(metadata.annotations, "metadata.annotations")
      + owners(metadata.ownerReferences)
      + finalizers(metadata.finalizers)
  }

  static func labels(_ labels: StringMap, _ path: FieldPlace) -> [FieldError] {
    labels.flatMap { entry in
      NameRules.qualifiedName(entry.key).map { FieldError.invalid(path, entry.key, $0) }
        + NameRules.labelValue(entry.value).map { FieldError.invalid(path, entry.value, $0) }
    }
  }

  static func annotations(_ annotations: StringMap, _ path: FieldPlace) -> [FieldError] {
    var errors = annotations.flatMap { entry in
      NameRules.qualifiedName(entry.key.lowercased()).map {
        FieldError.invalid(path, entry.key, $0)
      }
    }
    let size = annotations.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
    if size > annotationLimit { errors.append(.tooLong(path, annotationLimit)) }
    return errors
  }

  /// `TotalAnnotationSizeLimitB`.
  private static let annotationLimit = 256 * 1_024

  private static func owners(_ owners: [OwnerReference]) -> [FieldError] {
    let path: FieldPlace = "metadata.ownerReferences"
    var errors: [FieldError] = []
    var controller: String?
    for owner in owners {
      let version = owner.version
      if version.name.isEmpty {
        errors.append(
          .invalid("\(path).apiVersion", owner.apiVersion, "version must not be empty")
        )
      }
      for (field, text) in [("kind", owner.kind), ("name", owner.name), ("uid", owner.uid)]
      where text.isEmpty {
        errors.append(.invalid("\(path).\(field)", "", "must not be empty"))
      }
      if owner.kind == "Event", version.group.isEmpty, version.name == "v1" {
        errors.append(
          .invalid(path, json: owner.value, "/v1, Kind=Event is disallowed from being an owner")
        )
      }
      guard owner.controller == true else { continue }
      let name = owner.kind + "/" + owner.name
      if let controller {
        errors.append(
          .invalid(
            path,
            json: owners.value,
            "Only one reference can have Controller set to true. Found \"true\" in references for "
              + "\(controller) and \(name)"
          )
        )
      } else {
        controller = name
      }
    }
    return errors
  }

  private static func finalizers(_ finalizers: [String]) -> [FieldError] {
    let path: FieldPlace = "metadata.finalizers"
    var errors: [FieldError] = finalizers.flatMap { name in
      NameRules.qualifiedName(name).map { .invalid(path, name, $0) }
    }
    if finalizers.contains("orphan"), finalizers.contains("foregroundDeletion") {
      errors.append(
        .invalid(
          path,
          json: finalizers.value,
          "finalizer orphan and foregroundDeletion cannot be both set"
        )
      )
    }
    return errors
  }

  /// Names without a domain are Kubernetes' own: `validateKubeFinalizerName`.
  private static func kubernetesFinalizers(_ finalizers: [String]) -> [FieldError] {
    finalizers.enumerated().compactMap { index, name in
      name.utf8.contains(UInt8(ascii: "/"))
        || ["kubernetes", "orphan", "foregroundDeletion"].contains(name)
        ? nil
        : .invalid(
          "metadata.finalizers[\(index)]",
          name,
          "name is neither a standard finalizer name nor is it fully qualified"
        )
    }
  }

  static func selector(_ selector: LabelSelector, _ path: FieldPlace) -> [FieldError] {
    var errors = labels(selector.matchLabels, "\(path).matchLabels")
    for (index, rule) in selector.matchExpressions.enumerated() {
      let path: FieldPlace = "\(path).matchExpressions[\(index)]"
      switch rule.operator {
      case "In", "NotIn":
        if rule.values.isEmpty {
          errors.append(
            .required("\(path).values", "must be specified when `operator` is 'In' or 'NotIn'")
          )
        }
      case "Exists", "DoesNotExist":
        if !rule.values.isEmpty {
          errors.append(
            .forbidden(
              "\(path).values",
              "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"
            )
          )
        }
      default:
        errors.append(.invalid("\(path).operator", rule.operator, "not a valid selector operator"))
      }
      errors += NameRules.qualifiedName(rule.key).map { .invalid("\(path).key", rule.key, $0) }
      for (position, value) in rule.values.enumerated() {
        errors += NameRules.labelValue(value).map {
          .invalid("\(path).values[\(position)]", value, $0)
        }
      }
    }
    return errors
  }
}

extension OwnerReference {
  /// Group and version of `apiVersion`; both empty when it has more than one slash.
  fileprivate var version: (group: Substring, name: Substring) {
    let parts = apiVersion.utf8.split(
      separator: UInt8(ascii: "/"),
      omittingEmptySubsequences: false
    )
    .map(Substring.init)
    return switch parts.count {
    case 1: ("", parts[0])
    case 2: (parts[0], parts[1])
    default: ("", "")
    }
  }
}

extension FieldError {
  static let immutable = "field is immutable"

  /// `must be greater than or equal to 0`, when the number is not.
  static func nonnegative(_ number: (some BinaryInteger)?, _ path: FieldPlace) -> [FieldError] {
    guard let number, number < 0 else { return [] }
    return [.invalid(path, number, "must be greater than or equal to 0")]
  }
}
