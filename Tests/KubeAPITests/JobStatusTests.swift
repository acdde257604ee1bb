import KubeAPI
import Simulation
import Testing

/// kubernetes/pkg/apis/batch/validation/validation.go v1.36: `ValidateJobStatusUpdate`.
@Suite struct JobStatusTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var job: String = ""
    var before: @Sendable (inout JobStatus) -> Void = { _ in }
    let change: @Sendable (inout JobStatus) -> Void
    let problems: [String]
    var testDescription: String { name }
  }

  private static func condition(_ type: String, _ status: ConditionStatus) -> JobCondition {
    var condition = JobCondition()
    condition.type = type
    condition.status = status
    return condition
  }

  private static func met(_ types: String...) -> [JobCondition] {
    types.map { condition($0, .true) }
  }

  private static let start = Instant(seconds: 1_782_896_400)

  @Sendable private static func running(_ status: inout JobStatus) {
    status.startTime = start
    status.active = 1
    status.ready = 1
  }

  static let cases: [Case] = [
    Case(name: "nothing", before: running, change: { _ in }, problems: []),
    Case(
      name: "numbers below zero, and more ready than active",
      before: running,
      change: {
        $0.active = -1
        $0.terminating = -2
      },
      problems: [
        "status.active: Invalid value: -1: must be greater than or equal to 0",
        "status.terminating: Invalid value: -2: must be greater than or equal to 0",
        "status.ready: Invalid value: 1: cannot set more ready pods than active",
      ]
    ),
    Case(
      name: "complete without what it takes",
      before: running,
      change: { $0.conditions = met("Complete") },
      problems: [
        "status.completionTime: Required value: completionTime is required for Complete jobs",
        "status.conditions: Invalid value: cannot set Complete=True condition without the "
          + "SuccessCriteriaMet=true condition",
        "status.active: Invalid value: 1: active>0 is invalid for finished job",
      ]
    ),
    Case(
      name: "complete as a controller does it",
      before: running,
      change: {
        $0.active = 0
        $0.ready = 0
        $0.succeeded = 1
        $0.completionTime = start + .seconds(5)
        $0.conditions = met("SuccessCriteriaMet", "Complete")
      },
      problems: []
    ),
    Case(
      name: "ended before it began",
      before: running,
      change: {
        ($0.active, $0.ready) = (0, 0)
        $0.completionTime = start - .seconds(5)
        $0.conditions = met("SuccessCriteriaMet", "Complete")
      },
      problems: [
        "status.completionTime: Invalid value: \"2026-07-01T08:59:55Z\": must be equal to or after "
          + "`startTime`"
      ]
    ),
    Case(
      name: "failed and complete",
      before: running,
      change: {
        ($0.active, $0.ready, $0.startTime) = (0, 0, nil)
        $0.conditions = met("Failed", "Complete")
      },
      problems: [
        "status.conditions: Invalid value: cannot set Complete=True and Failed=true conditions",
        "status.completionTime: Required value: completionTime is required for Complete jobs",
        "status.conditions: Invalid value: cannot set Failed=True condition without the "
          + "FailureTarget=true condition",
        "status.conditions: Invalid value: cannot set Complete=True condition without the "
          + "SuccessCriteriaMet=true condition",
        "status.startTime: Required value: startTime is required for finished job",
        "status.startTime: Invalid value: null: field is immutable for unsuspended job once set",
      ]
    ),
    Case(
      name: "what ends a Job stays",
      before: {
        $0.startTime = start
        $0.failed = 3
        $0.conditions = met("FailureTarget", "Failed")
      },
      change: {
        $0.failed = 2
        $0.conditions = []
      },
      problems: [
        "status.conditions: Invalid value: cannot disable the terminal Failed=True condition",
        "status.conditions: Invalid value: cannot disable the terminal FailureTarget=True condition",
        "status.failed: Invalid value: 2: cannot decrease the failed counter",
      ]
    ),
    Case(
      name: "both targets",
      before: running,
      change: { $0.conditions = met("SuccessCriteriaMet", "FailureTarget") },
      problems: [
        "status.conditions: Invalid value: cannot set SuccessCriteriaMet=True and "
          + "FailureTarget=true conditions"
      ]
    ),
    Case(
      name: "indexes of a Job that has none",
      before: running,
      change: {
        $0.completedIndexes = "0"
        $0.failedIndexes = "0"
      },
      problems: [
        "status.completedIndexes: Invalid value: \"0\": cannot set non-empty completedIndexes when "
          + "non-indexed completion mode",
        "status.failedIndexes: Invalid value: \"0\": cannot set non-null failedIndexes when "
          + "backoffLimitPerIndex is null",
        "status.failedIndexes: Invalid value: \"0\": failedIndexes and completedIndexes overlap at "
          + "index: 0",
      ]
    ),
    Case(
      name: "indexes out of order and beyond the end",
      job: "  completionMode: Indexed\n  completions: 5\n  backoffLimitPerIndex: 1\n",
      before: running,
      change: {
        $0.completedIndexes = "2,1"
        $0.failedIndexes = "5"
      },
      problems: [
        "status.completedIndexes: Invalid value: \"2,1\": error parsing completedIndexes: "
          + "non-increasing order, previous: 2, current: 1",
        "status.failedIndexes: Invalid value: \"5\": error parsing failedIndexes: too large index: "
          + "\"5\"",
      ]
    ),
    Case(
      name: "pods counted twice",
      before: running,
      change: {
        var pods = UncountedTerminatedPods()
        pods.succeeded = ["a", ""]
        pods.failed = ["a"]
        $0.uncountedTerminatedPods = pods
      },
      problems: [
        "status.uncountedTerminatedPods.succeeded[1]: Invalid value: \"\": must not be empty",
        "status.uncountedTerminatedPods.failed[0]: Duplicate value: \"a\"",
      ]
    ),
    Case(
      name: "a resumed Job starts anew",
      before: {
        $0.startTime = start
        $0.conditions = met("Suspended")
      },
      change: {
        $0.startTime = start + .seconds(60)
        $0.conditions = [condition("Suspended", .false)]
      },
      problems: []
    ),
  ]

  @Test("a status is checked when somebody writes it", arguments: cases)
  func status(_ example: Case) throws {
    let stored = try Server.stored(
      "apiVersion: batch/v1\nkind: Job\nmetadata: {name: x}\nspec:\n" + example.job
        + "  template: {spec: {restartPolicy: Never, containers: [{name: a, image: b}]}}\n"
    )
    guard case .job(var old) = stored else { return }
    example.before(&old.status)
    var job = old
    example.change(&job.status)
    var new = APIObject.job(job)
    var problems: [String] = []
    do {
      _ = try Strategy.updateStatus(&new, .job(old))
    } catch {
      problems = error.causes.map { "\($0.field): \($0.message)" }
    }
    #expect(problems == example.problems)
  }

  @Test("a write to the status changes no spec, but labels")
  func parts() throws {
    let stored = try Server.stored(
      "apiVersion: batch/v1\nkind: Job\nmetadata: {name: x}\nspec:\n"
        + "  template: {spec: {restartPolicy: Never, containers: [{name: a, image: b}]}}\n"
    )
    guard case .job(let old) = stored else { return }
    var job = old
    job.spec.parallelism = 7
    job.metadata.labels["a"] = "b"
    var new = APIObject.job(job)
    _ = try Strategy.updateStatus(&new, .job(old))
    guard case .job(let written) = new else { return }
    #expect(written.spec == old.spec)
    #expect(written.metadata.labels["a"] == "b")
  }
}

