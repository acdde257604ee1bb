import KubeAPI
import Simulation
import Testing

@testable import Cluster

/// A cluster whose pods follow a script instead of a kubelet.
///
/// The pods carry another scheduler's name, so that the scheduler leaves them alone, and their node's
/// kubelet does nothing; the fixture sets their status through `updatePod`, as a kubelet would. The
/// invariants of the cluster are checked after each step.
struct ClusterFixture: Sendable {
  enum Act: Sendable {
    case start
    case exit(Int32)
    case restart(every: Duration)
    case terminated
  }

  var cluster: Cluster
  /// Chosen for each pod when it appears; the number counts the pods of the cluster from 0.
  var script: @Sendable (Pod, Int) -> PodScript = { _, _ in .succeed }
  /// How long a pod takes from SIGTERM to its end.
  var terminationTime: Duration = .seconds(1)
  /// How long a pod takes from its creation to running.
  var startTime: Duration = .seconds(1)
  /// The exit code of a pod that is deleted while it runs.
  var terminationExitCode: Int32 = 143

  let start: Instant
  private var acts = Agenda<(key: ObjectKey, uid: String, act: Act)>()
  private var seenVersion: Int
  private var podCount = 0
  /// What broke an invariant.
  private(set) var violations: [String] = []

  /// `nodes`: how many nodes with kubelets there are, beside that of the scripted pods.
  init(seed: UInt64 = 1, nodes: Int = 1) {
    cluster = Cluster(seed: seed)
    cluster.advance(to: cluster.now + .seconds(1))
    cluster.server.history.limit = nil
    cluster.addNodes(nodes)
    Self.addScriptedNode(to: &cluster)
    start = cluster.now
    seenVersion = cluster.resourceVersion
  }

  private static let nodeName = "scripted"

  /// A node that is healthy and whose kubelet stands still for ever.
  private static func addScriptedNode(to cluster: inout Cluster) {
    var node = Node()
    node.metadata.name = nodeName
    node.metadata.uid = "uid-of-the-scripted-node"
    // Pods without a script go elsewhere.
    node.spec.unschedulable = true
    node.spec.taints = [.unschedulable]
    node.metadata.creationTimestamp = cluster.now.wholeSecond
    node.status.conditions = NodeCondition.healthy(heartbeat: cluster.now.wholeSecond)
    cluster.nodeLifecycleController.known[nodeName] = node.metadata.uid
    cluster.nodeFaults.stop(nodeName, lastHeartbeat: cluster.now + .seconds(100 * 365 * 86_400))
    cluster.server.write(.node(node))
    cluster.deliverChanges()
  }

  // MARK: requests

  /// Creates a Job, by default with one container and `restartPolicy: Never`.
  @discardableResult
  mutating func createJob(
    _ name: String = "a",
    _ change: (inout JobSpec) -> Void = { _ in }
  ) throws -> Job {
    var job = Job()
    job.metadata.name = name
    var container = Container()
    container.name = "main"
    container.image = "busybox:1.36"
    job.spec.template.spec.containers = [container]
    job.spec.template.spec.restartPolicy = .never
    job.spec.template.spec.schedulerName = "scripted"
    change(&job.spec)
    let result = try cluster.create(APIObject.job(job).value, kind: .job, namespace: "default")
    try react()
    guard case .job(let created) = result.object else { throw FixtureError.notAJob }
    return created
  }

  /// Changes the spec of a Job, as `kubectl patch` would.
  mutating func changeJob(_ name: String = "a", _ change: (inout JobSpec) -> Void) throws {
    guard case .job(var job)? = cluster.object(.job(name)) else { throw FixtureError.notAJob }
    change(&job.spec)
    _ = try cluster.update(APIObject.job(job).value, kind: .job, namespace: "default")
    try react()
  }

  mutating func delete(_ key: ObjectKey, _ options: DeleteOptions = DeleteOptions()) throws {
    try cluster.delete(key.kind, key.name, namespace: key.namespace, options: options)
    try react()
  }

  // MARK: time

  /// Lets time pass.
  mutating func run(_ duration: Duration) throws {
    let limit = cluster.now + duration
    while try step(until: limit) {}
    cluster.advance(to: limit)
    try react()
  }

  /// Lets time pass until the Job has ended, for a day at most.
  mutating func runToEnd(_ name: String = "a", within limit: Duration = .seconds(86_400)) throws {
    let last = cluster.now + limit
    while try job(name).status.finishedCondition == nil {
      guard try step(until: last) else { return }
    }
  }

  /// Lets the next thing happen if it is due by `limit`; false when there is none.
  mutating func step(until limit: Instant) throws -> Bool {
    let moments = [cluster.nextEvent, acts.nextMoment].compactMap(\.self)
    guard let next = moments.min(), next <= limit else { return false }
    if let entry = acts.popNext(until: next) {
      cluster.advance(to: entry.moment)
      perform(entry.event)
      cluster.deliverChanges()
    } else {
      _ = cluster.step(until: next)
    }
    try react()
    return true
  }

