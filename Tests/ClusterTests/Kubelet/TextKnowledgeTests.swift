import KubeAPI
import Simulation
import Testing

@testable import Cluster

/// What a cluster has worked out from texts alone serves others, which live through the same.
@Suite struct TextKnowledgeTests {
  private static let mount: Value = [
    "volumeMounts": [["name": "v", "mountPath": "/v"]]
  ]
  private static let volume: Value = [
    "volumes": [["name": "v", "configMap": ["name": "c"]]]
  ]

  /// A cluster that has run a pod which looks at its volumes of files, names and times included.
  private func lab(
    seed: UInt64,
    _ data: Value = ["k": "one", "l": "two"],
    beginningWith knowledge: TextKnowledge? = nil
  ) throws -> PodLab {
    var lab = PodLab(seed: seed)
    if let knowledge { lab.cluster.take(knowledge) }
    try lab.create(.configMap, ["metadata": ["name": "c"], "data": data])
    let script = """
      ls -la /v /v/..data/ /var/run/secrets/kubernetes.io/serviceaccount
      readlink /v/..data; cat /v/*; cat /v/$(readlink /v/..data)/k; echo no > /v/new
      """
    try lab.run("p", script, container: Self.mount, spec: Self.volume)
    let isOver = lab.wait { $0.phase("p")?.isTerminal == true }
    #expect(isOver)
    return lab
  }

  @Test("volumes and scripts of another cluster show the moments and names of this one")
  func knowledgeChangesNothing() throws {
    let first = try lab(seed: 1)
    let alone = try lab(seed: 2)
    let taught = try lab(seed: 2, beginningWith: first.cluster.textKnowledge)
    #expect(first.log("p") != alone.log("p"))
    #expect(taught.log("p") == alone.log("p"))
    #expect(taught.log("p").contains("Read-only file system"))
    let again = try lab(seed: 3, beginningWith: taught.cluster.textKnowledge)
    #expect(try again.log("p") == lab(seed: 3).log("p"))
  }

  @Test("volumes of other files are made of their own")
  func otherFiles() throws {
    let first = try lab(seed: 1)
    let other: Value = ["k": "three"]
    let taught = try lab(seed: 2, other, beginningWith: first.cluster.textKnowledge)
    #expect(try taught.log("p") == lab(seed: 2, other).log("p"))
    #expect(taught.log("p").contains("three"))
  }
}
