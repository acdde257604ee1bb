/// What is wrong with security contexts.
enum SecurityValidation {
  static func validatePod(_ context: Value?, _ path: String) -> [FieldError] {
    guard let context else { return [] }
    return ids(context, ["runAsUser", "runAsGroup", "fsGroup"], path)
  }

  static func validateContainer(_ context: Value?, _ path: String) -> [FieldError] {
    guard let context else { return [] }
    var errors = ids(context, ["runAsUser", "runAsGroup"], path)
    guard context["allowPrivilegeEscalation"]?.flag == false else { return errors }
    let shown = GoForm.json(context, of: "core.v1.SecurityContext")
    if context["privileged"]?.flag == true {
      errors.append(
        .invalid(
          path,
          goForm: shown,
          "cannot set `allowPrivilegeEscalation` to false and `privileged` to true"
        )
      )
    }
    let added = context[path: ["capabilities", "add"]]?.elements ?? []
    if added.contains("CAP_SYS_ADMIN") {
      errors.append(
        .invalid(
          path,
          goForm: shown,
          "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN"
        )
      )
    }
    return errors
  }

  private static func ids(_ context: Value, _ fields: [String], _ path: String) -> [FieldError] {
    fields.compactMap { field in
      guard let id = context[field]?.integer, !(0...Int64(Int32.max)).contains(id) else {
        return nil
      }
      return .invalid("\(path).\(field)", id, NameRules.range(0, Int64(Int32.max)))
    }
  }
}
