import KubeAPI
import Simulation
import Testing

@testable import Cluster

/// CronJobs in a cluster whose pods follow a script, from one second past the hour on.
@Suite struct CronJobLifeTests {
  private func fixture(
    _ change: (inout CronJobSpec) -> Void = { _ in }
  ) throws -> ClusterFixture {
    var fixture = ClusterFixture()
    var cronJob = CronJob()
    cronJob.metadata.name = "c"
    cronJob.spec.schedule = "* * * * *"
    var container = Container()
    container.name = "main"
    container.image = "busybox:1.36"
    cronJob.spec.jobTemplate.spec.template.spec.containers = [container]
    cronJob.spec.jobTemplate.spec.template.spec.restartPolicy = .never
    cronJob.spec.jobTemplate.spec.template.spec.schedulerName = "scripted"
    change(&cronJob.spec)
    let value = APIObject.cronJob(cronJob).value
    _ = try fixture.cluster.create(value, kind: .cronJob, namespace: "default")
    return fixture
  }

  private func cronJob(_ fixture: ClusterFixture) throws -> CronJob {
    let key = ObjectKey(kind: .cronJob, namespace: "default", name: "c")
    return try #require(fixture.cluster.server.store.cronJob(key))
  }

  private func jobNames(_ fixture: ClusterFixture) -> [String] {
    fixture.cluster.list(.job, namespace: "default").map(\.metadata.name)
  }

  private func patch(
    _ fixture: inout ClusterFixture,
    _ change: (inout CronJobSpec) -> Void
  ) throws {
    var cronJob = try cronJob(fixture)
    change(&cronJob.spec)
    let value = APIObject.cronJob(cronJob).value
    _ = try fixture.cluster.update(value, kind: .cronJob, namespace: "default")
  }

  @Test("a Job a minute, of which the last three are kept")
  func history() throws {
    var fixture = try fixture()
    try fixture.run(.seconds(330))
    #expect(jobNames(fixture) == ["c-29714943", "c-29714944", "c-29714945"])
    let cronJob = try cronJob(fixture)
    #expect(cronJob.status.active == [])
    #expect(cronJob.status.lastScheduleTime == fixture.start + .seconds(299))
    #expect(cronJob.status.lastSuccessfulTime != nil)
    #expect(
      fixture.events(about: "c").prefix(3) == [
        "SuccessfulCreate: Created job c-29714941",
        "SawCompletedJob: Saw completed job: c-29714941, condition: Complete",
        "SuccessfulCreate: Created job c-29714942",
      ]
    )
    #expect(fixture.eventReasons(about: "c").count { $0 == "SuccessfulDelete" } == 2)
  }

  @Test("Forbid makes up a start as soon as the Job before it has ended")
  func forbid() throws {
    var fixture = try fixture { $0.concurrencyPolicy = .forbid }
    fixture.script = { _, _ in .exit(0, after: .seconds(80)) }
    try fixture.run(.seconds(120))
    #expect(jobNames(fixture) == ["c-29714941"])
    #expect(fixture.eventReasons(about: "c").last == "JobAlreadyActive")
    try fixture.run(.seconds(28))
    #expect(jobNames(fixture) == ["c-29714941", "c-29714942"])
    #expect(try cronJob(fixture).status.active.map(\.name) == ["c-29714942"])
  }

  @Test("Replace deletes the Job before, with its pods")
  func replace() throws {
    var fixture = try fixture { $0.concurrencyPolicy = .replace }
    fixture.script = { _, _ in .runForever }
    try fixture.run(.seconds(125))
    #expect(jobNames(fixture) == ["c-29714942"])
    #expect(fixture.pods.count == 1)
    #expect(
      fixture.eventReasons(about: "c") == [
        "SuccessfulCreate", "SuccessfulDelete", "SuccessfulCreate",
      ]
    )
  }

  @Test("resuming makes up the last start that was missed, but not one beyond its deadline")
  func resumption() throws {
    let cases: [(deadline: Int64?, jobs: [String])] = [
      (nil, ["c-29714943"]), (15, []), (60, ["c-29714943"]),
    ]
    for (deadline, jobs) in cases {
      var fixture = try fixture {
        $0.suspend = true
        $0.startingDeadlineSeconds = deadline
      }
      try fixture.run(.seconds(200))
      try patch(&fixture) { $0.suspend = false }
      try fixture.run(.seconds(5))
      #expect(jobNames(fixture) == jobs)
    }
  }

  @Test("a new schedule begins with its next start and does not make up old ones")
  func newSchedule() throws {
    var fixture = try fixture { $0.suspend = true }
    try fixture.run(.seconds(200))
    try patch(&fixture) {
      $0.suspend = false
      $0.schedule = "*/2 * * * *"
    }
    try fixture.run(.seconds(30))
    #expect(jobNames(fixture) == [])
    try fixture.run(.seconds(15))
    #expect(jobNames(fixture) == ["c-29714944"])
  }

  @Test("a Job of the wanted name that is somebody else's is left alone")
  func rival() throws {
    var fixture = try fixture()
    try fixture.createJob("c-29714941")
    try fixture.run(.seconds(70))
    #expect(jobNames(fixture) == ["c-29714941"])
    #expect(try cronJob(fixture).status.lastScheduleTime == nil)
  }

  @Test("deleting the CronJob takes its Jobs and pods along")
  func deletion() throws {
    var fixture = try fixture()
    fixture.script = { _, _ in .runForever }
    try fixture.run(.seconds(70))
    #expect(jobNames(fixture).count == 1)
    try fixture.delete(ObjectKey(kind: .cronJob, namespace: "default", name: "c"))
    try fixture.run(.seconds(60))
    #expect(jobNames(fixture) == [])
    #expect(fixture.pods == [])
  }

  @Test("between two starts an idle CronJob costs nothing, and a suspended one never does")
  func idle() throws {
    var fixture = try fixture { $0.schedule = "0 0 1 1 *" }
    try fixture.run(.seconds(1))
    let start = try #require(Instant(rfc3339: "2027-01-01T00:00:00Z"))
    #expect(fixture.cluster.nextEvent == start + Latencies.cronJobStart)
    #expect(fixture.cluster.agenda.count == 1)
    try patch(&fixture) { $0.suspend = true }
    try fixture.run(.seconds(1))
    let steps = fixture.cluster.step(until: start + .seconds(1))
    #expect(steps)
    #expect(fixture.cluster.agenda.count == 0)
  }
}
