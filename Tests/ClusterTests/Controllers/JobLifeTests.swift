import KubeAPI
import Simulation
import Testing

@testable import Cluster

@Suite struct JobLifeTests {
  @Test("a Job of one pod completes in two status writes, 20 to 30 ms apart")
  func completes() throws {
    var fixture = ClusterFixture()
    try fixture.createJob()
    try fixture.runToEnd()
    let status = try fixture.job().status
    #expect(
      status.conditionTexts == [
        "SuccessCriteriaMet=True CompletionsReached", "Complete=True CompletionsReached",
      ]
    )
    #expect(status.succeeded == 1)
    #expect(status.active == 0)
    #expect(status.ready == 0)
    #expect(status.terminating == 0)
    #expect(status.uncountedTerminatedPods == UncountedTerminatedPods())
    #expect(status.completionTime != nil)
    let interim = try #require(
      fixture.statuses().first { $0.trueCondition("SuccessCriteriaMet") != nil }
    )
    #expect(interim.finishedCondition == nil)
    #expect(interim.succeeded == 0)
    #expect(interim.uncountedTerminatedPods?.succeeded.count == 1)
    let name = try #require(fixture.pods.first?.metadata.name)
    #expect(
      fixture.events() == ["SuccessfulCreate: Created pod: \(name)", "Completed: Job completed"]
    )
    #expect(fixture.pods.allSatisfy { $0.metadata.finalizers.isEmpty })
  }

  @Test("a pod is created within 100 ms of its Job and carries what the Job tracks it by")
  func podIdentity() throws {
    var fixture = ClusterFixture()
    let job = try fixture.createJob("hello")
    try fixture.run(.milliseconds(100))
    let pod = try #require(fixture.pods.first)
    #expect(pod.metadata.name.hasPrefix("hello-"))
    #expect(pod.metadata.name.count == "hello-".count + 5)
    #expect(pod.metadata.generateName == "hello-")
    #expect(pod.metadata.finalizers == ["batch.kubernetes.io/job-tracking"])
    #expect(pod.metadata.labels["batch.kubernetes.io/job-name"] == "hello")
    #expect(pod.metadata.labels["job-name"] == "hello")
    #expect(pod.metadata.labels["controller-uid"] == job.metadata.uid)
    #expect(pod.metadata.labels["batch.kubernetes.io/controller-uid"] == job.metadata.uid)
    let owner = try #require(pod.metadata.controller)
    #expect(owner.uid == job.metadata.uid)
    #expect(owner.apiVersion == "batch/v1")
    #expect(owner.kind == "Job")
    #expect(owner.blockOwnerDeletion == true)
  }

  @Test("no more than parallelism pods run, and none beyond completions")
  func parallelism() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, _ in .exit(0, after: .seconds(5)) }
    try fixture.createJob {
      $0.completions = 5
      $0.parallelism = 2
    }
    try fixture.runToEnd()
    #expect(fixture.creationSeconds.count == 5)
    #expect(fixture.statuses().map(\.active).max() == 2)
    #expect(try fixture.job().status.succeeded == 5)
  }

  @Test("completions 0 completes at once without a pod")
  func noCompletions() throws {
    var fixture = ClusterFixture()
    try fixture.createJob { $0.completions = 0 }
    try fixture.run(.seconds(1))
    #expect(try fixture.job().status.finishedCondition?.type == "Complete")
    #expect(fixture.creationSeconds.isEmpty)
  }

  @Test("parallelism 0 waits without a pod and without an end")
  func noParallelism() throws {
    var fixture = ClusterFixture()
    try fixture.createJob {
      $0.completions = 3
      $0.parallelism = 0
    }
    try fixture.run(.seconds(600))
    #expect(fixture.creationSeconds.isEmpty)
    #expect(try fixture.job().status.conditions.isEmpty)
  }

  @Test("a work queue ends when its pods have ended after the first success")
  func workQueue() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, number in
      .exit(number == 1 ? 1 : 0, after: .seconds(Int64(5 + 10 * number)))
    }
    try fixture.createJob { $0.parallelism = 3 }
    try fixture.runToEnd()
    let status = try fixture.job().status
    #expect(fixture.creationSeconds.count == 3)
    #expect(status.succeeded == 2)
    #expect(status.failed == 1)
    #expect(status.finishedCondition?.type == "Complete")
  }

  @Test("a Job that another controller manages is left alone")
  func managedBy() throws {
    var fixture = ClusterFixture()
    try fixture.createJob { $0.managedBy = "example.com/other" }
    try fixture.run(.seconds(60))
    #expect(fixture.pods.isEmpty)
    #expect(try fixture.job().status.startTime == nil)
  }

  @Test("growing parallelism adds pods at once")
  func growing() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, _ in .runForever }
    try fixture.createJob { $0.completions = 9 }
    try fixture.run(.seconds(10))
    try fixture.changeJob { $0.parallelism = 4 }
    try fixture.run(.milliseconds(100))
    #expect(fixture.activePods.count == 4)
  }

  @Test("shrinking parallelism deletes the newest pods first and counts none as failed")
  func shrinking() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, _ in .runForever }
    try fixture.createJob {
      $0.completions = 9
      $0.parallelism = 2
    }
    try fixture.run(.seconds(10))
    let oldest = Set(fixture.pods.map(\.metadata.name))
    try fixture.changeJob { $0.parallelism = 4 }
    try fixture.run(.seconds(10))
    try fixture.changeJob { $0.parallelism = 2 }
    try fixture.run(.seconds(10))
    #expect(Set(fixture.activePods.map(\.metadata.name)) == oldest)
    let status = try fixture.job().status
    #expect(status.failed == 0)
    #expect(status.active == 2)
    #expect(fixture.eventReasons().count { $0 == "SuccessfulDelete" } == 2)
  }

  @Test("a deleted running pod counts as failed, and its replacement waits 10 s")
  func deletedPod() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, _ in .runForever }
    try fixture.createJob()
    try fixture.run(.seconds(20))
    let first = try #require(fixture.pods.first?.metadata.name)
    try fixture.delete(.pod(first))
    try fixture.run(.seconds(30))
    #expect(try fixture.job().status.failed == 1)
    let seconds = fixture.creationSeconds
    #expect(seconds.count == 2)
    #expect((30...32).contains(seconds[1]))
  }

  @Test("with podReplacementPolicy Failed a deleted pod counts when it has ended")
  func replacementAfterEnd() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, _ in .runForever }
    fixture.terminationTime = .seconds(20)
    try fixture.createJob { $0.podReplacementPolicy = .failed }
    try fixture.run(.seconds(10))
    let first = try #require(fixture.pods.first?.metadata.name)
    try fixture.delete(.pod(first))
    try fixture.run(.seconds(15))
    #expect(try fixture.job().status.failed == 0)
    #expect(try fixture.job().status.terminating == 1)
    try fixture.run(.seconds(30))
    #expect(try fixture.job().status.failed == 1)
    let seconds = fixture.creationSeconds
    #expect(seconds.count == 2)
    #expect((40...42).contains(seconds[1]))
  }

  @Test("a pod that never gets a node is no failure, whatever backoffLimit says")
  func unschedulable() throws {
    var fixture = ClusterFixture()
    fixture.script = { _, _ in .neverStart }
    try fixture.createJob { $0.backoffLimit = 0 }
    try fixture.run(.seconds(3_600))
    let status = try fixture.job().status
    #expect(status.active == 1)
    #expect(status.ready == 0)
    #expect(status.conditions.isEmpty)
  }
}
