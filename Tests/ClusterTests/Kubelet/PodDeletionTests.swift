import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct PodDeletionTests {
  @Test("process 1 without a handler is killed when its grace is over")
  func grace() throws {
    var lab = PodLab()
    try lab.run("p", "sleep 1000")
    lab.wait(5)
    try lab.delete("p")
    lab.wait(29)
    #expect(lab.phase("p") == .running)
    #expect(lab.pod("p")?.metadata.deletionTimestamp != nil)
    lab.wait(3)
    #expect(lab.pod("p") == nil)
    let last = try #require(lab.watch("p").last)
    #expect(last.text == "deleted Failed main:Error")
    #expect(last.pod.status.containerStatuses.first?.state.terminated?.exitCode == 137)
    #expect(lab.events("p").last == "1 Killing Stopping container main")
    #expect(lab.cluster.kubelet.workers.isEmpty)
  }

  @Test("a handler ends it sooner, and its exit code counts")
  func handler() throws {
    var lab = PodLab()
    try lab.run("p", "trap 'echo bye; exit 4' TERM; while true; do sleep 1; done")
    lab.wait(5)
    try lab.delete("p")
    lab.wait(3)
    let last = try #require(lab.watch("p").last)
    #expect(last.kind == .deleted)
    #expect(last.pod.status.containerStatuses.first?.state.terminated?.exitCode == 4)
  }

  @Test("a second deletion can shorten the grace, not lengthen it")
  func shorterGrace() throws {
    var lab = PodLab()
    try lab.run("p", "sleep 1000")
    lab.wait(5)
    try lab.delete("p")
    lab.wait(2)
    try lab.delete("p", grace: 100)
    try lab.delete("p", grace: 5)
    lab.wait(8)
    #expect(lab.pod("p") == nil)
  }

  @Test("a forced deletion takes the object at once; its containers follow within two seconds")
  func force() throws {
    var lab = PodLab()
    try lab.run("p", "sleep 1000")
    lab.wait(5)
    try lab.delete("p", grace: 0)
    #expect(lab.pod("p") == nil)
    #expect(lab.cluster.kubelet.workers.count == 1)
    lab.wait(0.1)
    #expect(lab.events("p").last == "1 Killing Stopping container main")
    try lab.run("p", "echo second")
    lab.wait(6)
    #expect(lab.cluster.kubelet.workers.count == 1)
    #expect(lab.log("p") == "second\n", "another pod of the same name is another pod")
  }

  @Test("a pod that has ended goes at once, with its log")
  func ended() throws {
    var lab = PodLab()
    try lab.run("p", "echo done")
    lab.wait(8)
    #expect(lab.log("p") == "done\n")
    try lab.delete("p")
    #expect(lab.pod("p") == nil)
    #expect(lab.log("p") == "pods \"p\" not found")
    #expect(lab.cluster.kubelet.workers.isEmpty)
  }

  @Test("a pod that waits for its image or its volume goes soon")
  func waiting() throws {
    var lab = PodLab()
    try lab.run("image", "true", container: ["image": "busybox:none"])
    let volume: Value = ["name": "v", "secret": ["secretName": "none"]]
    try lab.run("volume", "true", spec: ["volumes": [volume]])
    lab.wait(8)
    for name in ["image", "volume"] { try lab.delete(name) }
    lab.wait(3)
    #expect(lab.pod("image") == nil && lab.pod("volume") == nil)
    lab.wait(200)
    #expect(lab.cluster.kubelet.workers.isEmpty)
  }

  @Test("a pod deleted while its sandbox is made never starts")
  func early() throws {
    var lab = PodLab()
    try lab.run("p", "echo never")
    lab.wait(0.1)
    try lab.delete("p")
    lab.wait(5)
    #expect(lab.pod("p") == nil)
    #expect(!lab.events("p").contains { $0.contains("Started") })
  }

  @Test("a sleep before the signal is part of the grace")
  func preStop() throws {
    var lab = PodLab()
    try lab.run(
      "p",
      "trap 'exit 0' TERM; while true; do sleep 1; done",
      container: ["lifecycle": ["preStop": ["sleep": ["seconds": 5]]]]
    )
    lab.wait(5)
    try lab.delete("p")
    lab.wait(4)
    #expect(lab.container("p")?.state.running != nil)
    lab.wait(5)
    #expect(lab.pod("p") == nil)
  }
}
