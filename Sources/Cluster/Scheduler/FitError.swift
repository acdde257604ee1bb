/// Says why no node takes a pod, in the scheduler's words.
///
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/scheduler/framework/types.go
struct FitError: Hashable, Sendable {
  /// A refusal for all nodes at once, such as a missing claim.
  var precondition: String?
  /// One for each node.
  var verdicts: [NodeVerdict]

  var message: String {
    let count = verdicts.count
    if count == 0 { return "no nodes available to schedule pods" }
    let reasons = precondition.map { [$0] } ?? histogram(verdicts.map(\.reasons))
    let preemption = histogram(verdicts.map { [explanation(of: $0)] })
    return "0/\(count) nodes are available: \(reasons.joined(separator: ", ")). "
      + "no new claims to deallocate, preemption: 0/\(count) nodes are available: "
      + "\(preemption.joined(separator: ", "))."
  }

  private func explanation(of verdict: NodeVerdict) -> String {
    precondition != nil || verdict.isUnresolvable
      ? "Preemption is not helpful for scheduling"
      : "No preemption victims found for incoming pod"
  }

  /// `2 Insufficient cpu`, sorted as strings.
  private func histogram(_ reasons: [[String]]) -> [String] {
    var counts: [String: Int] = [:]
    for reason in reasons.joined() { counts[reason, default: 0] += 1 }
    return counts.map { "\($0.value) \($0.key)" }.sorted()
  }
}
