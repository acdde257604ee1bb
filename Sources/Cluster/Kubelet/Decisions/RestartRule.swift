import KubeAPI

/// Whether a container is to run again, by its own rules and then its pod's.
///
/// `ContainerShouldRestart` of Kubernetes:
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/api/v1/pod/util.go
struct RestartRule: Hashable, Sendable {
  private let own: RestartPolicy?
  private let rules: [ContainerRestartRule]
  private let ofPod: RestartPolicy

  init(_ container: Container, in spec: PodSpec) {
    own = container.restartPolicy
    rules = container.restartPolicyRules.compactMap(ContainerRestartRule.init)
    ofPod = spec.restartPolicy
  }

  /// Whether the container runs again after an exit.
  func restarts(after exitCode: Int32) -> Bool {
    if let own {
      if rules.contains(where: { $0.fits(exitCode) }) { return true }
      if let verdict = own.restarts(after: exitCode) { return verdict }
    }
    return ofPod.restarts(after: exitCode) ?? true
  }

  /// Whether it runs again after a probe has had it killed: by policies alone, since there is no
  /// exit code yet that a rule could be for.
  var restartsAfterProbes: Bool { (own ?? ofPod) != .never }

  /// Whether the first rule that the exit code fits has the whole pod start over.
  func restartsAll(after exitCode: Int32) -> Bool {
    rules.first { $0.fits(exitCode) }?.restartsAll == true
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

/// One of `restartPolicyRules`: exit codes, and what follows from them.
private struct ContainerRestartRule: Hashable, Sendable {
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

  func fits(_ exitCode: Int32) -> Bool {
    codes.contains(Int64(exitCode)) != isNegated
  }
}
