import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct NodeAdmissionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var container: Value = [:]
    var spec: Value = [:]
    var reason: String
    var message: String

    static let cases: [Case] = [
      Case(
        testDescription: "too little of a resource",
        container: ["resources": ["requests": ["cpu": "3"]]],
        reason: "OutOfcpu",
        message: "Node didn't have enough resource: cpu, requested: 3000, used: 500, "
          + "capacity: 2000"
      ),
      Case(
        testDescription: "another node is wanted",
        spec: ["nodeSelector": ["disk": "fast"]],
        reason: "NodeAffinity",
        message: "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector"
      ),
      Case(
        testDescription: "a port is taken",
        container: ["ports": [["containerPort": 80, "hostPort": 80]]],
        reason: "NodePorts",
        message: "Predicate NodePorts failed: node(s) didn't have free ports for the requested pod "
          + "ports"
      ),
    ]
  }

  @Test(
    "a kubelet turns away a pod that was put on its node and does not fit",
    arguments: Case.cases
  )
  func rejections(_ test: Case) throws {
    var lab = PodLab()
    try lab.run(
      "first",
      "sleep 600",
      container: [
        "resources": ["requests": ["cpu": "500m"]],
        "ports": [["containerPort": 80, "hostPort": 80]],
      ]
    )
    lab.wait(3)
    var spec = test.spec
    spec["nodeName"] = "node-1"
    try lab.run("p", "true", container: test.container, spec: spec)
    lab.wait(1)
    let status = try #require(lab.pod("p")?.status)
    #expect(status.phase == .failed)
    #expect(status.reason == test.reason)
    #expect(status.message == "Pod was rejected: \(test.message)")
    #expect(status.containerStatuses.isEmpty)
    #expect(lab.events("p") == ["1 \(test.reason) \(test.message)"])
    try lab.delete("p")
    lab.wait(3)
    #expect(lab.pod("p") == nil)
  }

  @Test("one that fits runs, without the scheduler's event, even on a cordoned node")
  func byHand() throws {
    var lab = PodLab()
    try lab.setNode { $0.spec.unschedulable = true }
    lab.wait(1)
    try lab.run("p", "true", spec: ["nodeName": "node-1"])
    #expect(lab.wait { $0.phase("p") == .succeeded })
    #expect(lab.eventCount("p", reason: "Scheduled") == 0)
  }
}
