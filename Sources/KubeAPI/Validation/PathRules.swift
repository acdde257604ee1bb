/// What paths in manifests must look like.
enum PathRules {
  /// Whether one part of the path is `..`.
  static func hasBackstep(_ text: String) -> Bool {
    text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .contains { $0.elementsEqual("..".utf8) }
  }

  /// `validatePathNoBacksteps`.
  static func withoutBackstep(_ text: String, _ path: FieldPlace) -> [FieldError] {
    hasBackstep(text) ? [.invalid(path, text, "must not contain '..'")] : []
  }

  /// A path that stays below where it starts: `validateLocalDescendingPath`.
  static func descending(_ text: String, _ path: FieldPlace) -> [FieldError] {
    let start: [FieldError] =
      text.hasPrefix("/") ? [.invalid(path, text, "must be a relative path")] : []
    return start + withoutBackstep(text, path)
  }

  /// The same without names that the kubelet needs itself: `ValidateLocalNonReservedPath`.
  static func nonReserved(_ text: String, _ path: FieldPlace) -> [FieldError] {
    var errors = descending(text, path)
    if text.hasPrefix(".."), !text.hasPrefix("../") {
      errors.append(.invalid(path, text, "must not start with '..'"))
    }
    return errors
  }
}
