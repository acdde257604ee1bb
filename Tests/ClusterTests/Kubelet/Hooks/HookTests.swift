import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct HookTests {
  @Test("a container whose postStart hook fails is killed and waits with PostStartHookError")
  func failedPostStart() throws {
    var lab = PodLab()
    try lab.run(
      "p",
      "sleep 600",
      policy: "Always",
      container: [
        "lifecycle": ["postStart": ["exec": ["command": ["sh", "-c", "echo no >&2; exit 3"]]]]
      ],
      spec: ["terminationGracePeriodSeconds": 3]
    )
    #expect(lab.wait { $0.container("p")?.state.waiting?.reason == "PostStartHookError" })
    let uid = try #require(lab.pod("p")?.metadata.uid)
    let status = try #require(lab.container("p"))
    #expect(status.lastState.terminated?.exitCode == 137)
    #expect(
      status.state.waiting?.message
        == "Exec lifecycle hook ([sh -c echo no >&2; exit 3]) for Container \"main\" in Pod "
        + "\"p_default(\(uid))\" failed - error: command 'sh -c echo no >&2; exit 3' exited with "
        + "3: no\n, message: \"no\\n\""
    )
    let events = lab.events("p")
    #expect(events.contains("2 FailedPostStartHook PostStartHook failed"))
    #expect(events.contains("2 Killing FailedPostStartHook"))
  }

  @Test("a container is not seen to run before its postStart hook is done")
  func slowPostStart() throws {
    var lab = PodLab()
    try lab.run(
      "p",
      "while :; do sleep 1; done",
      container: ["lifecycle": ["postStart": ["exec": ["command": ["sleep", "5"]]]]]
    )
    lab.wait(4)
    #expect(lab.container("p")?.state.waiting?.reason == "ContainerCreating")
    lab.wait(4)
    #expect(lab.container("p")?.state.running != nil)
    #expect(lab.container("p")?.ready == true)
  }

  @Test("a preStop hook runs before the signal, within the grace")
  func preStop() throws {
    var lab = PodLab()
    try lab.run(
      "p",
      "trap 'cat /note; sleep 4; exit 0' TERM; while :; do sleep 1; done",
      container: [
        "lifecycle": [
          "preStop": ["exec": ["command": ["sh", "-c", "sleep 3; echo hook > /note"]]]
        ]
      ],
      spec: ["terminationGracePeriodSeconds": 20]
    )
    lab.wait(3)
    let deletion = lab.cluster.now
    try lab.delete("p")
    lab.wait(5)
    #expect(lab.log("p") == "hook\n")
    #expect(lab.wait { $0.pod("p") == nil })
    #expect((7...10).contains((lab.cluster.now - deletion).wholeSeconds))
    #expect(lab.eventCount("p", reason: "FailedPreStopHook") == 0)
  }

  @Test("a hook that takes all of the grace leaves two seconds, and is killed with its container")
  func longPreStop() throws {
    var lab = PodLab()
    try lab.run(
      "p",
      "sleep 600",
      container: ["lifecycle": ["preStop": ["exec": ["command": ["sleep", "100"]]]]],
      spec: ["terminationGracePeriodSeconds": 5]
    )
    lab.wait(3)
    let deletion = lab.cluster.now
    try lab.delete("p")
    #expect(lab.wait { $0.pod("p") == nil })
    #expect((7...9).contains((lab.cluster.now - deletion).wholeSeconds))
    #expect(lab.eventCount("p", reason: "FailedPreStopHook") == 1)
  }

  struct Failure: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var hook: Value

    static let cases: [Failure] = [
      Failure(testDescription: "exit 1", hook: ["exec": ["command": ["false"]]]),
      Failure(testDescription: "no such program", hook: ["exec": ["command": ["nosuch"]]]),
      Failure(testDescription: "nobody listens", hook: ["httpGet": ["port": 80]]),
    ]
  }

  @Test(
    "a preStop hook that fails is reported, and the container is stopped",
    arguments: Failure.cases
  )
  func failedPreStop(_ test: Failure) throws {
    var lab = PodLab()
    try lab.run(
      "p",
      "trap 'exit 0' TERM; while :; do sleep 1; done",
      container: ["lifecycle": ["preStop": test.hook]]
    )
    lab.wait(3)
    try lab.delete("p")
    lab.wait(3)
    #expect(lab.pod("p") == nil)
    #expect(
      Array(lab.events("p").suffix(2)) == [
        "1 Killing Stopping container main", "1 FailedPreStopHook PreStopHook failed",
      ]
    )
  }

  @Test("sidecars are stopped after the main containers, the last of them first")
  func order() throws {
    func sidecar(_ name: String) -> Value {
      [
        "name": .string(name), "image": "busybox:1.36", "restartPolicy": "Always",
        "command": [
          "sh", "-c", "trap 'sleep 1; date +%s; exit 0' TERM; while :; do sleep 1; done",
        ],
      ]
    }
    var lab = PodLab()
    try lab.run(
      "p",
      "trap 'sleep 3; exit 0' TERM; while :; do sleep 1; done",
      spec: ["initContainers": [sidecar("a"), sidecar("b")]]
    )
    #expect(lab.wait { $0.container("p")?.ready == true })
    let deletion = lab.cluster.now
    try lab.delete("p")
    lab.wait(4.5)
    let killing = lab.events("p").filter { $0.contains("Killing") }
    #expect(
      killing == [
        "1 Killing Stopping container a", "1 Killing Stopping container b",
        "1 Killing Stopping container main",
      ],
      "all are told about at once"
    )
    #expect(lab.log("p", "b").isEmpty, "and told to stop in turn")
    #expect(lab.wait { $0.pod("p") == nil })
    #expect((5...9).contains((lab.cluster.now - deletion).wholeSeconds))
  }

  @Test("sidecars that would have to wait longer than the grace get two seconds")
  func exhaustedOrder() throws {
    let sidecar: Value = [
      "name": "a", "image": "busybox:1.36", "restartPolicy": "Always",
      "command": ["sleep", "600"],
    ]
    var lab = PodLab()
    try lab.run(
      "p",
      "sleep 600",
      spec: ["initContainers": [sidecar], "terminationGracePeriodSeconds": 5]
    )
    #expect(lab.wait { $0.container("p")?.ready == true })
    let deletion = lab.cluster.now
    try lab.delete("p")
    #expect(lab.wait { $0.pod("p") == nil })
    #expect((7...9).contains((lab.cluster.now - deletion).wholeSeconds))
  }

  @Test("a deadline may be set while the pod runs")
  func lateDeadline() throws {
    var lab = PodLab()
    try lab.run("p", "sleep 600", spec: ["terminationGracePeriodSeconds": 1])
    lab.wait(4)
    _ = try lab.cluster.patch(.pod, "p", namespace: "default") { value throws(APIStatus) in
      var value = value
      value["spec"]?["activeDeadlineSeconds"] = 6
      return value
    }
    lab.wait(1)
    #expect(lab.phase("p") == .running)
    lab.wait(6)
    #expect(lab.pod("p")?.status.reason == "DeadlineExceeded")
  }

  @Test("past its deadline a pod is not ready, and fails when its containers have ended")
  func deadline() throws {
    var lab = PodLab()
    try lab.run(
      "p",
      "sleep 600",
      spec: ["activeDeadlineSeconds": 5, "terminationGracePeriodSeconds": 4]
    )
    lab.wait(7)
    let condition = lab.pod("p")?.status.conditions.first { $0.type == "Ready" }
    #expect(condition?.status == .false)
    #expect(condition?.reason == "PodFailed")
    #expect(lab.phase("p") == .running)
    #expect(lab.pod("p")?.status.reason.isEmpty == true)
    lab.wait(6)
    #expect(lab.phase("p") == .failed)
    #expect(lab.pod("p")?.status.reason == "DeadlineExceeded")
    #expect(lab.container("p")?.state.terminated?.exitCode == 137)
    #expect(lab.eventCount("p", reason: "DeadlineExceeded") == 4)
  }
}
