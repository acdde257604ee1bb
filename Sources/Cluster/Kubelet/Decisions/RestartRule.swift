import KubeAPI

extension Container {
  /// Whether the container is to run again after an exit, by its own rules and then its pod's.
  ///
  /// `ContainerShouldRestart` of Kubernetes:
  /// https://github.com/kubernetes/kubernetes/blob/master/pkg/api/v1/pod/util.go
  func restarts(after exitCode: Int32, in spec: PodSpec) -> Bool {
    if let restartPolicy {
      if restartRule(after: exitCode) != nil { return true }
      if let verdict = restartPolicy.restarts(after: exitCode) { return verdict }
    }
    return spec.restartPolicy.restarts(after: exitCode) ?? true
  }
}

extension Container {
  /// Whether the container runs again after a probe has had it killed: by policies alone, since
  /// there is no exit code yet that a rule could be for.
  func restartsAfterProbes(in spec: PodSpec) -> Bool {
    (restartPolicy ?? spec.restartPolicy) != .never
  }
}

extension RestartPolicy {
  /// Nil for a policy that the API does not know.
  fileprivate func restarts(after exitCode: Int32) -> Bool? {
    switch self {
    case .always: true
    case .onFailure: exitCode != 0
    case .never: false
    default: nil
    }
  }
}

extension Container {
  /// The first of the container's rules that the exit code fits; all of them ask for a restart.
  func restartRule(after exitCode: Int32) -> ContainerRestartRule? {
    guard !restartPolicyRules.isEmpty else { return nil }
    return restartPolicyRules.lazy.compactMap(ContainerRestartRule.init)
      .first { $0.fits(exitCode) }
  }
}

/// One of `restartPolicyRules`: exit codes, and what follows from them.
struct ContainerRestartRule: Hashable, Sendable {
  /// Whether the whole pod starts over, and not the container alone.
  var restartsAll: Bool
  private var codes: [Int64]
  private var isNegated: Bool

  /// Nil for a rule that no exit code fits.
  init?(_ value: Value) {
    guard let action = value["action"]?.text, let exitCodes = value["exitCodes"] else { return nil }
    switch (action, exitCodes["operator"]?.text) {
    case ("Restart", "In"), ("RestartAllContainers", "In"): isNegated = false
    case ("Restart", "NotIn"), ("RestartAllContainers", "NotIn"): isNegated = true
    default: return nil
    }
    restartsAll = action == "RestartAllContainers"
    codes = exitCodes["values"]?.elements?.compactMap(\.integer) ?? []
  }

  fileprivate func fits(_ exitCode: Int32) -> Bool {
    codes.contains(Int64(exitCode)) != isNegated
  }
}
