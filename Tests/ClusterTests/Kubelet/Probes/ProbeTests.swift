import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct ProbeTests {
  @Test("a container that fails its liveness probe three times is killed and runs again")
  func liveness() throws {
    var lab = PodLab()
    try lab.run(
      "p",
      "touch /healthy; sleep 12; rm /healthy; sleep 600",
      policy: "Always",
      container: [
        "livenessProbe": ["exec": ["command": ["cat", "/healthy"]], "periodSeconds": 5]
      ],
      spec: ["terminationGracePeriodSeconds": 4]
    )
    lab.wait(40)
    let status = try #require(lab.container("p"))
    #expect(status.restartCount == 1)
    #expect(status.lastState.terminated?.exitCode == 137)
    let end = try #require(status.lastState.terminated?.finishedAt)
    // Failures at 15, 20 and 25 s, then the grace.
    #expect((28...31).contains((end - lab.start).wholeSeconds - 1))
    let missing = "cat: can't open '/healthy': No such file or directory\n"
    #expect(lab.events("p").contains("3 Unhealthy Liveness probe failed: \(missing)"))
    let killing = "1 Killing Container main failed liveness probe, will be restarted"
    #expect(lab.events("p").contains(killing))
  }

  @Test("under Never the pod fails, with its own grace and the words of a stop")
  func livenessUnderNever() throws {
    var lab = PodLab()
    try lab.run(
      "p",
      "sleep 600",
      container: [
        "livenessProbe": [
          "exec": ["command": ["false"]], "periodSeconds": 1, "failureThreshold": 1,
          "terminationGracePeriodSeconds": 60,
        ]
      ],
      spec: ["terminationGracePeriodSeconds": 2]
    )
    #expect(lab.wait { $0.phase("p") == .failed })
    #expect(lab.cluster.now < lab.start + .seconds(12))
    #expect(lab.events("p").last == "1 Killing Stopping container main")
  }

  @Test("a container is ready when its probe says so, at once after its start or at the next beat")
  func readiness() throws {
    var lab = PodLab()
    try lab.run(
      "soon",
      "touch /up; sleep 600",
      container: ["readinessProbe": ["exec": ["command": ["ls", "/up"]], "periodSeconds": 30]]
    )
    try lab.run(
      "late",
      "sleep 5; touch /up; sleep 600",
      container: ["readinessProbe": ["exec": ["command": ["ls", "/up"]], "periodSeconds": 4]]
    )
    lab.wait(3)
    #expect(lab.container("soon")?.ready == true)
    #expect(lab.container("late")?.ready == false)
    #expect(lab.container("late")?.started == true)
    let condition = lab.pod("late")?.status.conditions.first { $0.type == "Ready" }
    #expect(condition?.message == "containers with unready status: [main]")
    lab.wait(8)
    #expect(lab.container("late")?.ready == true)
    #expect(lab.container("late")?.restartCount == 0)
  }

  @Test("the other probes wait until the startup probe has succeeded")
  func startup() throws {
    var lab = PodLab()
    try lab.run(
      "p",
      "sleep 7; touch /up; sleep 600",
      policy: "Always",
      container: [
        "startupProbe": [
          "exec": ["command": ["ls", "/up"]], "periodSeconds": 2, "failureThreshold": 10,
        ],
        "livenessProbe": [
          "exec": ["command": ["ls", "/up"]], "periodSeconds": 1, "failureThreshold": 1,
        ],
      ]
    )
    lab.wait(6)
    #expect(lab.container("p")?.started == false)
    #expect(lab.container("p")?.ready == false)
    #expect(lab.phase("p") == .running)
    lab.wait(6)
    #expect(lab.container("p")?.started == true)
    #expect(lab.container("p")?.ready == true)
    #expect(lab.container("p")?.restartCount == 0)
  }

  @Test("the next init container starts when a sidecar has started by its probe")
  func sidecar() throws {
    var lab = PodLab()
    let sidecar: Value = [
      "name": "side", "image": "busybox:1.36", "restartPolicy": "Always",
      "command": ["sh", "-c", "sleep 5; touch /up; sleep 600"],
      "startupProbe": ["exec": ["command": ["ls", "/up"]], "periodSeconds": 3],
    ]
    try lab.run("p", "sleep 600", spec: ["initContainers": [sidecar]])
    lab.wait(5)
    #expect(lab.phase("p") == .pending)
    #expect(lab.container("p")?.state.waiting?.reason == "PodInitializing")
    lab.wait(4)
    #expect(lab.phase("p") == .running)
    #expect(lab.container("p")?.state.running != nil)
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var name: String
    var probe: Value
    var text: String
    var testDescription: String { name }

    static let cases: [Refusal] = [
      Refusal(
        name: "HTTP",
        probe: ["httpGet": ["path": "/ok", "port": "web"]],
        text: "Readiness probe failed: Get \"http://IP:8080/ok\": dial tcp IP:8080: connect: "
          + "connection refused"
      ),
      Refusal(
        name: "HTTP of another host",
        probe: ["httpGet": ["port": 80, "host": "example.com", "scheme": "HTTPS"]],
        text: "Readiness probe failed: Get \"https://example.com:80/\": dial tcp: lookup "
          + "example.com on 10.0.2.3:53: no such host"
      ),
      Refusal(
        name: "TCP",
        probe: ["tcpSocket": ["port": 81]],
        text: "Readiness probe failed: dial tcp IP:81: connect: connection refused"
      ),
      Refusal(
        name: "gRPC",
        probe: ["grpc": ["port": 90], "timeoutSeconds": 2],
        text: "Readiness probe failed: timeout: failed to connect service \"IP:90\" within 2s: "
          + "context deadline exceeded"
      ),
      Refusal(
        name: "a port that nobody has named",
        probe: ["tcpSocket": ["port": "gone"]],
        text: "Readiness probe errored and resulted in unknown state: strconv.Atoi: parsing "
          + "\"gone\": invalid syntax"
      ),
      Refusal(
        name: "a program that takes too long",
        probe: ["exec": ["command": ["sleep", "20"]]],
        text: "Readiness probe failed: command timed out: \"sleep 20\" timed out after 1s"
      ),
      Refusal(
        name: "variables that the spec gives",
        probe: ["exec": ["command": ["sh", "-c", "echo '$(COLOR) $(NONE)'; exit 1"]]],
        text: "Readiness probe failed: red $(NONE)\n"
      ),
    ]
  }

  @Test("what a probe has met with is reported in the kubelet's words", arguments: Refusal.cases)
  func refusals(_ test: Refusal) throws {
    var lab = PodLab()
    try lab.run(
      "p",
      "sleep 600",
      container: [
        "readinessProbe": test.probe, "ports": [["name": "web", "containerPort": 8080]],
        "env": [["name": "COLOR", "value": "red"]],
      ]
    )
    lab.wait(6)
    let address = try #require(lab.pod("p")?.status.podIP)
    let expected = test.text.split(separator: "IP", omittingEmptySubsequences: false)
      .joined(separator: address)
    #expect(
      lab.events("p").contains { $0.hasSuffix(" Unhealthy \(expected)") },
      "\(lab.events("p"))"
    )
    #expect(lab.container("p")?.ready == false)
  }

  @Test("a program that is not in the image proves nothing: the container lives on")
  func missingProgram() throws {
    var lab = PodLab()
    try lab.run(
      "p",
      "sleep 600",
      container: [
        "livenessProbe": [
          "exec": ["command": ["nosuch"]], "periodSeconds": 1, "failureThreshold": 1,
        ]
      ]
    )
    lab.wait(20)
    #expect(lab.container("p")?.restartCount == 0)
    #expect(lab.phase("p") == .running)
    let text = lab.events("p").first { $0.contains("Unhealthy") } ?? ""
    #expect(text.contains("Liveness probe errored and resulted in unknown state: rpc error: "))
    #expect(text.hasSuffix("exec: \"nosuch\": executable file not found in $PATH: unknown"))
  }

  @Test("a pod that is being deleted is not killed for want of health")
  func deletion() throws {
    var lab = PodLab()
    try lab.run(
      "p",
      "trap 'touch /ending' TERM; while [ ! -e /ending ]; do sleep 1; done; sleep 8",
      container: [
        "livenessProbe": [
          "exec": ["command": ["sh", "-c", "! ls /ending"]], "periodSeconds": 1,
          "failureThreshold": 1,
        ]
      ]
    )
    lab.wait(4)
    try lab.delete("p")
    lab.wait(6)
    #expect(lab.container("p")?.state.running != nil)
    #expect(lab.eventCount("p", reason: "Unhealthy") == 0)
  }

  @Test("a node that has stood still goes on probing")
  func silentNode() throws {
    var lab = PodLab()
    try lab.run(
      "p",
      "sleep 8; touch /bad; sleep 600",
      policy: "Always",
      container: [
        "livenessProbe": ["exec": ["command": ["sh", "-c", "! ls /bad"]], "periodSeconds": 2]
      ],
      spec: ["terminationGracePeriodSeconds": 2]
    )
    lab.wait(4)
    try lab.cluster.stopNode("node-1")
    lab.wait(20)
    #expect(lab.container("p")?.restartCount == 0)
    try lab.cluster.resumeNode("node-1")
    lab.wait(15)
    #expect(lab.container("p")?.restartCount == 1)
  }

  @Test("ticks keep their beat, and what came too late is asked for once")
  func beat() {
    let start = Instant(seconds: 1_000)
    var probe = ProbeWorker(
      .liveness,
      container: 0,
      spec: ProbeSpec(["periodSeconds": 4]),
      beat: start
    )
    #expect(probe.tick(after: start) == start + .seconds(4))
    #expect(probe.tick(after: start + .seconds(9)) == start + .seconds(12))
    probe.restartBeat(at: start + .seconds(9))
    #expect(probe.tick(after: start + .seconds(9)) == start + .seconds(13))
  }

  @Test("thresholds count outcomes in a row, also over two runs of a container")
  func thresholds() {
    let spec = ProbeSpec(["failureThreshold": 2, "successThreshold": 2])
    var probe = ProbeWorker(.readiness, container: 0, spec: spec, beat: Instant(seconds: 0))
    probe.meet("one")
    #expect(probe.finding == .failure)
    let changes = [true, true, false, true, false].map { probe.note($0) }
    #expect(changes == [false, true, false, false, false])
    #expect(probe.finding == .success)
    probe.meet("two")
    #expect(probe.finding == .failure)
    let change = probe.note(false)
    #expect(!change, "that it has failed is known already")
  }
}
