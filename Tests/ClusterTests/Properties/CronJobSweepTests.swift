import KubeAPI
import Simulation
import TestKit
import Testing

@testable import Cluster

/// CronJobs of random shape meet random pods and random requests.
@Suite struct CronJobSweepTests {
  /// What a CronJob must not have done, step by step.
  private struct Watcher: Sendable {
    private var version: Int
    private(set) var problems: [String] = []

    init(_ cluster: Cluster) {
      version = cluster.resourceVersion
    }

    mutating func follow(_ fixture: ClusterFixture) {
      let cluster = fixture.cluster
      for change in cluster.changes(after: version) {
        if case .job(let job) = change.object, change.kind == .added, job.isScheduled {
          judge(job, in: fixture)
        }
        guard case .cronJob(let cronJob) = change.object,
          case .cronJob(let previous)? = change.previous,
          let last = previous.status.lastScheduleTime
        else { continue }
        let next = cronJob.status.lastScheduleTime
        if next == nil || next.map({ $0 < last }) == true {
          problems.append("the last start went back")
        }
      }
      version = cluster.resourceVersion
    }

    private mutating func judge(_ job: Job, in fixture: ClusterFixture) {
      guard let cronJob = fixture.cronJob else { return }
      if cronJob.spec.suspend == true { problems.append("\(job.metadata.name) in a suspended one") }
      let running = fixture.scheduledJobs.filter { $0.status.finishedCondition == nil }
      if cronJob.spec.concurrencyPolicy != .allow, running.count > 1 {
        problems.append("\(job.metadata.name) runs beside another")
      }
    }
  }

  @Test("starts, policies and limits hold", arguments: seeds(100))
  func sweep(seed: UInt64) throws {
    var random = RandomStream(seed: seed, purpose: "cron-sweep")
    var fixture = ClusterFixture(seed: seed)
    let outcomes = random.next()
    fixture.script = { _, number in
      var random = RandomStream(seed: outcomes &+ UInt64(number), purpose: "outcome")
      let duration = Duration.seconds(Int64(random.below(200)))
      return random.chance(1, in: 12)
        ? .runForever : .exit(random.chance(1, in: 4) ? 1 : 0, after: duration)
    }
    try Self.create(&fixture, &random)
    var watcher = Watcher(fixture.cluster)
    for _ in 0..<12 {
      try Self.disturb(&fixture, &random)
      watcher.follow(fixture)
      let limit = fixture.cluster.now + .seconds(Int64(random.below(150)))
      while try fixture.step(until: limit) { watcher.follow(fixture) }
      try fixture.run(limit - fixture.cluster.now)
    }
    #expect(watcher.problems == [], "replay it with seed \(seed)")
    guard let cronJob = fixture.cronJob else { return }
    try fixture.patchCronJob { $0.suspend = true }
    try fixture.run(.seconds(400))
    let ended = fixture.scheduledJobs.compactMap(\.status.finishedCondition?.type)
    #expect(ended.count { $0 == "Complete" } <= cronJob.spec.successfulJobsHistoryLimit ?? 3)
    #expect(ended.count { $0 == "Failed" } <= cronJob.spec.failedJobsHistoryLimit ?? 1)
    let names = Set(fixture.scheduledJobs.map(\.metadata.name))
    let active = fixture.cronJob?.status.active.map(\.name) ?? []
    #expect(names.isSuperset(of: active), "replay it with seed \(seed)")
    #expect(fixture.cluster.checkSettledInvariants() == [], "replay it with seed \(seed)")
  }

  private static func create(
    _ fixture: inout ClusterFixture,
    _ random: inout RandomStream
  ) throws {
    var cronJob = CronJob()
    cronJob.metadata.name = "c"
    let schedules = ["* * * * *", "*/2 * * * *", "@every 90s", "1-59/3 * * * *"]
    cronJob.spec.schedule = schedules[Int(random.below(UInt64(schedules.count)))]
    let policies: [ConcurrencyPolicy] = [.allow, .forbid, .replace]
    cronJob.spec.concurrencyPolicy = policies[Int(random.below(3))]
    cronJob.spec.successfulJobsHistoryLimit = Int32(random.below(4))
    cronJob.spec.failedJobsHistoryLimit = Int32(random.below(3))
    if random.chance(1, in: 3) { cronJob.spec.startingDeadlineSeconds = Int64(random.below(90)) }
    var container = Container()
    container.name = "main"
    container.image = "busybox:1.36"
    cronJob.spec.jobTemplate.spec.backoffLimit = Int32(random.below(2))
    cronJob.spec.jobTemplate.spec.template.spec.containers = [container]
    cronJob.spec.jobTemplate.spec.template.spec.restartPolicy = .never
    cronJob.spec.jobTemplate.spec.template.spec.schedulerName = "scripted"
    let value = APIObject.cronJob(cronJob).value
    _ = try fixture.cluster.create(value, kind: .cronJob, namespace: "default")
  }

  private static func disturb(
    _ fixture: inout ClusterFixture,
    _ random: inout RandomStream
  ) throws {
    guard fixture.cronJob != nil else { return }
    switch random.below(10) {
    case 0: try fixture.patchCronJob { $0.suspend = true }
    case 1, 2: try fixture.patchCronJob { $0.suspend = false }
    case 3:
      let schedule = random.chance(1, in: 2) ? "* * * * *" : "*/3 * * * *"
      try fixture.patchCronJob { $0.schedule = schedule }
    case 4:
      guard let job = fixture.scheduledJobs.randomElement(using: &random) else { return }
      let options = DeleteOptions(propagation: random.chance(1, in: 2) ? .background : .foreground)
      try fixture.delete(.job(job.metadata.name), options)
    case 5:
      guard random.chance(1, in: 4) else { return }
      let key = ObjectKey(kind: .cronJob, namespace: "default", name: "c")
      try fixture.delete(key, DeleteOptions(propagation: .foreground))
    default: break
    }
  }
}

extension Job {
  /// Whether a schedule has made the Job.
  fileprivate var isScheduled: Bool { metadata.controller?.kind == "CronJob" }
}

extension ClusterFixture {
  fileprivate var cronJob: CronJob? {
    let key = ObjectKey(kind: .cronJob, namespace: "default", name: "c")
    return cluster.server.store.cronJob(key)
  }

  /// The CronJob's Jobs that stay.
  fileprivate var scheduledJobs: [Job] {
    cluster.list(.job, namespace: "default").compactMap { object in
      guard case .job(let job) = object, job.isScheduled, job.metadata.deletionTimestamp == nil
      else { return nil }
      return job
    }
  }

  fileprivate mutating func patchCronJob(_ change: (inout CronJobSpec) -> Void) throws {
    guard var cronJob else { return }
    change(&cronJob.spec)
    let value = APIObject.cronJob(cronJob).value
    _ = try cluster.update(value, kind: .cronJob, namespace: "default")
  }
}
