import KubeAPI
import Simulation
import Testing

@testable import Cluster

/// One pass, from a CronJob and its Jobs to a plan, without a cluster.
///
/// Minute 100 is the present start; the pass is 100 ms later.
@Suite struct CronJobPlannerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var cronJob: CronJob
    var jobs: [Job] = []
    var strangers: [Job] = []
    var steps: [String] = []
    var creation: String?
    var active: [String] = []
    var writes = false
    /// Whether the next start is waited for.
    var requeues = true
    var testDescription: String { name }

    static let cases: [Case] = [
      Case(
        name: "a start that has come makes a Job",
        cronJob: .of(created: 99),
        creation: "c-100"
      ),
      Case(name: "before the first start there is nothing to do", cronJob: .of(created: 100)),
      Case(name: "a start is made once", cronJob: .of(created: 90) { $0.last(100) }),
      Case(
        name: "a Job of the start is running already, though the status does not say when",
        cronJob: .of(created: 99) { $0.run("c-100") },
        jobs: [.of("c-100")],
        active: ["c-100"]
      ),
      Case(
        name: "Allow starts beside the others",
        cronJob: .of(created: 90) {
          $0.run("c-99")
          $0.last(99)
        },
        jobs: [.of("c-99")],
        creation: "c-100",
        active: ["c-99"]
      ),
      Case(
        name: "Forbid waits for the others",
        cronJob: .of(created: 90, .forbid) {
          $0.run("c-99")
          $0.last(99)
        },
        jobs: [.of("c-99")],
        steps: ["JobAlreadyActive"],
        active: ["c-99"]
      ),
      Case(
        name: "Forbid starts as soon as the others have ended",
        cronJob: .of(created: 90, .forbid) {
          $0.run("c-99")
          $0.last(99)
        },
        jobs: [.of("c-99", end: "Complete")],
        steps: ["SawCompletedJob"],
        creation: "c-100",
        writes: true
      ),
      Case(
        name: "Replace deletes the others first",
        cronJob: .of(created: 90, .replace) {
          $0.run("c-98")
          $0.run("c-99")
          $0.last(99)
        },
        jobs: [.of("c-98"), .of("c-99")],
        steps: ["delete c-98", "delete c-99"],
        creation: "c-100",
        writes: true
      ),
      Case(
        name: "a Job that nobody has heard of is reported and left alone",
        cronJob: .of(created: 100),
        jobs: [.of("by-hand")],
        steps: ["UnexpectedJob"]
      ),
      Case(
        name: "an unheard-of Job that has succeeded counts as the last success",
        cronJob: .of(created: 100),
        jobs: [.of("by-hand", end: "Complete")],
        writes: true
      ),
      Case(
        name: "a Job that is gone is taken off the list",
        cronJob: .of(created: 90) {
          $0.run("c-99")
          $0.last(100)
        },
        steps: ["MissingJob"],
        writes: true
      ),
      Case(
        name: "a Job that history has no room for goes without a word on its end",
        cronJob: .of(created: 90) {
          $0.run("c-100")
          $0.last(100)
          $0.spec.failedJobsHistoryLimit = 0
        },
        jobs: [.of("c-100", end: "Failed")],
        steps: ["delete c-100"],
        writes: true
      ),
      Case(
        name: "a suspended CronJob still clears up",
        cronJob: .of(created: 90) {
          $0.run("c-99")
          $0.last(99)
          $0.spec.suspend = true
        },
        jobs: [.of("c-99", end: "Failed")],
        steps: ["SawCompletedJob"],
        writes: true,
        requeues: false
      ),
      Case(
        name: "a CronJob under deletion starts nothing",
        cronJob: .of(created: 90) { $0.metadata.deletionTimestamp = Instant(seconds: 6_000) },
        requeues: false
      ),
      Case(
        name: "an unknown zone is reported",
        cronJob: .of(created: 90) { $0.spec.timeZone = "Mars/Olympus" },
        steps: ["UnknownTimeZone"],
        requeues: false
      ),
      Case(
        name: "a schedule that cannot be read is reported",
        cronJob: .of(created: 90) { $0.spec.schedule = "whenever" },
        steps: ["UnparseableSchedule"],
        requeues: false
      ),
      Case(
        name: "a schedule that never comes is reported",
        cronJob: .of(created: 90) { $0.spec.schedule = "0 0 31 2 *" },
        steps: ["InvalidSchedule"],
        requeues: false
      ),
      Case(
        name: "a start that is later than the deadline is not looked at",
        cronJob: .of(created: 99) { $0.spec.startingDeadlineSeconds = 0 }
      ),
      Case(
        name: "a running Job that has lost its owner still counts",
        cronJob: .of(created: 90, .forbid) {
          $0.run("c-99")
          $0.last(99)
        },
        strangers: [.of("c-99")],
        steps: ["JobAlreadyActive"],
        active: ["c-99"]
      ),
      Case(
        name: "Replace deletes it too",
        cronJob: .of(created: 90, .replace) {
          $0.run("c-99")
          $0.last(99)
        },
        strangers: [.of("c-99")],
        steps: ["delete c-99"],
        creation: "c-100",
        writes: true
      ),
      Case(
        name: "more than a hundred missed starts are reported, and the last is made",
        cronJob: .of(created: -10),
        steps: ["TooManyMissedTimes"],
        creation: "c-100"
      ),
    ]
  }

  private let now = Instant(seconds: 6_000) + .milliseconds(100)

  @Test("a pass gives the right plan", arguments: Case.cases)
  func plans(_ testCase: Case) {
    let plan = CronJobPlanner.plan(
      cronJob: testCase.cronJob,
      jobs: testCase.jobs,
      strangers: testCase.strangers,
      now: now
    )
    #expect(plan.steps.map(\.text) == testCase.steps)
    #expect(plan.creation?.job.metadata.name == testCase.creation)
    #expect(plan.status.active.map(\.name) == testCase.active)
    #expect(plan.writesStatus == testCase.writes)
    let waits = testCase.requeues && testCase.creation == nil
    #expect(plan.requeue == (waits ? .seconds(60) : nil))
  }

  @Test("a Job carries the template's labels, its start in the zone's time, and its owner")
  func template() throws {
    var cronJob = CronJob.of(created: 99)
    cronJob.spec.timeZone = "Asia/Kolkata"
    cronJob.spec.jobTemplate.metadata.labels = ["made-by": "c"]
    cronJob.spec.jobTemplate.metadata.annotations = ["purpose": "test"]
    cronJob.spec.jobTemplate.spec.backoffLimit = 3
    let plan = CronJobPlanner.plan(cronJob: cronJob, jobs: [], now: now)
    let job = try #require(plan.creation?.job)
    #expect(job.metadata.labels == ["made-by": "c"])
    #expect(
      job.metadata.annotations == [
        "batch.kubernetes.io/cronjob-scheduled-timestamp": "1970-01-01T07:10:00+05:30",
        "purpose": "test",
      ]
    )
    let owner = try #require(job.metadata.controller)
    #expect(owner.apiVersion == "batch/v1")
    #expect(owner.kind == "CronJob")
    #expect(owner.uid == "uid-c")
    #expect(owner.blockOwnerDeletion == true)
    #expect(job.spec.backoffLimit == 3)
  }

  @Test("the last success is the latest")
  func lastSuccess() {
    let jobs = [30, 50, 40].map { second in
      Job.of("c-\(second)", end: "Complete", at: second)
    }
    let plan = CronJobPlanner.plan(cronJob: .of(created: 100), jobs: jobs, now: now)
    #expect(plan.status.lastSuccessfulTime == Instant(seconds: 50))
  }
}

