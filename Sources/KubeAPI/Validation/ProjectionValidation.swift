/// What is wrong with the sources of a projected volume: `validateProjectionSources`.
///
/// What depends on features that are off (clusterTrustBundle, podCertificate) is dropped before.
enum ProjectionValidation {
  static func validate(_ sources: [Value], _ path: FieldPlace) -> [FieldError] {
    var errors: [FieldError] = []
    var taken: Set<String> = []
    for (index, source) in sources.enumerated() {
      let place: FieldPlace = "\(path).sources[\(index)]"
      for kind in ["secret", "configMap"] {
        guard let content = source[kind] else { continue }
        errors += VolumeValidation.required(content, ["name"], "\(place).\(kind)")
        for (position, item) in (content["items"]?.elements ?? []).enumerated() {
          errors += VolumeValidation.file(item, "\(place).\(kind).items[\(position)]")
          errors += collision(item, &taken, shown: content["name"]?.text ?? "", path)
        }
      }
      for item in source[path: ["downwardAPI", "items"]]?.elements ?? [] {
        errors += VolumeValidation.downwardFile(item, "\(place).downwardAPI")
        errors += collision(item, &taken, shown: item["path"]?.text ?? "", path)
      }
      if let token = source["serviceAccountToken"] {
        errors += self.token(token, "\(place).serviceAccountToken", path)
      }
      let kinds = ["secret", "configMap", "downwardAPI", "serviceAccountToken"]
      if kinds.filter({ source[$0] != nil }).count > 1 {
        errors.append(
          .forbidden(place, "may not specify more than 1 volume type per source")
        )
      }
    }
    return errors
  }

  private static func collision(
    _ item: Value,
    _ taken: inout Set<String>,
    shown: String,
    _ path: FieldPlace
  ) -> [FieldError] {
    guard let file = item["path"]?.text, !file.isEmpty, !taken.insert(file).inserted else {
      return []
    }
    return [.invalid(path, shown, "conflicting duplicate paths")]
  }

  /// The path of the token is reported as one of the volume.
  private static func token(
    _ token: Value,
    _ path: FieldPlace,
    _ volume: FieldPlace
  ) -> [FieldError] {
    let seconds = token["expirationSeconds"]?.integer ?? 0
    var errors: [FieldError] = []
    if seconds < 600 {
      errors.append(
        .invalid(
          "\(path).expirationSeconds",
          seconds,
          "may not specify a duration less than 10 minutes"
        )
      )
    }
    if seconds > 1 << 32 {
      errors.append(
        .invalid(
          "\(path).expirationSeconds",
          seconds,
          "may not specify a duration larger than 2^32 seconds"
        )
      )
    }
    let file = token["path"]?.text ?? ""
    return errors
      + (file.isEmpty
        ? [.required("\(volume).path")] : PathRules.nonReserved(file, "\(volume).path"))
  }
}