@Suite struct PodStatusTests {
  private func pod(_ restartPolicy: String) throws -> Pod {
    let stored = try Server.stored(
      "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {restartPolicy: \(restartPolicy), "
        + "containers: [{name: a, image: b}]}\n"
    )
    guard case .pod(var pod) = stored else { throw ManifestError("no pod") }
    var end = ContainerStateTerminated()
    end.exitCode = 0
    var status = ContainerStatus()
    status.name = "a"
    status.state.terminated = end
    pod.status.containerStatuses = [status]
    return pod
  }

  private func problems(_ old: Pod, _ change: (inout PodStatus) -> Void) -> [String] {
    var pod = old
    change(&pod.status)
    var new = APIObject.pod(pod)
    do {
      _ = try Strategy.updateStatus(&new, .pod(old))
      return []
    } catch {
      return error.causes.map { "\($0.field): \($0.message)" }
    }
  }

  @Test("a container that has ended runs again only where its pod lets it")
  func transition() throws {
    let revival: (inout PodStatus) -> Void = { $0.containerStatuses[0].state.terminated = nil }
    #expect(
      problems(try pod("Never"), revival) == [
        "status.containerStatuses[0].state: Forbidden: may not be transitioned to non-terminated "
          + "state"
      ]
    )
    #expect(problems(try pod("OnFailure"), revival).count == 1)
    #expect(problems(try pod("Always"), revival) == [])
  }

  @Test("the quality of service, conditions and addresses are checked")
  func rest() throws {
    let old = try pod("Never")
    let found = problems(old) {
      $0.qosClass = "Guaranteed"
      var condition = PodCondition()
      condition.type = "a b"
      $0.conditions = [condition]
      var address = HostIP()
      address.ip = "1.2.3"
      $0.podIPs = [address]
    }
    #expect(
      found.map { $0.prefix { $0 != ":" } } == [
        "status.conditions[0].Type", "status.qosClass", "status.podIPs[0]",
      ]
    )
  }
}
