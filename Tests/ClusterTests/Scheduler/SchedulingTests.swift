import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct SchedulingTests {
  private static let half: Value = ["resources": ["requests": ["cpu": "1"]]]

  @Test("a pod is bound within ten milliseconds, by one write and one event")
  func binding() throws {
    var lab = PodLab()
    try lab.run("p", "true")
    lab.wait(0.01)
    let pod = try #require(lab.pod("p"))
    #expect(pod.spec.nodeName == "node-1")
    #expect(pod.status.conditions.map(\.type) == ["PodScheduled"])
    #expect(lab.events("p") == ["1 Scheduled Successfully assigned default/p to node-1"])
    #expect(lab.watch("p").count == 2)
  }

  @Test("a pod that fits nowhere says why, and is placed when another one has ended")
  func waiting() throws {
    var lab = PodLab()
    for name in ["a", "b"] { try lab.run(name, "sleep 20", container: Self.half) }
    lab.wait(1)
    try lab.run("c", "true", container: Self.half)
    lab.wait(5)
    let condition = try #require(lab.pod("c")?.status.conditions.first)
    #expect(condition.status == .false)
    #expect(condition.reason == "Unschedulable")
    #expect(
      condition.message
        == "0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: "
        + "0/1 nodes are available: 1 No preemption victims found for incoming pod."
    )
    #expect(lab.events("c") == ["1 FailedScheduling \(condition.message)"])
    #expect(lab.log("c") == "")
    lab.wait(25)
    #expect(lab.phase("c") == .succeeded)
  }

  @Test("a cordoned node takes pods again once it is uncordoned")
  func cordon() throws {
    var lab = PodLab()
    try lab.setNode { $0.spec.unschedulable = true }
    try lab.run("p", "true")
    lab.wait(5)
    #expect(
      lab.pod("p")?.status.conditions.first?.message
        == "0/1 nodes are available: 1 node(s) were unschedulable. no new claims to deallocate, "
        + "preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling."
    )
    try lab.setNode { $0.spec.unschedulable = false }
    lab.wait(5)
    #expect(lab.phase("p") == .succeeded)
  }

  @Test("the taint of a cordon outlives it for a moment, which a waiting pod is told")
  func cordonTaint() throws {
    var lab = PodLab()
    try lab.setNode { $0.spec.unschedulable = true }
    lab.wait(1)
    let node = ObjectKey(kind: .node, namespace: "", name: "node-1")
    #expect(taints(of: lab.cluster.object(node)) == ["node.kubernetes.io/unschedulable:NoSchedule"])
    try lab.run("p", "true")
    lab.wait(1)
    try lab.setNode { $0.spec.unschedulable = false }
    lab.wait(5)
    #expect(taints(of: lab.cluster.object(node)) == [])
    let ending =
      ". no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not "
      + "helpful for scheduling."
    #expect(
      lab.events("p").filter { $0.contains("FailedScheduling") } == [
        "1 FailedScheduling 0/1 nodes are available: 1 node(s) were unschedulable\(ending)",
        "1 FailedScheduling 0/1 nodes are available: 1 node(s) had untolerated taint(s)\(ending)",
      ]
    )
    #expect(lab.phase("p") == .succeeded)
  }

  private func taints(of object: APIObject?) -> [String] {
    guard case .node(let node)? = object else { return [] }
    return node.spec.taints.map { "\($0.key):\($0.effect)" }
  }

  @Test("an unschedulable pod is tried again every five minutes, which its event counts")
  func patience() throws {
    var lab = PodLab()
    try lab.run("p", "true", spec: ["nodeSelector": ["disk": "fast"]])
    lab.wait(610)
    #expect(lab.eventCount("p", reason: "FailedScheduling") == 3)
    try lab.setNode { $0.metadata.labels["disk"] = "fast" }
    lab.wait(5)
    #expect(lab.phase("p") == .succeeded)
  }

  @Test("a pod with gates waits for them without being tried")
  func gates() throws {
    var lab = PodLab()
    try lab.run("p", "true", spec: ["schedulingGates": [["name": "hold"]]])
    lab.wait(5)
    #expect(lab.pod("p")?.status.conditions.first?.reason == "SchedulingGated")
    #expect(lab.events("p") == [])
    let key = ObjectKey(kind: .pod, namespace: "default", name: "p")
    lab.cluster.updatePod(key) { $0.spec.schedulingGates = [] }
    lab.cluster.deliverChanges()
    lab.wait(5)
    #expect(lab.phase("p") == .succeeded)
  }

  @Test("a claim that does not exist keeps a pod from every node")
  func claims() throws {
    var lab = PodLab()
    let volume: Value = ["name": "v", "persistentVolumeClaim": ["claimName": "data"]]
    try lab.run("p", "true", spec: ["volumes": [volume]])
    lab.wait(5)
    let message = try #require(lab.pod("p")?.status.conditions.first?.message)
    #expect(message.hasPrefix("0/1 nodes are available: persistentvolumeclaim \"data\" not found."))
    let spec: Value = [
      "accessModes": ["ReadWriteOnce"], "resources": ["requests": ["storage": "1Gi"]],
    ]
    try lab.create(.persistentVolumeClaim, ["metadata": ["name": "data"], "spec": spec])
    lab.wait(5)
    #expect(
      lab.pod("p")?.status.conditions.first?.message.contains(
        "pod has unbound immediate PersistentVolumeClaims"
      ) == true
    )
  }

  @Test("pods beyond the limit of the node wait and then go through it 110 at a time")
  func manyWaiting() throws {
    var lab = PodLab()
    for index in 0..<300 { try lab.run("p\(index)", "sleep 5") }
    lab.wait(3)
    #expect(lab.cluster.scheduler.usage(of: "node-1").podCount == 110)
    #expect(lab.cluster.scheduler.waiting.count == 190)
    lab.wait(60)
    #expect((0..<300).allSatisfy { lab.phase("p\($0)") == .succeeded })
    #expect(lab.cluster.scheduler.usage(of: "node-1") == NodeUsage(podCount: 0, requests: lab.none))
  }
}

extension PodLab {
  /// What is left of sums once all is taken away: nothing.
  fileprivate var none: PodRequests { PodRequests() }
}
