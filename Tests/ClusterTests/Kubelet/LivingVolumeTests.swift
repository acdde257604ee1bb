import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct LivingVolumeTests {
  @Test("a changed ConfigMap shows in its volume within 90 s, and never in a part of it")
  func configMap() throws {
    var lab = PodLab()
    try lab.create(.configMap, ["metadata": ["name": "cm"], "data": ["a": "old"]])
    try lab.run(
      "p",
      "while :; do echo $(cat /v/a) $(cat /part); sleep 5; done",
      container: [
        "volumeMounts": [
          ["name": "v", "mountPath": "/v"], ["name": "v", "mountPath": "/part", "subPath": "a"],
        ]
      ],
      spec: ["volumes": [["name": "v", "configMap": ["name": "cm"]]]]
    )
    lab.wait(4)
    _ = try lab.cluster.update(
      ["metadata": ["name": "cm"], "data": ["a": "new"]],
      kind: .configMap,
      namespace: "default"
    )
    lab.wait(100)
    let lines = Set(lab.log("p").split(separator: "\n"))
    #expect(lines == ["old old", "new old"])
  }

  @Test("changed labels show within seconds")
  func labels() throws {
    var lab = PodLab()
    try lab.run(
      "p",
      "while :; do cat /v/labels; echo; sleep 1; done",
      container: ["volumeMounts": [["name": "v", "mountPath": "/v"]]],
      spec: [
        "volumes": [
          [
            "name": "v",
            "downwardAPI": [
              "items": [["path": "labels", "fieldRef": ["fieldPath": "metadata.labels"]]]
            ],
          ]
        ]
      ]
    )
    lab.wait(3)
    _ = try lab.cluster.patch(.pod, "p", namespace: "default") { value throws(APIStatus) in
      var value = value
      value["metadata"]?["labels"] = ["color": "red"]
      return value
    }
    lab.wait(3)
    #expect(lab.log("p").hasSuffix("color=\"red\"\n"))
  }

  struct Limit: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var container: Value = [:]
    var volume: Value = [:]
    var message: String

    static let cases: [Limit] = [
      Limit(
        testDescription: "emptyDir",
        volume: ["sizeLimit": "1024Ki"],
        message: "Usage of EmptyDir volume \"v\" exceeds the limit \"1Mi\". "
      ),
      Limit(
        testDescription: "ephemeral storage",
        container: ["resources": ["limits": ["ephemeral-storage": "1Mi"]]],
        message: "Pod ephemeral local storage usage exceeds the total limit of containers 1Mi. "
      ),
    ]
  }

  @Test("a pod that writes more than it may is evicted at the next look", arguments: Limit.cases)
  func limits(_ test: Limit) throws {
    var lab = PodLab()
    try lab.setNode { $0.status.allocatable["ephemeral-storage"] = "10Gi" }
    var container = test.container
    container["volumeMounts"] = [["name": "v", "mountPath": "/v"]]
    try lab.run(
      "p",
      "head -c 2000000 /dev/zero > /v/f; sleep 600",
      container: container,
      spec: ["volumes": [["name": "v", "emptyDir": test.volume]]]
    )
    lab.wait(9)
    #expect(lab.phase("p") == .running)
    lab.wait(7)
    #expect(lab.phase("p") == .failed)
    #expect(lab.pod("p")?.status.reason == "Evicted")
    #expect(lab.pod("p")?.status.message == test.message)
    #expect(lab.events("p").contains("1 Evicted \(test.message)"))
    #expect(lab.container("p")?.state.terminated?.exitCode == 137)
  }

  @Test("a volume in memory is full at its size, and nobody is evicted for it")
  func memory() throws {
    var lab = PodLab()
    try lab.run(
      "p",
      "head -c 2000000 /dev/zero > /v/f; rm /v/f; echo y > /v/g; cat /v/g; sleep 30",
      container: ["volumeMounts": [["name": "v", "mountPath": "/v"]]],
      spec: ["volumes": [["name": "v", "emptyDir": ["medium": "Memory", "sizeLimit": "1Mi"]]]]
    )
    lab.wait(25)
    #expect(lab.phase("p") == .running)
    #expect(lab.log("p") == "head: standard output: I/O error\ny\n")
  }

  @Test("a hostPath has to be of its type")
  func hostPaths() throws {
    var lab = PodLab()
    func spec(_ path: String, _ type: String) -> Value {
      ["volumes": [["name": "v", "hostPath": ["path": .string(path), "type": .string(type)]]]]
    }
    try lab.run("made", "true", spec: spec("/data", "DirectoryOrCreate"))
    #expect(lab.wait { $0.phase("made") == .succeeded })
    try lab.run("missing", "true", spec: spec("/nope", "Directory"))
    try lab.run("file", "true", spec: spec("/tmp", "File"))
    try lab.run("usual", "true", spec: spec("/var/log", "Directory"))
    lab.wait(4)
    #expect(lab.phase("usual") == .succeeded)
    let text = "MountVolume.SetUp failed for volume \"v\" : hostPath type check failed: "
    #expect(lab.events("missing").last?.hasSuffix(text + "/nope is not a directory") == true)
    #expect(lab.events("file").last?.hasSuffix(text + "/tmp is not a file") == true)
  }
}
