import KubeAPI
import Simulation
import Testing

@testable import Kubectl

@Suite struct PodSummaryTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var title: String
    var status: String
    var ready: String
    var restarts: String
    var pod: Value
    var testDescription: String { title }
    init(_ title: String, _ status: String, _ ready: String, _ restarts: String, _ pod: Value) {
      self.title = title
      self.status = status
      self.ready = ready
      self.restarts = restarts
      self.pod = pod
    }
  }

  private static let now = Instant(seconds: 1_000)
  private static let ended = "1970-01-01T00:16:27Z"

  private static func pod(
    phase: String,
    _ statuses: [Value],
    initStatuses: [Value] = [],
    sidecars: [String] = [],
    more: Value = [:]
  ) -> Value {
    func names(_ list: [Value]) -> [Value] { list.map { ["name": $0["name"] ?? ""] } }
    var spec: Value = ["containers": .array(names(statuses))]
    spec["initContainers"] = .array(
      names(initStatuses).map { container in
        var container = container
        if sidecars.contains(container["name"]?.text ?? "") {
          container["restartPolicy"] = "Always"
        }
        return container
      }
    )
    let status: Value = [
      "phase": .string(phase), "containerStatuses": .array(statuses),
      "initContainerStatuses": .array(initStatuses),
    ]
    return MergePatch.apply(more, to: ["metadata": ["name": "p"], "spec": spec, "status": status])
  }

  private static func container(
    _ name: String,
    _ state: Value,
    ready: Bool = false,
    restarts: Int64 = 0,
    started: Bool? = nil
  ) -> Value {
    var status: Value = [
      "name": .string(name), "state": state, "ready": .bool(ready),
      "restartCount": .integer(restarts),
    ]
    if restarts > 0 {
      status["lastState"] = ["terminated": ["exitCode": 1, "finishedAt": .string(ended)]]
    }
    if let started { status["started"] = .bool(started) }
    return status
  }

  private static let running: Value = ["running": [:]]
  private static func waiting(_ reason: String) -> Value {
    ["waiting": ["reason": .string(reason)]]
  }
  private static func done(_ code: Int64, _ reason: String) -> Value {
    ["terminated": ["exitCode": .integer(code), "reason": .string(reason)]]
  }
  private static let readyCondition: Value = [
    "status": ["conditions": [["type": "Ready", "status": "True"]]]
  ]
  private static let deleted: Value = ["metadata": ["deletionTimestamp": "1970-01-01T00:16:00Z"]]

  static let cases: [Case] = [
    Case("no container yet", "Pending", "0/0", "0", pod(phase: "Pending", [])),
    Case(
      "being made",
      "ContainerCreating",
      "0/1",
      "0",
      pod(phase: "Pending", [container("a", waiting("ContainerCreating"))])
    ),
    Case(
      "running",
      "Running",
      "1/1",
      "0",
      pod(phase: "Running", [container("a", running, ready: true)])
    ),
    Case(
      "completed",
      "Completed",
      "0/1",
      "0",
      pod(phase: "Succeeded", [container("a", done(0, "Completed"))])
    ),
    Case("failed", "Error", "0/1", "0", pod(phase: "Failed", [container("a", done(1, "Error"))])),
    Case(
      "a code without a reason",
      "ExitCode:3",
      "0/1",
      "0",
      pod(phase: "Failed", [container("a", done(3, ""))])
    ),
    Case(
      "restarted",
      "Running",
      "1/1",
      "2 (13s ago)",
      pod(phase: "Running", [container("a", running, ready: true, restarts: 2)])
    ),
    Case(
      "in back-off",
      "CrashLoopBackOff",
      "0/1",
      "3 (13s ago)",
      pod(phase: "Running", [container("a", waiting("CrashLoopBackOff"), restarts: 3)])
    ),
    Case(
      "one done and one running",
      "NotReady",
      "1/2",
      "0",
      pod(
        phase: "Running",
        [container("a", done(0, "Completed")), container("b", running, ready: true)]
      )
    ),
    Case(
      "one done and one running in a ready pod",
      "Running",
      "1/2",
      "0",
      pod(
        phase: "Running",
        [container("a", done(0, "Completed")), container("b", running, ready: true)],
        more: readyCondition
      )
    ),
    Case(
      "one failed and one running",
      "Error",
      "1/2",
      "0",
      pod(
        phase: "Running",
        [container("a", done(1, "Error")), container("b", running, ready: true)]
      )
    ),
    Case(
      "one done and one failed",
      "Error",
      "0/2",
      "0",
      pod(
        phase: "Failed",
        [container("a", done(0, "Completed")), container("b", done(1, "Error"))]
      )
    ),
    Case(
      "init containers to go",
      "Init:0/2",
      "0/1",
      "0",
      pod(
        phase: "Pending",
        [container("a", waiting("PodInitializing"))],
        initStatuses: [container("i", running), container("j", waiting("PodInitializing"))]
      )
    ),
    Case(
      "the second init container",
      "Init:1/2",
      "0/1",
      "0",
      pod(
        phase: "Pending",
        [container("a", waiting("PodInitializing"))],
        initStatuses: [container("i", done(0, "Completed")), container("j", running)]
      )
    ),
    Case(
      "an init container failed",
      "Init:Error",
      "0/1",
      "0",
      pod(
        phase: "Failed",
        [container("a", waiting("PodInitializing"))],
        initStatuses: [container("i", done(1, "Error"))]
      )
    ),
    Case(
      "an init container in back-off",
      "Init:CrashLoopBackOff",
      "0/1",
      "2 (13s ago)",
      pod(
        phase: "Pending",
        [container("a", waiting("PodInitializing"))],
        initStatuses: [container("i", waiting("CrashLoopBackOff"), restarts: 2)]
      )
    ),
    Case(
      "a sidecar counts among the ready",
      "Running",
      "2/2",
      "0",
      pod(
        phase: "Running",
        [container("a", running, ready: true)],
        initStatuses: [container("s", running, ready: true, started: true)],
        sidecars: ["s"]
      )
    ),
    Case(
      "terminating",
      "Terminating",
      "1/1",
      "0",
      pod(phase: "Running", [container("a", running, ready: true)], more: deleted)
    ),
    Case(
      "completed pods do not terminate",
      "Completed",
      "0/1",
      "0",
      pod(phase: "Succeeded", [container("a", done(0, "Completed"))], more: deleted)
    ),
    Case(
      "the pod's own reason",
      "DeadlineExceeded",
      "0/0",
      "0",
      pod(phase: "Failed", [], more: ["status": ["reason": "DeadlineExceeded"]])
    ),
  ]

  @Test("a pod's row follows printPod", arguments: cases)
  func summarizes(_ example: Case) {
    let summary = PodSummary(Pod(example.pod))
    #expect(summary.status == example.status)
    #expect("\(summary.ready)/\(summary.total)" == example.ready)
    #expect(summary.restartText(now: Self.now) == example.restarts)
  }
}

