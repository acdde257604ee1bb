/// What is wrong with the probes and hooks of a container.
///
/// `validateLifecycle`, `validateProbe` and `validateHandler` of
/// pkg/apis/core/validation/validation.go.
enum ProbeValidation {
  static func validate(_ container: Container, _ spec: PodSpec, _ path: FieldPlace) -> [FieldError]
  {
    var errors: [FieldError] = []
    let period = spec.terminationGracePeriodSeconds
    for name in ["postStart", "preStop"] {
      if let hook = container.lifecycle?[name] {
        errors += handler(
          hook,
          ["exec", "httpGet", "tcpSocket", "sleep"],
          period,
          "\(path).lifecycle.\(name)"
        )
      }
    }
    errors += probe(container.livenessProbe, "\(path).livenessProbe", mustSucceedOnce: true)
    errors += readinessProbe(container.readinessProbe, "\(path).readinessProbe")
    errors += probe(container.startupProbe, "\(path).startupProbe", mustSucceedOnce: true)
    return errors
  }

  private static func readinessProbe(_ probe: Value?, _ path: FieldPlace) -> [FieldError] {
    var errors = Self.probe(probe, path, mustSucceedOnce: false)
    if let seconds = probe?["terminationGracePeriodSeconds"]?.integer {
      errors.append(
        .invalid(
          "\(path).terminationGracePeriodSeconds",
          seconds,
          "must not be set for readinessProbes"
        )
      )
    }
    return errors
  }

  private static func probe(
    _ probe: Value?,
    _ path: FieldPlace,
    mustSucceedOnce: Bool
  ) -> [FieldError] {
    guard let probe else { return [] }
    var errors = handler(probe, ["exec", "httpGet", "tcpSocket", "grpc"], nil, path)
    for field in [
      "initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold",
      "failureThreshold",
    ] {
      errors += FieldError.nonnegative(probe[field]?.integer, "\(path).\(field)")
    }
    if let seconds = probe["terminationGracePeriodSeconds"]?.integer, seconds <= 0 {
      errors.append(
        .invalid("\(path).terminationGracePeriodSeconds", seconds, "must be greater than 0")
      )
    }
    let successes = probe["successThreshold"]?.integer ?? 1
    if mustSucceedOnce, successes != 1 {
      errors.append(.invalid("\(path).successThreshold", successes, "must be 1"))
    }
    return errors
  }

  /// Of several actions the first is checked and the others are refused.
  private static func handler(
    _ handler: Value,
    _ kinds: [String],
    _ gracePeriod: Int64?,
    _ path: FieldPlace
  ) -> [FieldError] {
    let kinds = kinds.filter { handler[$0] != nil }
    guard let kind = kinds.first, let action = handler[kind] else {
      return [.required(path, "must specify a handler type")]
    }
    return self.action(action, kind, gracePeriod, "\(path).\(kind)")
      + kinds.dropFirst().map {
        .forbidden("\(path).\($0)", "may not specify more than 1 handler type")
      }
  }

  private static func action(
    _ action: Value,
    _ kind: String,
    _ gracePeriod: Int64?,
    _ path: FieldPlace
  ) -> [FieldError] {
    switch kind {
    case "exec":
      return action["command"]?.elements?.isEmpty ?? true ? [.required("\(path).command")] : []
    case "httpGet": return httpGet(action, path)
    case "sleep":
      let seconds = action["seconds"]?.integer ?? 0
      guard let gracePeriod, seconds < 0 || seconds > gracePeriod else { return [] }
      return [
        .invalid(
          path,
          seconds,
          "must be non-negative and less than terminationGracePeriodSeconds (\(gracePeriod))"
        )
      ]
    default: return port(action["port"], "\(path).port")
    }
  }

  private static func httpGet(_ action: Value, _ path: FieldPlace) -> [FieldError] {
    var errors: [FieldError] = []
    if (action["path"]?.text ?? "").isEmpty { errors.append(.required("\(path).path")) }
    errors += port(action["port"], "\(path).port")
    let scheme = action["scheme"]?.text ?? ""
    if !["HTTP", "HTTPS"].contains(scheme) {
      errors.append(.notSupported("\(path).scheme", scheme, ["HTTP", "HTTPS"]))
    }
    for header in action["httpHeaders"]?.elements ?? [] {
      let name = header["name"]?.text ?? ""
      errors += NameRules.httpHeader(name).map { .invalid("\(path).httpHeaders", name, $0) }
    }
    return errors
  }

  private static func port(_ port: Value?, _ path: FieldPlace) -> [FieldError] {
    if let name = port?.text { return NameRules.portName(name).map { .invalid(path, name, $0) } }
    let number = port?.integer ?? 0
    return (1...65_535).contains(number)
      ? [] : [.invalid(path, number, NameRules.range(1, 65_535))]
  }
}
