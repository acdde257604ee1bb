import Simulation

/// One probe of one container on its way: when it asks next, and what it has found so far.
///
/// `worker` of the kubelet's prober:
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/prober/worker.go
struct ProbeWorker: Sendable {
  enum Finding: Hashable, Sendable {
    case unknown
    case success
    case failure
  }

  let kind: ProbeKind
  /// Which of the pod's containers.
  let container: Int
  let spec: ProbeSpec
  /// It asks at this moment, and at every whole period before and after.
  private var beat: Instant
  /// The run of the container that is probed.
  private(set) var run = ""
  /// What the kubelet goes by; nil until the run has been met.
  private(set) var finding: Finding?
  private var lastOutcome: Bool?
  private var outcomeCount: Int64 = 0
  /// Nothing more is asked of this run.
  private(set) var isOnHold = false
  /// Nothing more is asked at all.
  var isStopped = false
  /// When it asks next; earlier wakes are for an earlier plan.
  var nextTick: Instant?
  /// When the question under way was asked.
  var askedSince: Instant?

  init(_ kind: ProbeKind, container: Int, spec: ProbeSpec, beat: Instant) {
    self.kind = kind
    self.container = container
    self.spec = spec
    self.beat = beat
  }

  /// Begins anew with another run of the container; what the probe found last still counts.
  mutating func meet(_ run: String) {
    guard run != self.run else { return }
    self.run = run
    isOnHold = false
    nextTick = nil
    askedSince = nil
    switch kind {
    case .liveness: finding = .success
    case .readiness: finding = .failure
    case .startup: finding = .unknown
    }
  }

  /// The first beat after `moment`.
  func tick(after moment: Instant) -> Instant {
    let period = spec.period.nanoseconds
    let passed = (moment - beat).nanoseconds
    let beats = passed < 0 ? 0 : passed / period + 1
    return beat + .nanoseconds(beats * period)
  }

  /// Moves the beat to `moment`, as asking out of turn does.
  mutating func restartBeat(at moment: Instant) { beat = moment }

  /// Takes an outcome in; true when the kubelet has to go by another finding from now on.
  mutating func note(_ isSuccess: Bool) -> Bool {
    if lastOutcome == isSuccess {
      outcomeCount += 1
    } else {
      lastOutcome = isSuccess
      outcomeCount = 1
    }
    let threshold = isSuccess ? spec.successThreshold : spec.failureThreshold
    guard outcomeCount >= threshold else { return false }
    let previous = finding
    finding = isSuccess ? .success : .failure
    if kind == .startup || (kind == .liveness && !isSuccess) {
      // "Stop probing until we see a new container ID."
      isOnHold = true
      outcomeCount = 0
    }
    return finding != previous
  }
}

/// What a container's probes say of its present run.
struct ProbeStanding: Hashable, Sendable {
  var isStarted = true
  var isReady = true
  /// The probe that has the container killed.
  var failure: ProbeKind?

  /// That of a container without probes.
  static let unprobed = ProbeStanding()
}

extension PodWorker {
  /// That of all containers.
  var standings: [ProbeStanding] { records.indices.map { standing(of: $0) } }

  func standing(of index: Int) -> ProbeStanding {
    var standing = ProbeStanding.unprobed
    for probe in probes where probe.container == index {
      let finding = probe.run == records[index].id ? probe.finding : nil
      switch probe.kind {
      case .startup: standing.isStarted = finding == .success
      case .readiness: standing.isReady = finding == .success
      case .liveness: break
      }
      if finding == .failure, probe.kind != .readiness { standing.failure = probe.kind }
    }
    standing.isReady = standing.isReady && standing.isStarted
    return standing
  }
}
