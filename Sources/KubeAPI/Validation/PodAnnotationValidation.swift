/// What is wrong with annotations that mean something for a pod: `ValidatePodSpecificAnnotations`.
enum PodAnnotationValidation {
  private static let deletionCost = "controller.kubernetes.io/pod-deletion-cost"
  private static let podSeccomp = "seccomp.security.alpha.kubernetes.io/pod"
  private static let containerSeccomp = "container.seccomp.security.alpha.kubernetes.io/"

  static func validate(_ annotations: StringMap, _ path: FieldPlace) -> [FieldError] {
    var errors: [FieldError] = []
    if let cost = annotations[deletionCost], !isCost(cost) {
      errors.append(.invalid("\(path)[\(deletionCost)]", cost, "must be a 32bit integer"))
    }
    for annotation in annotations
    where annotation.key == podSeccomp || annotation.key.hasPrefix(containerSeccomp) {
      errors += seccomp(annotation.value, "\(path).\(annotation.key)")
    }
    return errors
  }

  /// Neither a plus sign nor leading zeros.
  private static func isCost(_ text: String) -> Bool {
    guard Int32(text) != nil, let first = text.utf8.first else { return false }
    return text == "0" || first == UInt8(ascii: "-") || first >= 0x31 && first <= 0x39
  }

  private static func seccomp(_ profile: String, _ path: FieldPlace) -> [FieldError] {
    if ["runtime/default", "docker/default", "unconfined"].contains(profile) { return [] }
    let prefix = "localhost/"
    if profile.hasPrefix(prefix) {
      return PathRules.descending(String(profile.dropFirst(prefix.count)), path)
    }
    return [.invalid(path, profile, "must be a valid seccomp profile")]
  }
}
