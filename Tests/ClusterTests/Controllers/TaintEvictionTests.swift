import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct TaintEvictionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var tolerations: [Toleration] = []
    var taints = ["key"]
    var patience: Duration?
    var testDescription: String { name }

    static let cases: [Case] = [
      Case(name: "an untolerated taint drives away at once", patience: .zero),
      Case(name: "a tolerated one never", tolerations: [.of("key")], patience: nil),
      Case(
        name: "a tolerance for a time",
        tolerations: [.of("key", seconds: 20)],
        patience: .seconds(20)
      ),
      Case(
        name: "the shortest time counts",
        tolerations: [.of("key", seconds: 20), .of("other", seconds: 5)],
        taints: ["key", "other"],
        patience: .seconds(5)
      ),
      Case(
        name: "one untolerated taint is enough",
        tolerations: [.of("key", seconds: 20)],
        taints: ["key", "other"],
        patience: .zero
      ),
      Case(
        name: "a negative time is none",
        tolerations: [.of("key", seconds: -3)],
        patience: .zero
      ),
      Case(
        name: "the first toleration that fits counts",
        tolerations: [.of("key"), .of("key", seconds: 5)],
        patience: nil
      ),
    ]
  }

  @Test("a pod stays for as long as it tolerates all taints", arguments: Case.cases)
  func patience(_ testCase: Case) {
    let taints = testCase.taints.map { key in
      var taint = Taint()
      taint.key = key
      taint.effect = "NoExecute"
      return taint
    }
    let patience = TaintEvictionController.patience(of: testCase.tolerations, with: taints)
    #expect(patience == testCase.patience)
  }

  private func taint(_ lab: inout PodLab) throws {
    try lab.setNode { node in
      var taint = Taint()
      taint.key = "key"
      taint.effect = "NoExecute"
      node.spec.taints = [taint]
    }
  }

  @Test("a NoExecute taint marks the running pods as disrupted and deletes them")
  func eviction() throws {
    var lab = PodLab()
    try lab.run("p", "sleep 1000", spec: ["terminationGracePeriodSeconds": 2])
    lab.wait(5)
    try taint(&lab)
    lab.wait(1)
    let condition = lab.pod("p")?.status.conditions.first { $0.type == "DisruptionTarget" }
    #expect(condition?.reason == "DeletionByTaintManager")
    #expect(condition?.message == "Taint manager: deleting due to NoExecute taint")
    #expect(lab.events("p").contains("1 TaintManagerEviction Marking for deletion Pod default/p"))
    lab.wait(5)
    #expect(lab.pod("p") == nil)
  }

  @Test("a taint that goes in time leaves the pod where it is")
  func cancellation() throws {
    var lab = PodLab()
    let toleration: Value = [
      "key": "key", "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 20,
    ]
    for name in ["p", "q"] {
      try lab.run(name, "sleep 1000", spec: ["tolerations": [toleration]])
    }
    lab.wait(5)
    try taint(&lab)
    lab.wait(15)
    try lab.setNode { $0.spec.taints = [] }
    lab.wait(10)
    #expect(lab.pod("p")?.metadata.deletionTimestamp == nil)
    #expect(
      lab.events("p").last == "1 TaintManagerEviction Cancelling deletion of Pod default/p"
    )
    try taint(&lab)
    lab.wait(19)
    #expect(lab.pod("q")?.metadata.deletionTimestamp == nil)
    lab.wait(2)
    #expect(lab.pod("q")?.metadata.deletionTimestamp != nil)
  }

  /// "startTime.Add(minTolerationTime).Before(triggerTime)" of `processPodOnNode` always holds then.
  @Test("a planned eviction is not brought forward by a taint that is tolerated for less long")
  func shorterToleration() throws {
    var lab = PodLab()
    let tolerations: Value = [
      ["key": "key", "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 20],
      ["key": "other", "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 0],
    ]
    try lab.run("p", "sleep 1000", spec: ["tolerations": tolerations])
    lab.wait(5)
    try taint(&lab)
    lab.wait(5)
    try lab.setNode { $0.spec.taints.append(Taint("other", "NoExecute")) }
    lab.wait(14)
    #expect(lab.pod("p")?.metadata.deletionTimestamp == nil)
    lab.wait(2)
    #expect(lab.pod("p")?.metadata.deletionTimestamp != nil)
  }

  @Test("a planned eviction takes place though its node is deleted meanwhile")
  func deletedNode() throws {
    var lab = PodLab()
    let toleration: Value = [
      "key": "key", "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 20,
    ]
    try lab.run("p", "sleep 1000", spec: ["tolerations": [toleration]])
    lab.wait(5)
    try taint(&lab)
    lab.wait(10)
    try lab.cluster.delete(.node, "node-1", namespace: "")
    lab.wait(9)
    #expect(lab.pod("p")?.metadata.deletionTimestamp == nil)
    lab.wait(2)
    #expect(lab.pod("p")?.metadata.deletionTimestamp != nil)
  }
}

extension Toleration {
  fileprivate static func of(_ key: String, seconds: Int64? = nil) -> Toleration {
    var toleration = Toleration()
    toleration.key = key
    toleration.operator = "Exists"
    toleration.tolerationSeconds = seconds
    return toleration
  }
}
