import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct JobSuspensionTests {
  private func suspended() throws -> ClusterFixture {
    var fixture = ClusterFixture()
    fixture.script = { _, _ in .runForever }
    fixture.terminationTime = .seconds(30)
    try fixture.createJob()
    try fixture.run(.seconds(20))
    try fixture.changeJob { $0.suspend = true }
    try fixture.run(.milliseconds(500))
    return fixture
  }

  @Test("suspending deletes the pods, clears startTime and reports both")
  func suspends() throws {
    let fixture = try suspended()
    let status = try fixture.job().status
    #expect(status.conditionTexts == ["Suspended=True JobSuspended"])
    #expect(status.startTime == nil)
    #expect(status.active == 0)
    #expect(status.ready == 0)
    #expect(status.terminating == 1)
    #expect(fixture.pods.count == 1)
    #expect(fixture.pods.allSatisfy { $0.metadata.finalizers.isEmpty })
    #expect(
      fixture.eventReasons() == ["SuccessfulCreate", "SuccessfulDelete", "Suspended"]
    )
  }

  @Test("resuming does not wait for the old pods and turns the condition in its place")
  func resumes() throws {
    var fixture = try suspended()
    try fixture.run(.seconds(5))
    try fixture.changeJob { $0.suspend = false }
    try fixture.run(.milliseconds(500))
    #expect(fixture.pods.count == 2)
    let status = try fixture.job().status
    #expect(status.conditionTexts == ["Suspended=False JobResumed"])
    let resumed = try #require(status.startTime)
    #expect(fixture.cluster.now - resumed < .seconds(2))
    #expect(fixture.eventReasons().contains("Resumed"))
    try fixture.run(.seconds(60))
    #expect(try fixture.job().status.failed == 0)
    #expect(fixture.pods.count == 1)
  }

  @Test("pods that end while their Job is suspended are counted nowhere", arguments: [0, 1])
  func endsUncounted(exitCode: Int32) throws {
    var fixture = ClusterFixture()
    fixture.script = { _, _ in .runForever }
    fixture.terminationExitCode = exitCode
    try fixture.createJob { $0.backoffLimit = 0 }
    try fixture.run(.seconds(20))
    try fixture.changeJob { $0.suspend = true }
    try fixture.run(.seconds(60))
    let status = try fixture.job().status
    #expect(status.succeeded == 0)
    #expect(status.failed == 0)
    #expect(status.finishedCondition == nil)
    #expect(fixture.pods.isEmpty)
  }

  @Test("a Job that is created suspended has the condition, no start and no pods")
  func createdSuspended() throws {
    var fixture = ClusterFixture()
    try fixture.createJob { $0.suspend = true }
    try fixture.run(.seconds(30))
    let status = try fixture.job().status
    #expect(status.startTime == nil)
    #expect(status.conditionTexts == ["Suspended=True JobSuspended"])
    #expect(fixture.creationSeconds.isEmpty)
    try fixture.changeJob { $0.suspend = false }
    try fixture.runToEnd()
    #expect(
      try fixture.job().status.conditionTexts == [
        "Suspended=False JobResumed", "SuccessCriteriaMet=True CompletionsReached",
        "Complete=True CompletionsReached",
      ]
    )
  }

  @Test("failures and their back-off survive a suspension")
  func failuresSurvive() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, number in number < 2 ? .fail : .runForever }
    try fixture.createJob()
    try fixture.run(.seconds(14))
    #expect(try fixture.job().status.failed == 2)
    try fixture.changeJob { $0.suspend = true }
    try fixture.run(.seconds(2))
    try fixture.changeJob { $0.suspend = false }
    try fixture.run(.seconds(2))
    #expect(fixture.creationSeconds.count == 2)
    try fixture.run(.seconds(30))
    #expect(fixture.creationSeconds.count == 3)
    #expect((31...35).contains(fixture.creationSeconds[2]))
    #expect(try fixture.job().status.failed == 2)
  }

  @Test("a wait that has passed during the suspension is not waited again")
  func waitPasses() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, number in number == 0 ? .fail : .runForever }
    try fixture.createJob()
    try fixture.run(.seconds(5))
    try fixture.changeJob { $0.suspend = true }
    try fixture.run(.seconds(60))
    try fixture.changeJob { $0.suspend = false }
    try fixture.run(.milliseconds(100))
    #expect(fixture.activePods.count == 1)
  }

  @Test("the deadline counts anew after a suspension")
  func deadlineStartsAnew() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, _ in .runForever }
    try fixture.createJob { $0.activeDeadlineSeconds = 30 }
    try fixture.run(.seconds(20))
    try fixture.changeJob { $0.suspend = true }
    try fixture.run(.seconds(100))
    #expect(try fixture.job().status.trueCondition("FailureTarget") == nil)
    try fixture.changeJob { $0.suspend = false }
    try fixture.run(.seconds(28))
    #expect(try fixture.job().status.trueCondition("FailureTarget") == nil)
    try fixture.run(.seconds(4))
    #expect(try fixture.job().status.trueCondition("FailureTarget") != nil)
  }

  @Test("suspending twice counts the events up")
  func twice() throws {
    var fixture = try suspended()
    try fixture.changeJob { $0.suspend = false }
    try fixture.run(.seconds(5))
    try fixture.changeJob { $0.suspend = true }
    try fixture.run(.seconds(5))
    #expect(fixture.events().contains("Suspended: Job suspended x2"))
  }

  @Test("suspending a finished Job changes its spec only")
  func finished() throws {
    var fixture = ClusterFixture()
    try fixture.createJob()
    try fixture.runToEnd()
    let before = try fixture.job().status
    try fixture.changeJob { $0.suspend = true }
    try fixture.run(.seconds(30))
    #expect(try fixture.job().status == before)
    #expect(try fixture.job().spec.suspend == true)
  }
}
