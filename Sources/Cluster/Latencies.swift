import Simulation

/// How long the parts of a real cluster take: the one table of them.
///
/// The numbers are those of a lightly loaded v1.36.2 cluster, as watched at a resolution of 10 ms.
enum Latencies {
  // MARK: controllers

  /// Until a controller's informer shows it a write.
  static let informer: Duration = .milliseconds(5)
  /// Between the two status writes of one pass over a Job: 20 to 30 ms.
  static let jobStatusWrites: ClosedRange<Duration> = .milliseconds(20)...(.milliseconds(30))
  /// `SyncJobBatchPeriod`: pod events and status writes wait for more of their like.
  static let jobBatch: Duration = .seconds(1)
  /// `DefaultJobApiBackOff` and `MaxJobApiBackOff`: after an error of the API server.
  static let jobErrorBackoff: ClosedRange<Duration> = .seconds(1)...(.seconds(60))
  /// `DefaultJobPodFailureBackOff` and `MaxJobPodFailureBackOff`: after failed pods.
  static let podFailureBackoff: ClosedRange<Duration> = .seconds(10)...(.seconds(600))
  /// `nextScheduleDelta`: a CronJob is looked at so long after its start, for clocks that differ.
  static let cronJobStart: Duration = .milliseconds(100)
  /// client-go's `DefaultTypedControllerRateLimiter`: after an error of the API server.
  static let cronJobErrorBackoff: ClosedRange<Duration> = .milliseconds(5)...(.seconds(1_000))
  /// Until the garbage collector has looked at something whose owner changed.
  static let garbageCollection: Duration = .milliseconds(20)
  /// Until a node carries the taint of its cordon; the scheduler has looked at it by then.
  static let nodeTaint: Duration = .milliseconds(40)
  /// `nodeMonitorPeriod` and `nodeMonitorGracePeriod`: how often the nodes are looked at, and how
  /// long one may be silent.
  static let nodeMonitor: Duration = .seconds(5)
  static let nodeMonitorGrace: Duration = .seconds(50)
  /// How often a kubelet renews its lease: a quarter of `nodeLeaseDurationSeconds`.
  static let leaseRenewal: Duration = .seconds(10)
  /// Between two nodes whose pods are driven away: `--node-eviction-rate` is 0.1 a second.
  static let nodeEviction: Duration = .seconds(10)
  /// `gcCheckPeriod` and `quarantineTime` of the pod garbage collector.
  static let podCollection: Duration = .seconds(20)
  static let nodeQuarantine: Duration = .seconds(40)
  /// Until the namespace controller has looked at a namespace, and between its looks.
  static let namespaceDeletion: Duration = .milliseconds(100)
  static let namespaceRetry: Duration = .seconds(5)

  // MARK: events

  /// The API server keeps events for an hour (`--event-ttl`).
  static let eventLifetime: Duration = .seconds(3_600)
}
