import KubeAPI
import Simulation
import TestKit
import Testing

@testable import Cluster

/// What becomes of pods and Jobs when nodes fall silent, come back or are deleted.
@Suite struct NodeLossTests {
  /// A cluster of some nodes, all like the first.
  private static func lab(nodes count: Int, seed: UInt64 = 1) -> PodLab {
    var lab = PodLab(seed: seed)
    lab.cluster.addNodes(count)
    return lab
  }

  private static func node(_ name: String, in lab: PodLab) -> Node? {
    let key = ObjectKey(kind: .node, namespace: "", name: name)
    return if case .node(let node)? = lab.cluster.object(key) { node } else { nil }
  }

  private static func taints(_ name: String, in lab: PodLab) -> [String] {
    (node(name, in: lab)?.spec.taints ?? []).map { "\($0.key):\($0.effect)" }.sorted()
  }

  private static let unreachable = [
    "node.kubernetes.io/unreachable:NoExecute", "node.kubernetes.io/unreachable:NoSchedule",
  ]

  /// A Job of one pod that sleeps on `node-1`, which has to be free of other wishes.
  private static func createJob(_ lab: inout PodLab, _ spec: Value = [:]) throws {
    var whole: Value = [
      "template": [
        "spec": [
          "restartPolicy": "Never",
          "containers": [
            [
              "name": "main", "image": "busybox:1.36", "command": ["sh", "-c", "sleep 1000"],
            ]
          ],
        ]
      ]
    ]
    for entry in spec.fields ?? [:] { whole[entry.name] = entry.value }
    try lab.create(.job, ["metadata": ["name": "a"], "spec": whole])
  }

  private static func job(_ lab: PodLab) throws -> Job {
    let key = ObjectKey(kind: .job, namespace: "default", name: "a")
    guard case .job(let job)? = lab.cluster.object(key) else { throw FixtureError.notAJob }
    return job
  }

  private static func jobPods(_ lab: PodLab) -> [Pod] {
    lab.cluster.list(.pod, namespace: "default").compactMap {
      if case .pod(let pod) = $0 { pod } else { nil }
    }
  }

  private static func events(_ name: String, in lab: PodLab) -> [String] {
    lab.cluster.list(.event, namespace: "default").compactMap { object in
      guard case .event(let event) = object, event.involvedObject.name == name else { return nil }
      return "\(event.source.component): \(event.reason) \(event.message)"
    }
  }

