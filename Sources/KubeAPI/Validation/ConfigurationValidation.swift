/// What is wrong with ConfigMaps, Secrets and namespaces.
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
    let size = (Array(map.data) + Array(map.binaryData)).reduce(0) { $0 + $1.value.utf8.count }
    if size > limit { errors.append(.tooLong("", limit)) }
    return errors
  }

  static func validateUpdate(_ new: ConfigMap, _ old: ConfigMap) -> [FieldError] {
    var errors = MetadataValidation.validateUpdate(new.metadata, old.metadata)
    if old.immutable == true {
      errors += frozen(
        new.immutable,
        [("data", new.data != old.data), ("binaryData", new.binaryData != old.binaryData)]
      )
    }
    return errors + validate(new)
  }

  static func validate(_ secret: Secret) -> [FieldError] {
    var errors = MetadataValidation.validate(secret.metadata)
    for entry in secret.data { errors += key(entry.key, "data") }
    let size = secret.data.reduce(0) { $0 + $1.value.utf8.count / 4 * 3 }
    if size > limit { errors.append(.tooLong("data", limit)) }
    return errors
  }

  static func validateUpdate(_ new: Secret, _ old: Secret) -> [FieldError] {
    var errors = MetadataValidation.validateUpdate(new.metadata, old.metadata)
    if new.type != old.type {
      errors.append(.invalid("type", new.type, FieldError.immutable))
    }
    if old.immutable == true {
      errors += frozen(new.immutable, [("data", new.data != old.data)])
    }
    return errors + validate(new)
  }

  /// `MaxSecretSize`.
  private static let limit = 1_024 * 1_024

  private static func key(_ key: String, _ field: String) -> [FieldError] {
    NameRules.configKey(key).map { .invalid("\(field)[\(key)]", key, $0) }
  }

  private static func frozen(_ flag: Bool?, _ changes: [(String, Bool)]) -> [FieldError] {
    let detail = "field is immutable when `immutable` is set"
    var errors: [FieldError] = flag == true ? [] : [.forbidden("immutable", detail)]
    errors += changes.compactMap { $0.1 ? .forbidden($0.0, detail) : nil }
    return errors
  }
}
