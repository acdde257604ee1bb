import KubeAPI

extension Container {
  /// Whether the container is to run again after an exit, by its own rules and then its pod's.
  ///
  /// `ContainerShouldRestart` of Kubernetes:
  /// https://github.com/kubernetes/kubernetes/blob/master/pkg/api/v1/pod/util.go
  func restarts(after exitCode: Int32, in spec: PodSpec) -> Bool {
    if let restartPolicy {
      if restartPolicyRules.contains(where: { $0.asksForRestart(after: exitCode) }) { return true }
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

extension Value {
  /// One of `restartPolicyRules`: an action and the exit codes that it is for.
  fileprivate func asksForRestart(after exitCode: Int32) -> Bool {
    guard self["action"]?.text == "Restart", let codes = self["exitCodes"] else { return false }
    let isListed =
      codes["values"]?.elements?.contains { $0.integer == Int64(exitCode) } ?? false
    switch codes["operator"]?.text {
    case "In": return isListed
    case "NotIn": return !isListed
    default: return false
    }
  }
}
