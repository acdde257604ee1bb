/// What is wrong with a Secret: `ValidateSecret` of pkg/apis/core/validation/validation.go.
enum SecretValidation {
  static func validate(_ secret: Secret) -> [FieldError] {
    var errors = MetadataValidation.validate(secret.metadata)
    for entry in secret.data { errors += ConfigurationValidation.key(entry.key, "data") }
    let size = secret.data.reduce(0) { $0 + $1.value.utf8.count / 4 * 3 }
    if size > ConfigurationValidation.limit {
      errors.append(.tooLong("data", ConfigurationValidation.limit))
    }
    return errors + content(secret)
  }

  static func validateUpdate(_ new: Secret, _ old: Secret) -> [FieldError] {
    var errors = MetadataValidation.validateUpdate(new.metadata, old.metadata)
    if new.type != old.type {
      errors.append(.invalid("type", new.type, FieldError.immutable))
    }
    if old.immutable == true {
      errors += ConfigurationValidation.frozen(new.immutable, ["data": new.data != old.data])
    }
    return errors + validate(new)
  }

  /// What a type promises its readers.
  private static func content(_ secret: Secret) -> [FieldError] {
    func missing(_ keys: [String]) -> [FieldError] {
      keys.filter { secret.data[$0] == nil }.map { .required("data[\($0)]") }
    }
    switch secret.type {
    case "kubernetes.io/service-account-token":
      let name = "kubernetes.io/service-account.name"
      return (secret.metadata.annotations[name] ?? "").isEmpty
        ? [.required("metadata.annotations[\(name)]")] : []
    case "kubernetes.io/dockercfg": return json(".dockercfg", secret.data)
    case "kubernetes.io/dockerconfigjson": return json(".dockerconfigjson", secret.data)
    case "kubernetes.io/basic-auth":
      let errors = missing(["username", "password"])
      return errors.count == 2 ? errors : []
    case "kubernetes.io/ssh-auth":
      let key = "ssh-privatekey"
      return (secret.data[key] ?? "").isEmpty ? [.required("data[\(key)]")] : []
    case "kubernetes.io/tls": return missing(["tls.crt", "tls.key"])
    default: return []
    }
  }

  private static func json(_ key: String, _ data: StringMap) -> [FieldError] {
    guard let encoded = data[key] else { return [.required("data[\(key)]")] }
    let text = String(decoding: Base64.decode(encoded) ?? [], as: UTF8.self)
    func refusal(_ problem: String) -> [FieldError] {
      [.invalid("data[\(key)]", "<secret contents redacted>", problem)]
    }
    do {
      let value = try JSONReader.value(text)
      if value == .null || value.fields != nil { return [] }
      return refusal(
        "json: cannot unmarshal \(value.jsonTypeName) into Go value of type map[string]interface {}"
      )
    } catch {
      let isCut = error.offset == nil
      return refusal(isCut ? "unexpected end of JSON input" : error.message)
    }
  }
}
