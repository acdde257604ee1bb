import Simulation

/// What is wrong with the metadata of an object.
///
/// https://github.com/kubernetes/apimachinery/blob/master/pkg/api/validation/objectmeta.go
enum MetadataValidation {
  static func validate(
    _ metadata: ObjectMeta,
    name rule: (String) -> [String] = NameRules.dnsSubdomain
  ) -> [FieldError] {
    var errors: [FieldError] = []
    if !metadata.generateName.isEmpty {
      // The rule is for the name to come: a dash at the end is fine.
      let base = metadata.generateName
      let checked = base.hasSuffix("-") ? String(base.dropLast()) + "a" : base
      errors += rule(checked).map { .invalid("metadata.generateName", base, $0) }
    }
    if metadata.name.isEmpty {
      errors.append(.required("metadata.name", "name or generateName is required"))
    } else {
      errors += rule(metadata.name).map { .invalid("metadata.name", metadata.name, $0) }
    }
    errors += labels(metadata.labels, "metadata.labels")
    errors += annotations(metadata.annotations, "metadata.annotations")
    errors += owners(metadata.ownerReferences)
    errors += finalizers(metadata.finalizers)
    return errors
  }

  static func validateUpdate(_ new: ObjectMeta, _ old: ObjectMeta) -> [FieldError] {
    var errors: [FieldError] = []
    if old.deletionTimestamp != nil {
      let added = new.finalizers.filter { !old.finalizers.contains($0) }
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
    let texts: [(String, String, String)] = [
      ("name", new.name, old.name), ("namespace", new.namespace, old.namespace),
      ("uid", new.uid, old.uid),
    ]
    for (field, newText, oldText) in texts where newText != oldText {
      errors.append(.invalid("metadata.\(field)", newText, FieldError.immutable))
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

  // MARK: - Parts

  static func labels(_ labels: StringMap, _ path: String) -> [FieldError] {
    labels.flatMap { entry in
      NameRules.qualifiedName(entry.key).map { FieldError.invalid(path, entry.key, $0) }
        + NameRules.labelValue(entry.value).map { FieldError.invalid(path, entry.value, $0) }
    }
  }

  static func annotations(_ annotations: StringMap, _ path: String) -> [FieldError] {
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
    let path = "metadata.ownerReferences"
    var errors: [FieldError] = []
    var controller: String?
    for owner in owners {
      if owner.apiVersion.isEmpty {
        errors.append(.invalid("\(path).apiVersion", "", "version must not be empty"))
      }
      for (field, text) in [("kind", owner.kind), ("name", owner.name), ("uid", owner.uid)]
      where text.isEmpty {
        errors.append(.invalid("\(path).\(field)", "", "must not be empty"))
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
    finalizers.flatMap { name in
      NameRules.qualifiedName(name).map { .invalid("metadata.finalizers", name, $0) }
    }
  }

  static func selector(_ selector: LabelSelector, _ path: String) -> [FieldError] {
    var errors = labels(selector.matchLabels, "\(path).matchLabels")
    for (index, rule) in selector.matchExpressions.enumerated() {
      let path = "\(path).matchExpressions[\(index)]"
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

extension FieldError {
  static let immutable = "field is immutable"

  /// `must be greater than or equal to 0`, when the number is not.
  static func nonnegative(_ number: (some BinaryInteger)?, _ path: String) -> [FieldError] {
    guard let number, number < 0 else { return [] }
    return [.invalid(path, number, "must be greater than or equal to 0")]
  }
}
