/// What is wrong with an event: `legacyValidateEvent` of pkg/apis/core/validation/events.go.
enum EventValidation {
  static func validate(_ event: Event) -> [FieldError] {
    let (own, involved) = (event.metadata.namespace, event.involvedObject.namespace)
    var errors: [FieldError] = []
    let agrees: Bool
    if event.eventTime == nil {
      agrees = involved.isEmpty ? ["", "default"].contains(own) : own == involved
    } else {
      agrees = !involved.isEmpty || ["default", "kube-system"].contains(own)
    }
    if !agrees {
      errors.append(
        .invalid("involvedObject.namespace", involved, "does not match event.namespace")
      )
    }
    if event.eventTime != nil { errors += reporter(event) }
    return errors + NameRules.dnsSubdomain(own).map { .invalid("namespace", own, $0) }
  }

  /// An event with a time of its own must say who reports what.
  private static func reporter(_ event: Event) -> [FieldError] {
    var errors: [FieldError] = []
    if event.reportingComponent.isEmpty { errors.append(.required("reportingComponent")) }
    errors += NameRules.qualifiedName(event.reportingComponent).map {
      .invalid("reportingComponent", event.reportingComponent, $0)
    }
    for (field, text) in [
      ("reportingInstance", event.reportingInstance), ("action", event.action),
      ("reason", event.reason),
    ] {
      if text.isEmpty { errors.append(.required(FieldPlace(field))) }
      if text.utf8.count > 128 {
        errors.append(.invalid(FieldPlace(field), "", "can have at most 128 characters"))
      }
    }
    if event.message.utf8.count > 1_024 {
      errors.append(.invalid("message", "", "can have at most 1024 characters"))
    }
    return errors
  }
}
