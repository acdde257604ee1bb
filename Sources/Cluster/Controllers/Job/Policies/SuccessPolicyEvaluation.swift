import KubeAPI

extension SuccessPolicy {
  /// The index of the first rule that the succeeded indexes meet; nil when none is met.
  ///
  /// https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/job/success_policy.go
  func matchedRule(succeeded: CompletionIndexes, completions: Int) -> Int? {
    guard !succeeded.isEmpty else { return nil }
    return rules.firstIndex { $0.isMet(by: succeeded, completions: completions) }
  }
}

extension SuccessPolicyRule {
  /// All the listed indexes, or so many of them; without a list, so many of any.
  fileprivate func isMet(by succeeded: CompletionIndexes, completions: Int) -> Bool {
    guard let succeededIndexes else {
      return succeededCount.map { succeeded.count >= Int($0) } ?? false
    }
    let required = CompletionIndexes(text: succeededIndexes, below: completions)
    guard !required.isEmpty else { return false }
    let met = required.overlap(with: succeeded)
    return met == required.count || succeededCount.map { met >= Int($0) } ?? false
  }
}
