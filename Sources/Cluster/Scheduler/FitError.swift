/// Says why no node takes a pod, in the scheduler's words.
///
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/scheduler/framework/types.go
struct FitError: Hashable, Sendable {
  /// A refusal for all nodes at once, such as a missing claim.
  var precondition: String?
  /// One for each node.
  var verdicts: [NodeVerdict]

  /// The pod's own policy keeps it from driving others away.
  var neverPreempts = false
  /// Others that were driven away for the pod are not gone yet.
  var awaitsVictims = false
  /// Others are driven away for the pod.
  var hasPreempted = false

  var message: String {
    let count = verdicts.count
    if count == 0 { return "no nodes available to schedule pods" }
    let reasons = precondition.map { [$0] } ?? histogram(verdicts.map(\.reasons))
    let beginning = "0/\(count) nodes are available: \(reasons.joined(separator: ", "))."
    if hasPreempted { return beginning }
    return "\(beginning) no new claims to deallocate, preemption: \(preemption)"
  }

  private var preemption: String {
    if neverPreempts { return "not eligible due to preemptionPolicy=Never." }
    if awaitsVictims { return "not eligible due to a terminating pod on the nominated node." }
    let explanations = histogram(verdicts.map { [explanation(of: $0)] })
    return "0/\(verdicts.count) nodes are available: \(explanations.joined(separator: ", "))."
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