  // MARK: the script

  /// Looks at what was written and has the pods follow their scripts.
  private mutating func react() throws {
    let broken =
      cluster.checkInvariants(since: seenVersion) + cluster.checkCreations(since: seenVersion)
    violations += broken
    guard broken.isEmpty else { throw FixtureError.broken(broken) }
    let changes = cluster.changes(after: seenVersion)
    seenVersion = cluster.resourceVersion
    for change in changes {
      guard case .pod(let pod) = change.object, pod.spec.schedulerName == "scripted" else {
        continue
      }
      follow(pod, change)
    }
  }

  private mutating func follow(_ pod: Pod, _ change: Change) {
    switch change.kind {
    case .added: schedule(.start, for: pod, after: startTime)
    case .deleted: break
    case .modified:
      let wasGoing = change.previous?.metadata.deletionTimestamp != nil
      // What has no node has no kubelet that would end it.
      guard pod.metadata.deletionTimestamp != nil, !wasGoing, !pod.status.phase.isTerminal,
        !pod.spec.nodeName.isEmpty
      else { return }
      let grace = Duration.seconds(pod.metadata.deletionGracePeriodSeconds ?? 0)
      schedule(.terminated, for: pod, after: min(terminationTime, grace))
    }
  }

  private mutating func schedule(_ act: Act, for pod: Pod, after delay: Duration) {
    acts.add((APIObject.pod(pod).key, pod.metadata.uid, act), at: cluster.now + delay)
  }

  private mutating func perform(_ entry: (key: ObjectKey, uid: String, act: Act)) {
    guard let pod = cluster.server.store.pod(entry.key), pod.metadata.uid == entry.uid else {
      return
    }
    guard !pod.status.phase.isTerminal else {
      if case .terminated = entry.act { cluster.finishPodDeletion(entry.key) }
      return
    }
    switch entry.act {
    case .start: begin(pod)
    case .exit(let code): end(entry.key, code)
    case .restart(let interval): restart(pod, every: interval)
    case .terminated:
      end(entry.key, terminationExitCode)
      cluster.finishPodDeletion(entry.key)
    }
  }

  private mutating func begin(_ pod: Pod) {
    let script = script(pod, podCount)
    podCount += 1
    guard script != .neverStart, pod.metadata.deletionTimestamp == nil else { return }
    let moment = cluster.now.wholeSecond
    cluster.updatePod(APIObject.pod(pod).key) { pod in
      pod.spec.nodeName = Self.nodeName
      pod.status.phase = .running
      pod.status.startTime = moment
      pod.status.containerStatuses = [.running("main")]
      pod.setCondition("Ready", .true, at: moment.seconds)
    }
    switch script {
    case .exit(let code, let duration): schedule(.exit(code), for: pod, after: duration)
    case .restart(let interval): schedule(.restart(every: interval), for: pod, after: interval)
    case .runForever, .neverStart: break
    }
  }

  private mutating func end(_ key: ObjectKey, _ code: Int32) {
    let moment = cluster.now.wholeSecond
    cluster.updatePod(key) { pod in
      pod.status.phase = code == 0 ? .succeeded : .failed
      pod.status.containerStatuses = [.terminated("main", exitCode: code, at: moment.seconds)]
      pod.setCondition("Ready", .false, at: moment.seconds)
    }
  }

  private mutating func restart(_ pod: Pod, every interval: Duration) {
    guard pod.metadata.deletionTimestamp == nil else { return }
    cluster.updatePod(APIObject.pod(pod).key) { pod in
      pod.status.containerStatuses[0].restartCount += 1
    }
    schedule(.restart(every: interval), for: pod, after: interval)
  }
}

enum FixtureError: Error {
  case notAJob
  /// Invariants that do not hold.
  case broken([String])
}

extension Cluster {
  /// Adds nodes like the first until there are `count`.
  mutating func addNodes(_ count: Int) {
    let first = ObjectKey(kind: .node, namespace: "", name: "node-1")
    guard case .node(var node)? = object(first) else { return }
    for number in stride(from: 2, through: count, by: 1) {
      node.metadata.name = "node-\(number)"
      node.metadata.uid = "uid-of-node-\(number)"
      nodeLifecycleController.known[node.metadata.name] = node.metadata.uid
      server.write(.node(node))
    }
    deliverChanges()
  }
}

extension ObjectKey {
  static func job(_ name: String) -> ObjectKey {
    ObjectKey(kind: .job, namespace: "default", name: name)
  }

  static func pod(_ name: String) -> ObjectKey {
    ObjectKey(kind: .pod, namespace: "default", name: name)
  }
}
