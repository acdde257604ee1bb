import KubeAPI
import Simulation

/// When a container that is to stop is signalled, and when it is killed.
///
/// https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
struct TerminationPlan: Hashable, Sendable {
  /// A `sleep` hook before the signal.
  var pause: Duration
  /// From the signal on.
  var grace: Duration

  /// `grace`: seconds; the hook's time is part of it, but two seconds are always left.
  init(_ container: Container, graceSeconds: Int64) {
    let total = Duration.seconds(min(max(graceSeconds, 0), 1_000_000_000))
    let asked = container.lifecycle?[path: ["preStop", "sleep", "seconds"]]?.integer ?? 0
    pause = min(.seconds(min(max(asked, 0), 1_000_000_000)), total)
    grace = max(total - pause, KubeletLatencies.minimumGrace)
  }

  /// What the pod gives its containers: the deletion's grace, or else its own.
  static func graceSeconds(of pod: Pod) -> Int64 {
    pod.metadata.deletionGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds
      ?? KubeletLatencies.minimumGrace.wholeSeconds
  }
}
