import KubeAPI

/// What the pod failure policy says about one failed pod.
struct PodFailureVerdict: Hashable, Sendable {
  /// The action of the rule that matched; nil when none did.
  var action: PodFailurePolicyAction?
  /// Whether the failure counts towards the limits.
  var counts = true
  /// Why the whole Job fails, when it does.
  var failureMessage: String?
}

extension PodFailurePolicy {
  /// The action of the first rule that matches a failed pod.
  ///
  /// https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/job/pod_failure_policy.go
  func verdict(on pod: Pod) -> PodFailureVerdict {
    for (index, rule) in rules.enumerated() {
      guard let subject = rule.subject(in: pod) else { continue }
      switch rule.action {
      case .ignore: return PodFailureVerdict(action: .ignore, counts: false)
      case .failIndex: return PodFailureVerdict(action: .failIndex)
      case .count: return PodFailureVerdict(action: .count)
      case .failJob:
        return PodFailureVerdict(
          action: .failJob,
          failureMessage: "\(subject) matching FailJob rule at index \(index)"
        )
      default: continue
      }
    }
    return PodFailureVerdict()
  }
}

extension PodFailurePolicyRule {
  /// What in the pod matches the rule, as the message of a failed Job begins; nil for no match.
  fileprivate func subject(in pod: Pod) -> String? {
    let name = "\(pod.metadata.namespace)/\(pod.metadata.name)"
    if let onExitCodes {
      guard let match = onExitCodes.match(in: pod.status) else { return nil }
      return "Container \(match.container) for pod \(name) failed with exit code \(match.exitCode)"
    }
    let condition = pod.status.conditions.first { condition in
      onPodConditions.contains { $0.type == condition.type && $0.status == condition.status }
    }
    return condition.map { "Pod \(name) has condition \($0.type)" }
  }
}

extension PodFailurePolicyOnExitCodesRequirement {
  /// The first terminated container that matches: main containers before init containers.
  fileprivate func match(in status: PodStatus) -> (container: String, exitCode: Int32)? {
    for container in status.containerStatuses + status.initContainerStatuses {
      guard let exitCode = container.state.terminated?.exitCode, exitCode != 0,
        containerName == nil || containerName == container.name
      else { continue }
      let isListed = values.contains(exitCode)
      if `operator` == .in && isListed || `operator` == .notIn && !isListed {
        return (container.name, exitCode)
      }
    }
    return nil
  }
}
