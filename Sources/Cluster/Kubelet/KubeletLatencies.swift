import Simulation

/// How long a node takes for its work, as watched on a lightly loaded v1.36.2 node.
///
/// Where Kubernetes itself has a period, its name stands beside it.
enum KubeletLatencies {
  /// From a pod's creation to its binding.
  static let scheduling: ClosedRange<Duration> = .milliseconds(2)...(.milliseconds(10))
  /// Until the kubelet has seen a new pod and written its first status.
  static let admission: ClosedRange<Duration> = .milliseconds(5)...(.milliseconds(30))
  /// From there to the first container's start: volumes, sandbox, network.
  static let sandbox: ClosedRange<Duration> = .milliseconds(350)...(.milliseconds(600))
  /// Between the starts of two containers of one pod.
  static let containerStart: ClosedRange<Duration> = .milliseconds(80)...(.milliseconds(150))
  /// Until a started container is seen to run (the kubelet relists containers every second).
  static let startNoticed: ClosedRange<Duration> = .milliseconds(300)...(.milliseconds(600))
  /// Until an exit is seen, for the same reason.
  static let exitNoticed: ClosedRange<Duration> = .milliseconds(100)...(.milliseconds(900))
  /// From there to the pod's final phase, in which its sandbox is torn down.
  static let podTeardown: ClosedRange<Duration> = .milliseconds(1_200)...(.milliseconds(1_900))
  /// From the last container's end under deletion to the pod's final status.
  static let killedPodTeardown: ClosedRange<Duration> = .milliseconds(300)...(.milliseconds(900))
  /// From the final status of a deleted pod to its removal.
  static let removal: ClosedRange<Duration> = .milliseconds(50)...(.milliseconds(300))
  /// Until the kubelet acts on a deletion.
  static let deletionNoticed: ClosedRange<Duration> = .milliseconds(5)...(.milliseconds(50))
  /// A small image from a near registry.
  static let imagePull: ClosedRange<Duration> = .milliseconds(700)...(.milliseconds(1_500))
  /// Until a registry has said no.
  static let imageRefusal: ClosedRange<Duration> = .milliseconds(400)...(.milliseconds(1_200))
  /// Until the kubelet acts on what a probe has found: a program's start and the sync after it.
  static let probeResult: ClosedRange<Duration> = .milliseconds(40)...(.milliseconds(150))
  /// `backOffPeriod`: after a failed sync of a pod.
  static let syncRetry: Duration = .seconds(10)
  /// The same for one without a sandbox, with its jitter.
  static let sandboxRetry: ClosedRange<Duration> = .seconds(10)...(.seconds(15))
  /// `resyncInterval` of the pod workers, which no retry exceeds.
  static let syncInterval: Duration = .seconds(60)
  /// `initialDurationBeforeRetry` and `maxDurationBeforeRetry` of volume operations.
  static let mountRetry: ClosedRange<Duration> = .milliseconds(500)...(.seconds(122))
  /// `DefaultEvictionMonitoringPeriod`: between two looks at what pods have written.
  static let evictionInterval: Duration = .seconds(10)
  /// `immediateEvictionGracePeriodSeconds`.
  static let evictionGraceSeconds: Int64 = 1
  /// Until a changed ConfigMap shows in a volume: what is left of `resyncInterval` with its jitter.
  static let volumeRefresh: ClosedRange<Duration> = .seconds(1)...(.seconds(90))
  /// The same for what has changed of the pod itself, which is synced at once then.
  static let ownVolumeRefresh: ClosedRange<Duration> = .milliseconds(200)...(.milliseconds(1_200))
  /// `minimumGracePeriodInSeconds`: no container is killed sooner after its signal.
  static let minimumGrace: Duration = .seconds(2)
}

extension Duration {
  /// The duration plus a random part of up to half of it: `wait.Jitter(duration, 0.5)`.
  func jittered(by random: inout RandomStream) -> Duration {
    guard self > .zero else { return .zero }
    return random.duration(in: self...(self + self / 2))
  }
}
