/// What is wrong with the probes and hooks of a container.
enum ProbeValidation {
  static func validate(_ container: Container, _ path: String) -> [FieldError] {
    var errors: [FieldError] = []
    for name in ["postStart", "preStop"] {
      if let hook = container.lifecycle?[name] {
        errors += handler(hook, "\(path).lifecycle.\(name)")
      }
    }
    errors += probe(container.livenessProbe, "\(path).livenessProbe", mustSucceedOnce: true)
    errors += probe(container.readinessProbe, "\(path).readinessProbe", mustSucceedOnce: false)
    errors += probe(container.startupProbe, "\(path).startupProbe", mustSucceedOnce: true)
    return errors
  }

  private static func probe(
    _ probe: Value?,
    _ path: String,
    mustSucceedOnce: Bool
  ) -> [FieldError] {
    guard let probe else { return [] }
    var errors = handler(probe, path)
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

  private static func handler(_ handler: Value, _ path: String) -> [FieldError] {
    let kinds = ["exec", "httpGet", "tcpSocket", "grpc", "sleep"].filter { handler[$0] != nil }
    guard let kind = kinds.first, let action = handler[kind] else {
      return [.required(path, "must specify a handler type")]
    }
    var errors: [FieldError] = []
    switch kind {
    case "exec":
      if action["command"]?.elements?.isEmpty ?? true {
        errors.append(.required("\(path).exec.command"))
      }
    case "httpGet":
      if (action["path"]?.text ?? "").isEmpty { errors.append(.required("\(path).httpGet.path")) }
      errors += port(action["port"], "\(path).httpGet.port")
      errors += PodValidation.oneOf(
        action["scheme"]?.text ?? "",
        ["HTTP", "HTTPS"],
        "\(path).httpGet.scheme"
      )
    case "tcpSocket", "grpc":
      errors += port(action["port"], "\(path).\(kind).port")
    default: break
    }
    return errors
      + kinds.dropFirst().map {
        .forbidden("\(path).\($0)", "may not specify more than 1 handler type")
      }
  }

  private static func port(_ port: Value?, _ path: String) -> [FieldError] {
    if let name = port?.text { return NameRules.portName(name).map { .invalid(path, name, $0) } }
    let number = port?.integer ?? 0
    return (1...65_535).contains(number)
      ? [] : [.invalid(path, number, NameRules.range(1, 65_535))]
  }
}