@Suite struct JobTableTests {
  private static func job(_ spec: Value, _ status: Value, deleted: Bool = false) -> Job {
    var value: Value = ["metadata": ["name": "j"], "spec": spec, "status": status]
    if deleted { value["metadata"]?["deletionTimestamp"] = "1970-01-01T00:00:01Z" }
    return Job(value)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var conditions: [String]
    var isDeleted: Bool
    var status: String
    var testDescription: String { "\(conditions)" + (isDeleted ? " deleted" : "") }
  }

  static let cases: [Case] = [
    Case(conditions: [], isDeleted: false, status: "Running"),
    Case(conditions: ["Suspended"], isDeleted: false, status: "Suspended"),
    Case(conditions: ["SuccessCriteriaMet"], isDeleted: false, status: "SuccessCriteriaMet"),
    Case(conditions: ["SuccessCriteriaMet", "Complete"], isDeleted: false, status: "Complete"),
    Case(conditions: ["FailureTarget"], isDeleted: false, status: "FailureTarget"),
    Case(conditions: ["FailureTarget", "Failed"], isDeleted: false, status: "Failed"),
    Case(conditions: ["Suspended"], isDeleted: true, status: "Terminating"),
    Case(conditions: ["Failed"], isDeleted: true, status: "Failed"),
  ]

  @Test("STATUS is the first condition that holds", arguments: cases)
  func names(_ example: Case) {
    let conditions: [Value] = example.conditions.map { ["type": .string($0), "status": "True"] }
    let job = Self.job([:], ["conditions": .array(conditions)], deleted: example.isDeleted)
    #expect(JobTable.status(of: job) == example.status)
  }

  @Test("COMPLETIONS of a work queue counts against its parallelism")
  func counts() {
    #expect(JobTable.completions(of: Self.job(["completions": 3], ["succeeded": 1])) == "1/3")
    #expect(JobTable.completions(of: Self.job(["parallelism": 1], [:])) == "0/1")
    #expect(JobTable.completions(of: Self.job(["parallelism": 3], ["succeeded": 1])) == "1/1 of 3")
  }

  @Test("DURATION is blank before the start and grows until completion")
  func measures() {
    let now = Instant(seconds: 100)
    let start: Value = "1970-01-01T00:01:00Z"
    #expect(JobTable.duration(of: Self.job([:], [:]), now: now) == "")
    #expect(JobTable.duration(of: Self.job([:], ["startTime": start]), now: now) == "40s")
    let done: Value = ["startTime": start, "completionTime": "1970-01-01T00:01:09Z"]
    #expect(JobTable.duration(of: Self.job([:], done), now: now) == "9s")
  }
}
