import KubeAPI
import Simulation

/// What a kubelet knows of one pod.
struct PodWorker: Sendable {
  enum Stage: Hashable, Sendable {
    /// Volumes and sandbox are being made.
    case preparing
    /// Containers are started as the spec asks.
    case syncing
    /// The pod is to end: containers are being stopped.
    case stopping
    /// All is over; only logs are left.
    case ended
  }

  /// Why the kubelet itself ends a pod, for its status.
  struct Eviction: Hashable, Sendable {
    var reason: String
    var message: String

    /// `activeDeadlineHandler` of the kubelet.
    static let deadlineExceeded = Eviction(
      reason: "DeadlineExceeded",
      message: "Pod was active on the node longer than the specified deadline"
    )
  }

  let key: ObjectKey
  /// The pod's.
  let uid: String
  let nodeName: String
  var stage: Stage = .preparing
  /// Init containers first, then the others, in the order of the spec.
  var records: [ContainerRecord]
  var volumes = PodVolumes()
  /// Volumes that could not be made so far, and how long to wait for the next try.
  var mountDelay: Duration?
  /// Its node was chosen by no scheduler.
  var isPlacedByHand = false
  var hasSandbox = false
  var address = ""
  var hostAddress = ""
  var startTime: Instant?
  /// What follows from the pod's template.
  let blueprint: PodBlueprint
  /// Containers that the present sync has still to start.
  var queue: [Int] = []
  /// When the present sync has to be repeated because a start has failed.
  var retryTime: Instant?
  /// Whether the present sync has started a container.
  var hasStarted = false
  /// When the image that is awaited was asked for.
  var pullStart: Instant?
  /// The next sync; another one is not planned unless it is sooner.
  var nextSync: Instant?
  var eviction: Eviction?
  /// The object is being deleted, or gone already.
  var isDeleting = false
  var isGone = false
  /// The last state of a pod that is gone, for what there is still to say about it.
  var lastPod: Pod?
  /// The probes of all containers; none for most pods.
  var probes: [ProbeWorker] = []
  /// Programs of the kubelet's own that run in the containers.
  var execs: [ContainerExec] = []
  var execCount = 0
  /// Containers that the present sync has to see ended before it starts any.
  var beingRestarted: [Int] = []
  /// Those that it has ended.
  var ended: [Int] = []
  /// The pod starts over: all containers are being killed.
  var isStartingOver = false
  /// The volumes that the kubelet has written are to be written anew.
  var hasStaleVolumes = false
  /// When the pod's containers are killed at the latest, once the pod is to end.
  var stopDeadline: Instant?
  /// This pod's own draws, so that pods do not shift one another's.
  var random: RandomStream

  init(_ pod: Pod, blueprint: PodBlueprint, seed: UInt64) {
    key = pod.key
    uid = pod.metadata.uid
    nodeName = pod.spec.nodeName
    self.blueprint = blueprint
    records = Array(repeating: ContainerRecord(), count: blueprint.containers.count)
    startTime = pod.status.startTime
    random = RandomStream(seed: seed, purpose: "kubelet/", of: pod.metadata.uid)
  }

  var hasRunningContainers: Bool { records.contains(where: \.isRunning) }

  /// Sets the next sync unless a sooner one is set; says whether it did.
  mutating func bringForward(nextSync moment: Instant) -> Bool {
    if let nextSync, nextSync <= moment { return false }
    nextSync = moment
    return true
  }

  /// 64 hexadecimal digits, in a text of that form.
  mutating func hexDigits(
    _ pattern: StaticString =
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
  ) -> String {
    let words = [random.next(), random.next(), random.next(), random.next()]
    return String(hexadecimal: words, pattern: pattern)
  }
}

extension PodSpec {
  /// Init containers and then the others: the order of a worker's records.
  var allContainers: [Container] {
    initContainers.isEmpty ? containers : initContainers + containers
  }

  /// One of them.
  func container(at index: Int) -> Container {
    let initCount = initContainers.count
    return index < initCount ? initContainers[index] : containers[index - initCount]
  }
}
