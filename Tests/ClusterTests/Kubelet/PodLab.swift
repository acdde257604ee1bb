import KubeAPI
import Simulation
import Testing

@testable import Cluster

/// A cluster with pods that a test makes itself, and its clock.
struct PodLab: Sendable {
  var cluster: Cluster
  let start: Instant

  init(seed: UInt64 = 1) {
    cluster = Cluster(seed: seed)
    start = cluster.now
    // The namespace's ConfigMap and service account come first.
    cluster.advance(to: start + .seconds(1))
  }

  /// Makes a pod of one container that runs a script, or of what `spec` says.
  mutating func run(
    _ name: String,
    _ script: String,
    policy: String = "Never",
    container: Value = [:],
    spec: Value = [:]
  ) throws(APIStatus) {
    var main: Value = [
      "name": "main", "image": "busybox:1.36", "imagePullPolicy": "IfNotPresent",
      "command": ["sh", "-c", .string(script)],
    ]
    for entry in container.fields ?? [:] { main[entry.name] = entry.value }
    var whole: Value = [
      "restartPolicy": .string(policy), "terminationGracePeriodSeconds": 30,
      "containers": [main],
    ]
    for entry in spec.fields ?? [:] { whole[entry.name] = entry.value }
    try create(.pod, ["metadata": ["name": .string(name)], "spec": whole])
  }

  mutating func create(_ kind: Kind, _ manifest: Value) throws(APIStatus) {
    _ = try cluster.create(manifest, kind: kind, namespace: "default")
  }

  mutating func delete(_ name: String, grace: Int64? = nil) throws(APIStatus) {
    _ = try cluster.delete(
      .pod,
      name,
      namespace: "default",
      options: DeleteOptions(gracePeriodSeconds: grace)
    )
  }

  /// Changes the node as its owner would.
  mutating func setNode(_ change: (inout Node) -> Void) throws {
    let key = ObjectKey(kind: .node, namespace: "", name: "node-1")
    guard case .node(var node)? = cluster.server.store.object(key) else {
      Issue.record("there is no node")
      return
    }
    change(&node)
    cluster.server.write(.node(node))
    cluster.deliverChanges()
  }

  mutating func wait(_ seconds: Double) {
    cluster.advance(to: cluster.now + .milliseconds(Int64(seconds * 1_000)))
  }

  /// Lets time pass until something holds; false when it does not within ten minutes.
  mutating func wait(until holds: (borrowing PodLab) -> Bool) -> Bool {
    let limit = cluster.now + .seconds(600)
    while !holds(self) {
      guard cluster.step(until: limit) else { return false }
    }
    return true
  }

  func pod(_ name: String) -> Pod? {
    let key = ObjectKey(kind: .pod, namespace: "default", name: name)
    return if case .pod(let pod)? = cluster.server.store.object(key) { pod } else { nil }
  }

  func phase(_ name: String) -> PodPhase? { pod(name)?.status.phase }

  func container(_ name: String, _ index: Int = 0) -> ContainerStatus? {
    let statuses = pod(name)?.status.containerStatuses ?? []
    return statuses.indices.contains(index) ? statuses[index] : nil
  }

  /// What a container has written; the refusal's text when there is none.
  func log(_ name: String, _ container: String = "main", previous: Bool = false) -> String {
    let key = ObjectKey(kind: .pod, namespace: "default", name: name)
    do throws(APIStatus) {
      let log = try cluster.log(pod: key, container: container, previous: previous)
      return log.lines.map { line in
        String(decoding: line.bytes, as: UTF8.self) + (line.hasLineFeed ? "\n" : "")
      }.joined()
    } catch {
      return error.message
    }
  }

  /// `REASON MESSAGE` of the events about a pod, with their counts, in the order of their names.
  func events(_ name: String) -> [String] {
    cluster.server.store.objects(of: .event, in: "default").compactMap { object in
      guard case .event(let event) = object, event.involvedObject.name == name else { return nil }
      return ((event.firstTimestamp ?? event.eventTime ?? start).wholeSecond, event)
    }
    .sorted { (a: (Instant, Event), b: (Instant, Event)) in
      (a.0, Int(a.1.metadata.resourceVersion) ?? 0) < (b.0, Int(b.1.metadata.resourceVersion) ?? 0)
    }
    .map { "\($0.1.occurrences) \($0.1.reason) \($0.1.message)" }
  }

  /// How often an event of a reason was reported about a pod.
  func eventCount(_ name: String, reason: String) -> Int64 {
    cluster.server.store.objects(of: .event, in: "default").reduce(0) { sum, object in
      guard case .event(let event) = object, event.involvedObject.name == name,
        event.reason == reason
      else { return sum }
      return sum + event.occurrences
    }
  }

  /// The pod's states as a watch shows them: seconds since its creation, and what changed.
  func watch(_ name: String) -> [Sighting] {
    cluster.server.history.all.compactMap { change in
      guard case .pod(let pod) = change.object, pod.metadata.name == name else { return nil }
      return Sighting(kind: change.kind, pod: pod)
    }
  }

  struct Sighting: Sendable {
    var kind: Change.Kind
    var pod: Pod

    /// The phase and the containers' states: `Running main:running`.
    var text: String {
      let containers = (pod.status.initContainerStatuses + pod.status.containerStatuses)
        .map { status in
          let state =
            status.state.waiting?.reason ?? status.state.terminated.map { "\($0.reason)" }
            ?? "running"
          return "\(status.name):\(state)"
        }
      let deleted = kind == .deleted ? ["deleted"] : []
      return (deleted + [pod.status.phase.rawValue] + containers).joined(separator: " ")
    }
  }
}

extension Event {
  /// Components that report through events.k8s.io count in a series, and one event not at all.
  fileprivate var occurrences: Int64 {
    series?["count"]?.integer ?? max(Int64(count), 1)
  }
}