extension CronJobPlan.Step {
  fileprivate var text: String {
    switch self {
    case .report(let report): report.reason
    case .delete(let key): "delete \(key.name)"
    }
  }
}

extension CronJob {
  /// A CronJob of every minute.
  fileprivate static func of(
    created minute: Int64,
    _ policy: ConcurrencyPolicy = .allow,
    _ change: (inout CronJob) -> Void = { _ in }
  ) -> CronJob {
    var cronJob = CronJob()
    cronJob.metadata.name = "c"
    cronJob.metadata.namespace = "default"
    cronJob.metadata.uid = "uid-c"
    cronJob.metadata.creationTimestamp = Instant(seconds: minute * 60)
    cronJob.spec.schedule = "* * * * *"
    cronJob.spec.concurrencyPolicy = policy
    cronJob.spec.successfulJobsHistoryLimit = 3
    cronJob.spec.failedJobsHistoryLimit = 1
    change(&cronJob)
    return cronJob
  }

  fileprivate mutating func run(_ name: String) {
    var reference = ObjectReference()
    reference.name = name
    reference.uid = "uid-\(name)"
    status.active.append(reference)
  }

  fileprivate mutating func last(_ minute: Int64) {
    status.lastScheduleTime = Instant(seconds: minute * 60)
  }
}

extension Job {
  fileprivate static func of(_ name: String, end: String? = nil, at second: Int = 10) -> Job {
    var job = Job()
    job.metadata.name = name
    job.metadata.namespace = "default"
    job.metadata.uid = "uid-\(name)"
    if let end {
      let moment = Instant(seconds: Int64(second))
      job.status.conditions = [JobCondition(end, reason: "", message: "", at: moment)]
      if end == "Complete" { job.status.completionTime = moment }
    }
    return job
  }
}
