import KubeAPI
public import Simulation

/// A simulated Kubernetes v1.36 cluster: a value whose copies are independent branches of it.
///
/// The same seed, start and requests at the same virtual times give the same bytes on every
/// machine. Time moves in `advance(to:)` and `step(until:)` alone; every other method acts at the
/// present moment.
public struct Cluster: Sendable {
  public private(set) var now: Instant
  public internal(set) var seed: UInt64
  /// The first moment.
  let start: Instant
  public internal(set) var server: APIServer

  var agenda = Agenda<ClusterEvent>()
  var jobController: JobController
  var cronJobController = CronJobController()
  var garbageCollector = GarbageCollector()
  var ttlController = TTLController()
  var namespaceController = NamespaceController()
  var nodeLifecycleController: NodeLifecycleController
  var podGarbageCollector: PodGarbageCollector
  var taintEvictionController = TaintEvictionController()
  var scheduler = Scheduler()
  /// Which of several nodes takes a pod that all would take as well.
  var schedulingTies: RandomStream
  var kubelet: Kubelet
  var events = EventRecorder()
  var nodeFaults = NodeFaults()
  public var workloadFaults = WorkloadFaults()

  /// Events of the agenda that have happened.
  private var eventCount = 0

  /// What all that happened has cost so far, in steps of a shell; for hosts that bound it.
  public var work: Int { eventCount * Self.eventWork + kubelet.work }

  /// What an event costs with all that it leads to, by the time that it takes.
  private static let eventWork = 250

  /// Grows with everything that somebody outside could see: writes and log lines.
  public internal(set) var revision: UInt64 = 0

  public init(seed: UInt64, start: Instant = Cluster.defaultStart) {
    self.seed = seed
    self.start = start
    now = start
    server = APIServer(seed: seed)
    jobController = JobController(seed: seed)
    nodeLifecycleController = NodeLifecycleController(seed: seed, start: start)
    podGarbageCollector = PodGarbageCollector(seed: seed, start: start)
    schedulingTies = Self.schedulingTies(seed: seed)
    kubelet = Kubelet(seed: seed)
    populate()
  }

  static func schedulingTies(seed: UInt64) -> RandomStream {
    RandomStream(seed: seed, purpose: "scheduler/ties")
  }

  /// Wednesday, 2026-07-01 09:00 UTC.
  public static let defaultStart = Instant(seconds: 1_782_896_400)

  // MARK: time

  /// When the next thing happens by itself; nil when nothing is left to happen.
  public var nextEvent: Instant? { agenda.nextMoment }

  /// Lets everything happen that is due up to `limit`, and makes it the present.
  public mutating func advance(to limit: Instant) {
    while step(until: limit) {}
    if limit > now { now = limit }
    expireEvents()
    deliverChanges()
  }

  /// Lets the next thing happen if it is due by `limit`; false when there is none.
  public mutating func step(until limit: Instant) -> Bool {
    guard let entry = agenda.popNext(until: limit) else { return false }
    // A request may have come at a moment that the agenda had not reached.
    now = max(now, entry.moment)
    eventCount += 1
    server.history.forgetOldest()
    expireEvents()
    apply(entry.event)
    deliverChanges()
    return true
  }

  private mutating func apply(_ event: ClusterEvent) {
    switch event {
    case .reconcile(.job, let key): reconcileJob(key)
    case .reconcile(.cronJob, let key): reconcileCronJob(key)
    case .reconcile(.ttlAfterFinished, let key): reconcileTTL(key)
    case .reconcile(.garbageCollector, let key): collectGarbage(key)
    case .reconcile(.namespace, let key): reconcileNamespace(key)
    case .reconcile(.nodeLifecycle, let key): reconcileNode(key)
    case .finishJobSync(let key): finishJobSync(key)
    case .evict(let key): evictPod(key)
    case .schedule(let key): schedulePod(key)
    case .monitorNodes: monitorNodes()
    case .taintNodes: taintNodes()
    case .collectPods: collectPods()
    case .kubelet(let event): if !postpone(event) { runKubelet(event) }
    }
  }

  /// Shows every write since the last call to those who watch: controllers, scheduler, kubelet.
  mutating func deliverChanges() {
    while let change = server.history.nextUndelivered() {
      revision += 1
      show(change)
    }
  }

  /// Shows a write to those whom its kind concerns.
  private mutating func show(_ change: Change) {
    switch change.object {
    case .event(let event):
      // A new event of a component has no owner and nobody that it owns.
      if !event.isReported || change.kind != .added { observeForGarbage(change) }
    case .pod(let pod):
      let write = PodWrite(pod, change)
      observeForJobs(write)
      if !write.staysWithOwners { observeForGarbage(change) }
      observeForTaintEviction(write)
      observeForPodCollection(write)
      observeForScheduling(write)
      observeForKubelet(change)
    case .job(let job):
      observeForJobs(job, change)
      observeForCronJobs(job, change)
      observeForTTL(job, change)
      observeForGarbage(change)
    default:
      observeForCronJobs(change)
      observeForGarbage(change)
      observeForNamespaces(change)
      observeForNodeLifecycle(change)
      observeForTaintEviction(change)
      observeForPodCollection(change)
      observeForScheduling(change)
      observeForKubelet(change)
    }
  }
}
