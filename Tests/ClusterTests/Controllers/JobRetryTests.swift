import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct JobRetryTests {
  @Test("under Never there are backoffLimit + 1 pods, 10, 20 and 40 s after each failure")
  func retries() throws {
    var fixture = ClusterFixture()
    fixture.startTime = .milliseconds(300)
    fixture.script = { _, _ in .fail }
    try fixture.createJob { $0.backoffLimit = 3 }
    try fixture.runToEnd()
    let seconds = fixture.creationSeconds
    #expect(seconds.count == 4)
    // As watched on a real cluster: 0, 10-11, 30-31, 71 s.
    #expect(seconds[0] == 0)
    #expect((10...11).contains(seconds[1]))
    #expect((30...32).contains(seconds[2]))
    #expect((70...74).contains(seconds[3]))
    let status = try fixture.job().status
    #expect(status.failed == 4)
    #expect(
      status.conditionTexts == [
        "FailureTarget=True BackoffLimitExceeded", "Failed=True BackoffLimitExceeded",
      ]
    )
    #expect(status.completionTime == nil)
    #expect(
      fixture.events().last
        == "BackoffLimitExceeded: Job has reached the specified backoff limit"
    )
  }

  @Test("at the limit a Job still runs, without any condition")
  func atTheLimit() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, number in number == 0 ? .fail : .runForever }
    try fixture.createJob { $0.backoffLimit = 1 }
    try fixture.run(.seconds(60))
    let status = try fixture.job().status
    #expect(status.failed == 1)
    #expect(status.active == 1)
    #expect(status.conditions.isEmpty)
  }

  @Test("three failures in one round make the next wait 40 s")
  func parallelFailures() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, number in number < 3 ? .fail : .succeed }
    try fixture.createJob {
      $0.parallelism = 3
      $0.completions = 3
    }
    try fixture.runToEnd()
    let seconds = fixture.creationSeconds
    #expect(seconds.count == 6)
    #expect(seconds[..<3] == [0, 0, 0])
    #expect(seconds[3...].allSatisfy { (40...43).contains($0) })
  }

  @Test("while a retry waits, the other active pod is still reported")
  func activeDuringBackoff() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, number in number == 0 ? .fail : .runForever }
    try fixture.createJob {
      $0.parallelism = 2
      $0.completions = 2
    }
    try fixture.run(.seconds(6))
    let status = try fixture.job().status
    #expect(status.active == 1)
    #expect(status.ready == 1)
    #expect(status.failed == 1)
  }

  @Test("a success releases a retry that is waiting and starts the waits over")
  func successResets() throws {
    var fixture = ClusterFixture()
    // Two fail at once (20 s), the third succeeds 8 s later.
    fixture.script = { _, number in
      number < 2 ? .fail : number == 2 ? .exit(0, after: .seconds(8)) : .succeed
    }
    try fixture.createJob {
      $0.parallelism = 3
      $0.completions = 3
    }
    try fixture.runToEnd()
    let seconds = fixture.creationSeconds
    #expect(seconds.count == 5)
    #expect(seconds[3...].allSatisfy { (9...12).contains($0) })
  }

  @Test("running pods are deleted and counted as failed when the limit is passed")
  func bystander() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, number in number == 1 ? .runForever : .fail }
    try fixture.createJob {
      $0.parallelism = 2
      $0.completions = 2
      $0.backoffLimit = 1
    }
    try fixture.runToEnd()
    #expect(try fixture.job().status.failed == 3)
    #expect(fixture.eventReasons().contains("SuccessfulDelete"))
    #expect(fixture.pods.count == 2)
  }

  @Test("Failed waits until the last pod has ended")
  func delayedFailure() throws {
    var fixture = ClusterFixture()
    fixture.terminationTime = .seconds(12)
    fixture.script = { _, number in number == 1 ? .runForever : .fail }
    try fixture.createJob {
      $0.parallelism = 2
      $0.completions = 2
      $0.backoffLimit = 0
    }
    try fixture.run(.seconds(6))
    let interim = try fixture.job().status
    #expect(interim.conditionTexts == ["FailureTarget=True BackoffLimitExceeded"])
    #expect(interim.terminating == 1)
    #expect(interim.active == 0)
    try fixture.runToEnd()
    let target = try #require(try fixture.job().status.conditions.first?.lastTransitionTime)
    let failed = try #require(try fixture.job().status.conditions.last?.lastTransitionTime)
    #expect((12...14).contains((failed - target).wholeSeconds))
    #expect(try fixture.job().status.terminating == 0)
  }

  @Test("under OnFailure the restarts are summed and compared with >=")
  func restarts() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, _ in .restart(every: .seconds(10)) }
    try fixture.createJob {
      $0.backoffLimit = 2
      $0.template.spec.restartPolicy = .onFailure
    }
    try fixture.run(.seconds(15))
    #expect(try fixture.job().status.failed == 0)
    try fixture.runToEnd()
    let status = try fixture.job().status
    #expect(status.failed == 1)
    #expect(status.finishedCondition?.reason == "BackoffLimitExceeded")
    let end = try #require(status.finishedCondition?.lastTransitionTime)
    #expect((21...24).contains((end - fixture.start).wholeSeconds))
    #expect(fixture.pods.isEmpty)
  }

  @Test("lowering backoffLimit below the count fails a waiting Job at once")
  func loweredLimit() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, _ in .fail }
    try fixture.createJob()
    try fixture.run(.seconds(15))
    #expect(try fixture.job().status.failed == 2)
    try fixture.changeJob { $0.backoffLimit = 1 }
    try fixture.run(.milliseconds(100))
    #expect(try fixture.job().status.finishedCondition?.type == "Failed")
    try fixture.changeJob { $0.backoffLimit = 9 }
    try fixture.run(.seconds(600))
    #expect(try fixture.job().status.finishedCondition?.type == "Failed")
    #expect(fixture.creationSeconds.count == 2)
  }

  @Test("the deadline deletes running pods and counts them as failed")
  func deadline() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, _ in .runForever }
    try fixture.createJob {
      $0.activeDeadlineSeconds = 30
      $0.completions = 2
      $0.parallelism = 2
    }
    try fixture.runToEnd()
    let status = try fixture.job().status
    #expect(status.finishedCondition?.reason == "DeadlineExceeded")
    #expect(status.finishedCondition?.message == "Job was active longer than specified deadline")
    #expect(status.failed == 2)
    #expect(fixture.pods.isEmpty)
    let target = try #require(status.conditions.first?.lastTransitionTime)
    #expect((30...31).contains((target - fixture.start).wholeSeconds))
  }

  @Test("a deadline that is already past fails a running Job within a second")
  func pastDeadline() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, _ in .runForever }
    try fixture.createJob()
    try fixture.run(.seconds(60))
    try fixture.changeJob { $0.activeDeadlineSeconds = 10 }
    try fixture.run(.seconds(1))
    #expect(try fixture.job().status.trueCondition("FailureTarget") != nil)
  }

  @Test("a changed deadline is met exactly")
  func movedDeadline() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, _ in .runForever }
    try fixture.createJob { $0.activeDeadlineSeconds = 500 }
    try fixture.run(.seconds(20))
    try fixture.changeJob { $0.activeDeadlineSeconds = 40 }
    try fixture.runToEnd()
    let target = try #require(try fixture.job().status.conditions.first?.lastTransitionTime)
    #expect((40...41).contains((target - fixture.start).wholeSeconds))
  }
}
