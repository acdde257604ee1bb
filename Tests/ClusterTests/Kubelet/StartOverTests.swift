import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct StartOverTests {
  private func ruled(_ script: String) -> Value {
    [
      "restartPolicy": "Never", "command": ["sh", "-c", .string(script)],
      "volumeMounts": [["name": "note", "mountPath": "/note"]],
      "restartPolicyRules": [
        ["action": "RestartAllContainers", "exitCodes": ["operator": "In", "values": [88]]]
      ],
    ]
  }

  @Test("a rule may have the whole pod start over, init containers and all, with its volumes kept")
  func startOver() throws {
    var lab = PodLab()
    let start: Value = [
      "name": "begin", "image": "busybox:1.36", "command": ["sh", "-c", "echo x >> /note/starts"],
      "volumeMounts": [["name": "note", "mountPath": "/note"]],
    ]
    try lab.run(
      "p",
      "",
      container: ruled("sleep 2; [ $(wc -l < /note/starts) = 1 ] && exit 88; exit 0"),
      spec: ["initContainers": [start], "volumes": [["name": "note", "emptyDir": [:]]]]
    )
    #expect(lab.wait { $0.container("p")?.state.waiting?.reason == "RestartingAllContainers" })
    let status = try #require(lab.container("p"))
    #expect(status.restartCount == 1)
    #expect(status.lastState.terminated?.exitCode == 137)
    #expect(lab.phase("p") == .running)
    #expect(lab.pod("p")?.status.initContainerStatuses.first?.restartCount == 1)
    #expect(lab.wait { $0.phase("p") == .succeeded })
    let condition = lab.pod("p")?.status.conditions.last
    #expect(condition?.type == "AllContainersRestarting")
    #expect(condition?.reason == "PodCompleted")
    let truth = lab.watch("p").contains { sighting in
      sighting.pod.status.conditions.contains {
        $0.type == "AllContainersRestarting" && $0.status == .true
          && $0.message == "container exited with restart policy rule"
      }
    }
    #expect(truth)
  }

  @Test("the others are killed for it at once")
  func others() throws {
    var lab = PodLab()
    var main = ruled("sleep 2; [ -e /note/once ] && sleep 600; touch /note/once; exit 88")
    main["name"] = "main"
    main["image"] = "busybox:1.36"
    let other: Value = ["name": "other", "image": "busybox:1.36", "command": ["sleep", "600"]]
    try lab.run(
      "p",
      "",
      spec: ["containers": [main, other], "volumes": [["name": "note", "emptyDir": [:]]]]
    )
    lab.wait(12)
    #expect(lab.container("p", 0)?.restartCount == 1)
    #expect(lab.container("p", 1)?.restartCount == 1)
    #expect(lab.container("p", 1)?.state.running != nil)
    #expect(lab.events("p").contains("1 Killing killing"))
  }

  @Test("a container of its own policy restarts by its rules, whatever the pod's policy")
  func ownRules() throws {
    var lab = PodLab()
    try lab.run(
      "p",
      "exit 42",
      container: [
        "restartPolicy": "Never",
        "restartPolicyRules": [
          ["action": "Restart", "exitCodes": ["operator": "In", "values": [42]]]
        ],
      ]
    )
    #expect(lab.wait { $0.container("p")?.restartCount == 2 })
    #expect(lab.phase("p") == .running)
  }
}
