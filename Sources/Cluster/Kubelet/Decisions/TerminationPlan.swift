import KubeAPI
import Simulation

/// How long a container that is to stop may take.
///
/// https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
enum TerminationPlan {
  /// What the pod gives its containers, in seconds: the deletion's grace, or else that of the
  /// probe that has failed, or else its own (`setTerminationGracePeriod`).
  static func graceSeconds(of pod: Pod, _ probe: ProbeSpec? = nil) -> Int64 {
    if let grace = pod.metadata.deletionGracePeriodSeconds { return grace }
    guard let grace = pod.spec.terminationGracePeriodSeconds else {
      return KubeletLatencies.minimumGrace.wholeSeconds
    }
    return probe?.graceSeconds ?? grace
  }
}
