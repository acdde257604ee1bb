/// What is wrong with a ConfigMap: `ValidateConfigMap` of pkg/apis/core/validation/validation.go.
enum ConfigurationValidation {
  static func validate(_ map: ConfigMap) -> [FieldError] {
    var errors = MetadataValidation.validate(map.metadata)
    for entry in map.data {
      errors += key(entry.key, "data")
      if map.binaryData[entry.key] != nil {
        errors.append(
          .invalid("data[\(entry.key)]", entry.key, "duplicate of key present in binaryData")
        )
      }
    }
    for entry in map.binaryData { errors += key(entry.key, "binaryData") }
    let texts = map.data.reduce(0) { $0 + $1.value.utf8.count }
    let size = map.binaryData.reduce(texts) { $0 + $1.value.utf8.count / 4 * 3 }
    // The whole object has a path without a name, which Kubernetes prints as an index.
    if size > limit { errors.append(.tooLong("[]", limit)) }
    return errors
  }

  static func validateUpdate(_ new: ConfigMap, _ old: ConfigMap) -> [FieldError] {
    var errors = MetadataValidation.validateUpdate(new.metadata, old.metadata)
    if old.immutable == true {
      errors += frozen(
        new.immutable,
        ["data": new.data != old.data, "binaryData": new.binaryData != old.binaryData]
      )
    }
    return errors + validate(new)
  }

  /// `MaxSecretSize`.
  static let limit = 1_024 * 1_024

  static func key(_ key: String, _ field: FieldPlace) -> [FieldError] {
    NameRules.configKey(key).map { .invalid("\(field)[\(key)]", key, $0) }
  }

  static func frozen(_ flag: Bool?, _ changes: KeyValuePairs<String, Bool>) -> [FieldError] {
    let detail = "field is immutable when `immutable` is set"
    var errors: [FieldError] = flag == true ? [] : [.forbidden("immutable", detail)]
    errors += changes.compactMap { $0.value ? .forbidden(FieldPlace($0.key), detail) : nil }
    return errors
  }
}
