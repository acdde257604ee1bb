import KubeAPI
import Simulation
import TestKit
import Testing

@testable import Cluster

/// Jobs on the real scheduler, kubelet and shell, against what a real v1.36.2 cluster did.
@Suite struct RecordedJobTests {
  /// A Job whose one container runs a script.
  private func run(
    _ script: String,
    seed: UInt64 = 1,
    _ change: (inout JobSpec) -> Void = { _ in }
  ) throws -> ClusterFixture {
    var fixture = ClusterFixture(seed: seed)
    try fixture.createJob {
      $0.template.spec.schedulerName = "default-scheduler"
      $0.template.spec.containers[0].command = ["sh", "-c", script]
      change(&$0)
    }
    return fixture
  }

  @Test("a pod that fails at once is made at 0, 10-12, 30-34 and 70-77 s", arguments: seeds(10))
  func retries(seed: UInt64) throws {
    var fixture = try run("exit 1", seed: seed) { $0.backoffLimit = 3 }
    try fixture.runToEnd()
    let seconds = fixture.creationSeconds
    #expect(seconds.count == 4)
    #expect(seconds[0] == 0)
    #expect((10...12).contains(seconds[1]))
    #expect((30...34).contains(seconds[2]))
    #expect((70...77).contains(seconds[3]))
    let status = try fixture.job().status
    #expect(status.failed == 4)
    #expect(status.finishedCondition?.reason == "BackoffLimitExceeded")
    #expect(fixture.pods.allSatisfy { $0.status.phase == .failed })
  }

  @Test("the table of a watch: SuccessCriteriaMet with the old counters, then Complete")
  func twoWrites() throws {
    var fixture = try run("echo hello")
    try fixture.runToEnd()
    let last = fixture.statuses().suffix(2)
    #expect(last.map(\.succeeded) == [0, 1])
    #expect(last.map(\.conditions.count) == [1, 2])
    let pod = try #require(fixture.pods.first)
    let log = try fixture.cluster.log(
      pod: .pod(pod.metadata.name),
      container: "main",
      previous: false
    )
    #expect(log.lines.map { String(decoding: $0.bytes, as: UTF8.self) } == ["hello"])
  }

  @Test("each index has its number in the environment and in its host name")
  func indexed() throws {
    var fixture = try run("echo $JOB_COMPLETION_INDEX $(hostname)") {
      $0.completionMode = .indexed
      $0.completions = 3
      $0.parallelism = 3
    }
    try fixture.runToEnd()
    #expect(try fixture.job().status.completedIndexes == "0-2")
    let lines = try fixture.pods.flatMap { pod in
      try fixture.cluster.log(
        pod: .pod(pod.metadata.name),
        container: "main",
        previous: false
      ).lines.map { String(decoding: $0.bytes, as: UTF8.self) }
    }
    #expect(lines.sorted() == ["0 a-0", "1 a-1", "2 a-2"])
  }

  @Test("process 1 ignores SIGTERM: a suspended Job's pod takes its whole grace")
  func suspend() throws {
    var fixture = try run("sleep 300")
    try fixture.run(.seconds(10))
    try fixture.changeJob { $0.suspend = true }
    try fixture.run(.seconds(25))
    #expect(try fixture.job().status.terminating == 1)
    #expect(try fixture.job().status.startTime == nil)
    try fixture.changeJob { $0.suspend = false }
    try fixture.run(.seconds(3))
    #expect(fixture.pods.count == 2)
    try fixture.run(.seconds(10))
    #expect(fixture.pods.count == 1)
    let status = try fixture.job().status
    #expect(status.failed == 0)
    #expect(status.terminating == 0)
    #expect(status.active == 1)
  }

  @Test("a deadline says FailureTarget until the last pod has ended")
  func deadline() throws {
    var fixture = try run("sleep 300") {
      $0.activeDeadlineSeconds = 20
      $0.template.spec.terminationGracePeriodSeconds = 12
    }
    try fixture.run(.seconds(25))
    #expect(
      try fixture.job().status.conditionTexts == ["FailureTarget=True DeadlineExceeded"]
    )
    try fixture.runToEnd()
    let conditions = try fixture.job().status.conditions
    let wait =
      try #require(conditions.last?.lastTransitionTime)
      - (try #require(conditions.first?.lastTransitionTime))
    #expect((12...15).contains(wait.wholeSeconds))
    #expect(try fixture.job().status.failed == 1)
    #expect(fixture.pods.isEmpty)
  }

  @Test("a missing image is no failure: the Job runs for ever")
  func missingImage() throws {
    var fixture = try run("true") {
      $0.backoffLimit = 0
      $0.template.spec.containers[0].image = "no-such-image:1"
    }
    try fixture.run(.seconds(3_600))
    let status = try fixture.job().status
    #expect(status.active == 1)
    #expect(status.ready == 0)
    #expect(status.conditions.isEmpty)
  }

  @Test("an unreliable worker with a budget always comes to an end", arguments: seeds(30))
  func unreliable(seed: UInt64) throws {
    var fixture = try run("[ $((RANDOM % 2)) -eq 0 ] || exit 1", seed: seed) {
      $0.backoffLimit = 4
    }
    try fixture.runToEnd()
    let status = try fixture.job().status
    #expect(status.finishedCondition != nil)
    #expect(status.succeeded == 1 ? status.failed <= 4 : status.failed == 5)
  }
}
