import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct PodLifeTests {
  @Test("a pod that ends at once is written four times after its creation")
  func shortLife() throws {
    var lab = PodLab()
    try lab.run("p", "exit 0")
    lab.wait(10)
    #expect(
      lab.watch("p").dropFirst(2).map(\.text) == [
        "Pending main:ContainerCreating", "Pending main:Completed", "Succeeded main:Completed",
      ]
    )
    #expect(
      lab.events("p") == [
        "1 Scheduled Successfully assigned default/p to node-1",
        "1 Pulled Container image \"busybox:1.36\" already present on machine and can be accessed "
          + "by the pod",
        "1 Created Container created", "1 Started Container started",
      ]
    )
  }

  @Test("a pod runs within 0.7 to 1.3 s, and its end shows in two steps", arguments: 1...20)
  func timing(seed: UInt64) throws {
    var lab = PodLab(seed: seed)
    try lab.run("p", "sleep 10")
    let created = lab.cluster.now
    #expect(lab.wait { $0.phase("p") == .running })
    let running = lab.cluster.now - created
    #expect(running >= .milliseconds(650) && running <= .milliseconds(1_300))
    let ready = lab.container("p")?.ready
    #expect(ready == true)
    let exit = try #require(lab.container("p")?.state.running?.startedAt) + .seconds(10)
    #expect(lab.wait { $0.container("p")?.state.terminated != nil })
    #expect(lab.phase("p") == .running)
    let shown = lab.cluster.now
    #expect(shown - exit <= .seconds(2), "whole seconds lie a second back at most")
    #expect(lab.wait { $0.phase("p") == .succeeded })
    let held = lab.cluster.now - shown
    #expect(held >= .milliseconds(1_200) && held <= .milliseconds(1_900))
  }

  struct ConditionCase: Sendable, CustomTestStringConvertible {
    var script: String
    var conditions: [String]
    var testDescription: String { script }

    static let cases: [ConditionCase] = [
      ConditionCase(
        script: "exit 0",
        conditions: [
          "PodReadyToStartContainers False ", "Initialized True PodCompleted",
          "Ready False PodCompleted", "ContainersReady False PodCompleted", "PodScheduled True ",
        ]
      ),
      ConditionCase(
        script: "exit 3",
        conditions: [
          "PodReadyToStartContainers False ", "Initialized True ", "Ready False PodFailed",
          "ContainersReady False PodFailed", "PodScheduled True ",
        ]
      ),
      ConditionCase(
        script: "sleep 60",
        conditions: [
          "PodReadyToStartContainers True ", "Initialized True ", "Ready True ",
          "ContainersReady True ", "PodScheduled True ",
        ]
      ),
    ]
  }

  @Test("conditions tell how it is with a pod", arguments: ConditionCase.cases)
  func conditions(_ test: ConditionCase) throws {
    var lab = PodLab()
    try lab.run("p", test.script)
    lab.wait(8)
    let status = try #require(lab.pod("p")?.status)
    #expect(
      status.conditions.map { "\($0.type) \($0.status.rawValue) \($0.reason)" }
        == test.conditions
    )
    #expect(status.conditions.allSatisfy { $0.observedGeneration == 1 })
    #expect(status.hostIP == "192.168.1.10")
    #expect(status.podIP.hasPrefix("10.244.0."))
    #expect(status.startTime != nil)
    #expect(status.qosClass == "BestEffort")
  }

  @Test("a container's status names its image and its run")
  func containerStatus() throws {
    var lab = PodLab()
    try lab.run("p", "exit 3")
    lab.wait(8)
    let status = try #require(lab.container("p"))
    #expect(status.image == "docker.io/library/busybox:1.36")
    #expect(status.imageID.hasPrefix("docker.io/library/busybox@sha256:"))
    #expect(status.containerID.hasPrefix("containerd://"))
    #expect(status.containerID.count == "containerd://".count + 64)
    let end = try #require(status.state.terminated)
    #expect(end.exitCode == 3 && end.reason == "Error" && end.containerID == status.containerID)
    #expect(status.started == false && !status.ready && status.restartCount == 0)
  }

  @Test("init containers run one after the other, then the main container")
  func initContainers() throws {
    var lab = PodLab()
    let initial: [Value] = ["first", "second"].map { name in
      [
        "name": .string(name), "image": "busybox:1.36",
        "command": ["sh", "-c", .string("sleep 8; echo \(name)")],
      ]
    }
    try lab.run("p", "echo main", spec: ["initContainers": .array(initial)])
    lab.wait(6)
    #expect(
      lab.watch("p").last?.text
        == "Pending first:running second:PodInitializing main:PodInitializing"
    )
    #expect(lab.log("p", "second").hasSuffix("is waiting to start: PodInitializing"))
    lab.wait(9)
    #expect(
      lab.watch("p").last?.text == "Pending first:Completed second:running main:PodInitializing"
    )
    lab.wait(10)
    #expect(lab.phase("p") == .succeeded)
    #expect(
      lab.log("p", "first") + lab.log("p", "second") + lab.log("p") == "first\nsecond\nmain\n"
    )
  }

  @Test("a failed init container fails the pod; its main container never ran")
  func failedInit() throws {
    var lab = PodLab()
    let initial: Value = [
      "name": "prepare", "image": "busybox:1.36", "command": ["sh", "-c", "exit 7"],
    ]
    try lab.run("p", "echo main", spec: ["initContainers": [initial]])
    lab.wait(10)
    #expect(lab.watch("p").last?.text == "Failed prepare:Error main:PodInitializing")
    let initialized = lab.pod("p")?.status.conditions.first { $0.type == "Initialized" }
    #expect(initialized?.reason == "ContainersNotInitialized")
    #expect(initialized?.message == "containers with incomplete status: [prepare]")
  }

  @Test("a sidecar runs beside the main container and is stopped after it")
  func sidecar() throws {
    var lab = PodLab()
    let sidecar: Value = [
      "name": "side", "image": "busybox:1.36", "restartPolicy": "Always",
      "command": ["sh", "-c", "sleep 1000"],
    ]
    try lab.run(
      "p",
      "sleep 5",
      spec: ["initContainers": [sidecar], "terminationGracePeriodSeconds": 3]
    )
    lab.wait(4)
    #expect(lab.watch("p").last?.text == "Running side:running main:running")
    lab.wait(15)
    #expect(lab.watch("p").last?.text == "Succeeded side:Error main:Completed")
    #expect(lab.events("p").last == "1 Killing Stopping container side")
    #expect(lab.pod("p")?.status.initContainerStatuses.first?.state.terminated?.exitCode == 137)
  }

  @Test("containers are listed by name; one that has ended leaves the pod running")
  func twoContainers() throws {
    var lab = PodLab()
    let containers: Value = [
      ["name": "zeta", "image": "busybox:1.36", "command": ["sh", "-c", "exit 2"]],
      ["name": "alpha", "image": "busybox:1.36", "command": ["sh", "-c", "sleep 20"]],
    ]
    try lab.run("p", "", spec: ["containers": containers])
    lab.wait(5)
    #expect(lab.watch("p").last?.text == "Running alpha:running zeta:Error")
    lab.wait(25)
    #expect(lab.watch("p").last?.text == "Failed alpha:Completed zeta:Error")
  }

  @Test("a pod's own deadline fails it after its containers' grace")
  func deadline() throws {
    var lab = PodLab()
    try lab.run(
      "p",
      "sleep 100",
      policy: "OnFailure",
      spec: ["activeDeadlineSeconds": 5, "terminationGracePeriodSeconds": 4]
    )
    lab.wait(8)
    #expect(lab.phase("p") == .running)
    lab.wait(4)
    let status = try #require(lab.pod("p")?.status)
    #expect(status.phase == .failed)
    #expect(status.reason == "DeadlineExceeded")
    #expect(status.message == "Pod was active on the node longer than the specified deadline")
    #expect(lab.container("p")?.state.terminated?.exitCode == 137)
    #expect(
      lab.events("p").suffix(2) == [
        "1 Killing Stopping container main",
        "4 DeadlineExceeded Pod was active on the node longer than the specified deadline",
      ]
    )
  }
}