  @Test("a silent node turns Unknown after 40 to 55 s, not before", arguments: seeds(20))
  func unknown(seed: UInt64) throws {
    var lab = Self.lab(nodes: 2, seed: seed)
    lab.wait(Double(seed))
    try lab.cluster.stopNode("node-1")
    let stop = lab.cluster.now
    #expect(lab.wait { Self.node("node-1", in: $0)?.readiness == .unknown })
    let silence = lab.cluster.now - stop
    #expect(silence >= .seconds(40) && silence <= .seconds(55))
    let conditions = Self.node("node-1", in: lab)?.status.conditions ?? []
    #expect(conditions.allSatisfy { $0.status == .unknown && $0.reason == "NodeStatusUnknown" })
    lab.wait(1)
    #expect(Self.taints("node-1", in: lab) == Self.unreachable)
    #expect(Self.node("node-2", in: lab)?.readiness == .true)
    #expect(
      Self.events("node-1", in: lab) == [
        "node-controller: NodeNotReady Node node-1 status is now: NodeNotReady"
      ]
    )
  }

  @Test("its pods are evicted after five minutes and end when it comes back")
  func eviction() throws {
    var lab = Self.lab(nodes: 2)
    try lab.run(
      "p",
      "sleep 1000",
      spec: ["nodeName": "node-1", "terminationGracePeriodSeconds": 5]
    )
    lab.wait(10)
    try lab.cluster.stopNode("node-1")
    lab.wait(70)
    #expect(lab.pod("p")?.status.conditions.first { $0.type == "Ready" }?.status == .false)
    #expect(Self.events("p", in: lab).contains("node-controller: NodeNotReady Node is not ready"))
    #expect(lab.phase("p") == .running)
    lab.wait(270)
    #expect(lab.pod("p")?.metadata.deletionTimestamp == nil)
    lab.wait(20)
    let evicted = try #require(lab.pod("p"))
    #expect(evicted.metadata.deletionTimestamp != nil)
    let disruption = evicted.status.conditions.first { $0.type == "DisruptionTarget" }
    #expect(disruption?.reason == "DeletionByTaintManager")
    lab.wait(600)
    #expect(lab.phase("p") == .running)
    try lab.cluster.resumeNode("node-1")
    #expect(Self.node("node-1", in: lab)?.readiness == .true)
    lab.wait(10)
    #expect(lab.pod("p") == nil)
    #expect(Self.taints("node-1", in: lab) == [])
  }

  @Test("a node that comes back in time keeps its pods, which are ready again")
  func timelyReturn() throws {
    var lab = Self.lab(nodes: 2)
    try lab.run("p", "echo a; sleep 100; echo b", spec: ["nodeName": "node-1"])
    lab.wait(10)
    try lab.cluster.stopNode("node-1")
    lab.wait(200)
    try lab.cluster.resumeNode("node-1")
    lab.wait(8)
    #expect(lab.log("p") == "a\nb\n")
    #expect(lab.phase("p") == .succeeded)
    #expect(
      Self.events("p", in: lab).contains(
        "taint-eviction-controller: TaintManagerEviction Cancelling deletion of Pod default/p"
      )
    )
    #expect(
      Self.events("node-1", in: lab).contains(
        "kubelet: NodeReady Node node-1 status is now: NodeReady"
      )
    )
  }

  @Test("while no node is ready, nothing is evicted")
  func fullDisruption() throws {
    var lab = PodLab()
    try lab.run("p", "sleep 100000")
    lab.wait(10)
    try lab.cluster.stopNode("node-1")
    lab.wait(3_600)
    #expect(Self.node("node-1", in: lab)?.readiness == .unknown)
    #expect(Self.taints("node-1", in: lab) == ["node.kubernetes.io/unreachable:NoSchedule"])
    #expect(lab.pod("p")?.metadata.deletionTimestamp == nil)
    try lab.cluster.resumeNode("node-1")
    lab.wait(10)
    #expect(Self.taints("node-1", in: lab) == [])
    #expect(lab.pod("p")?.isReady == true)
  }

  @Test("nodes that are lost together are tainted one in ten seconds")
  func rate() throws {
    var lab = Self.lab(nodes: 5)
    try lab.cluster.stopNode("node-1")
    try lab.cluster.stopNode("node-2")
    var moments: [Instant] = []
    for name in ["node-1", "node-2"] {
      #expect(lab.wait { Self.taints(name, in: $0) == Self.unreachable })
      moments.append(lab.cluster.now)
    }
    #expect(moments[1] - moments[0] == .seconds(10))
  }

  @Test("when most nodes are lost, none is tainted")
  func partialDisruption() throws {
    var lab = Self.lab(nodes: 5)
    for name in ["node-1", "node-2", "node-3"] { try lab.cluster.stopNode(name) }
    lab.wait(600)
    for name in ["node-1", "node-2", "node-3"] {
      #expect(Self.taints(name, in: lab) == ["node.kubernetes.io/unreachable:NoSchedule"])
    }
  }

  /// The wait of ten seconds counts from the moment at which the pod ceased to be ready.
  @Test("a Job replaces the pod of a lost node as soon as it is evicted")
  func replacement() throws {
    var lab = Self.lab(nodes: 2)
    try Self.createJob(&lab)
    lab.wait(10)
    let lost = try #require(Self.jobPods(lab).first)
    try lab.cluster.stopNode(lost.spec.nodeName)
    lab.wait(300)
    #expect(try Self.job(lab).status.failed == 0)
    #expect(lab.wait { (try? Self.job($0).status.failed) == 1 })
    let eviction = lab.cluster.now
    #expect(lab.wait { Self.jobPods($0).count == 2 })
    #expect(lab.cluster.now - eviction <= .seconds(2))
    lab.wait(10)
    let pods = Self.jobPods(lab)
    #expect(pods.count { $0.metadata.deletionTimestamp != nil } == 1)
    #expect(try Self.job(lab).status.ready == 1)
    #expect(Set(pods.map(\.spec.nodeName)).count == 2)
  }

  @Test("with podReplacementPolicy Failed it waits until the node is back or deleted")
  func patience() throws {
    var lab = Self.lab(nodes: 2)
    try Self.createJob(&lab, ["podReplacementPolicy": "Failed"])
    lab.wait(10)
    let lost = try #require(Self.jobPods(lab).first)
    try lab.cluster.stopNode(lost.spec.nodeName)
    lab.wait(1_000)
    #expect(Self.jobPods(lab).count == 1)
    #expect(try Self.job(lab).status.terminating == 1)
    try lab.cluster.delete(.node, lost.spec.nodeName, namespace: "")
    #expect(lab.wait { (try? Self.job($0).status.failed) == 1 })
    lab.wait(30)
    #expect(try Self.job(lab).status.ready == 1)
  }

  @Test("the pods of a deleted node run on for 40 to 60 s and then fail", arguments: seeds(20))
  func deletedNode(seed: UInt64) throws {
    var lab = Self.lab(nodes: 2, seed: seed)
    try Self.createJob(&lab, ["backoffLimit": 0])
    lab.wait(10)
    let lost = try #require(Self.jobPods(lab).first)
    try lab.cluster.delete(.node, lost.spec.nodeName, namespace: "")
    let deletion = lab.cluster.now
    #expect(lab.wait { Self.jobPods($0).first?.status.phase == .failed })
    let delay = lab.cluster.now - deletion
    #expect(delay >= .seconds(40) && delay <= .seconds(60))
    let condition = Self.jobPods(lab)[0].status.conditions.first { $0.type == "DisruptionTarget" }
    #expect(condition?.reason == "DeletionByPodGC")
    #expect(condition?.message == "PodGC: node no longer exists")
    lab.wait(3)
    #expect(Self.jobPods(lab) == [])
    #expect(try Self.job(lab).status.finishedCondition?.reason == "BackoffLimitExceeded")
    #expect(lab.cluster.kubelet.workers.isEmpty)
  }

  @Test("an Ignore rule for DisruptionTarget saves a Job from the loss of a node")
  func ignoredDisruption() throws {
    var lab = Self.lab(nodes: 2)
    let policy: Value = [
      "rules": [
        [
          "action": "Ignore",
          "onPodConditions": [["type": "DisruptionTarget", "status": "True"]],
        ]
      ]
    ]
    try Self.createJob(&lab, ["backoffLimit": 0, "podFailurePolicy": policy])
    lab.wait(10)
    let lost = try #require(Self.jobPods(lab).first)
    try lab.cluster.delete(.node, lost.spec.nodeName, namespace: "")
    lab.wait(90)
    let job = try Self.job(lab)
    #expect(job.status.failed == 0)
    #expect(job.status.ready == 1)
    #expect(job.status.finishedCondition == nil)
  }

  @Test("a deleted pod without a node fails within 20 s, so that its Job can replace it")
  func unscheduledTerminating() throws {
    var lab = PodLab()
    try Self.createJob(&lab, ["podReplacementPolicy": "Failed", "suspend": true])
    try Self.setSelector(&lab, "nowhere")
    lab.wait(2)
    let pod = try #require(Self.jobPods(lab).first)
    try lab.delete(pod.metadata.name)
    lab.wait(0.5)
    #expect(try Self.job(lab).status.failed == 0)
    lab.wait(20)
    #expect(lab.pod(pod.metadata.name) == nil)
    lab.wait(2)
    #expect(try Self.job(lab).status.failed == 1)
  }

  /// Resumes the Job with pods that no node suits.
  private static func setSelector(_ lab: inout PodLab, _ zone: String) throws {
    lab.wait(1)
    var job = try job(lab)
    job.spec.suspend = false
    job.spec.template.spec.nodeSelector = ["zone": zone]
    _ = try lab.cluster.update(APIObject.job(job).value, kind: .job, namespace: "default")
  }

  @Test("terminating pods of a lost node go when it is said to be out of service")
  func outOfService() throws {
    var lab = Self.lab(nodes: 2)
    try lab.run("p", "sleep 1000", spec: ["nodeName": "node-1"])
    lab.wait(10)
    try lab.cluster.stopNode("node-1")
    lab.wait(70)
    try lab.delete("p")
    lab.wait(100)
    #expect(lab.phase("p") == .running)
    try lab.setNode {
      $0.spec.taints.append(Taint("node.kubernetes.io/out-of-service", "NoExecute"))
    }
    lab.wait(21)
    #expect(lab.pod("p") == nil)
  }

  @Test("nobody gets through to the kubelet of a node that stands still or is gone")
  func reach() throws {
    var lab = Self.lab(nodes: 2)
    try lab.run("p", "echo a; sleep 1000", spec: ["nodeName": "node-1"])
    lab.wait(10)
    #expect(lab.log("p") == "a\n")
    try lab.cluster.stopNode("node-1")
    #expect(
      lab.log("p")
        == "Get \"https://192.168.1.10:10250/containerLogs/default/p/main\": dial tcp "
        + "192.168.1.10:10250: i/o timeout"
    )
    let key = ObjectKey(kind: .pod, namespace: "default", name: "p")
    do throws(APIStatus) {
      _ = try lab.cluster.exec(pod: key, container: "main", command: ["true"], input: [])
      Issue.record("a kubelet that stands still has started a program")
    } catch {
      #expect(error.message == "error dialing backend: dial tcp 192.168.1.10:10250: i/o timeout")
    }
    try lab.cluster.resumeNode("node-1")
    #expect(lab.log("p") == "a\n")
    try lab.cluster.delete(.node, "node-1", namespace: "")
    #expect(lab.log("p") == "nodes \"node-1\" not found")
  }

  @Test("an idle cluster stays idle, whatever has happened to its nodes")
  func idle() throws {
    var lab = Self.lab(nodes: 2)
    try lab.cluster.stopNode("node-1")
    lab.wait(3_700)
    #expect(lab.cluster.nextEvent == nil)
    try lab.cluster.resumeNode("node-1")
    lab.wait(3_700)
    #expect(lab.cluster.nextEvent == nil)
  }

  @Test("a node that is unknown can be neither stopped nor resumed")
  func unknownNode() {
    var lab = PodLab()
    #expect(throws: APIStatus.self) { try lab.cluster.stopNode("x") }
    #expect(throws: APIStatus.self) { try lab.cluster.resumeNode("x") }
  }
}
