import KubeAPI
import Simulation

/// One pass over a CronJob: from what there is to what is to be done.
///
/// It decides and touches nothing. It follows `sync` and `syncCronJob` step by step:
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/cronjob/cronjob_controllerv2.go
struct CronJobPlanner {
  let jobs: [Job]
  /// Jobs that have the name of an active one without being the CronJob's.
  let strangers: [Job]
  let now: Instant
  private var cronJob: CronJob
  private var plan: CronJobPlan

  private init(cronJob: CronJob, jobs: [Job], strangers: [Job], now: Instant) {
    self.cronJob = cronJob
    self.jobs = jobs
    self.strangers = strangers
    self.now = now
    plan = CronJobPlan(status: cronJob.status)
  }

  /// Makes the plan of a pass from a CronJob, the Jobs that it controls and the present.
  static func plan(
    cronJob: CronJob,
    jobs: [Job],
    strangers: [Job] = [],
    now: Instant
  ) -> CronJobPlan {
    var planner = CronJobPlanner(cronJob: cronJob, jobs: jobs, strangers: strangers, now: now)
    planner.clearHistory()
    planner.lookAtJobs()
    planner.forgetMissingJobs()
    planner.start()
    planner.plan.status = planner.cronJob.status
    return planner.plan
  }

  // MARK: the Jobs that there are

  private mutating func clearHistory() {
    for job in JobHistory.surplus(of: jobs, cronJob.spec) { delete(job.metadata) }
  }

  private mutating func lookAtJobs() {
    for job in jobs {
      let isActive = cronJob.status.active.contains { $0.uid == job.metadata.uid }
      guard let end = job.status.finishedCondition else {
        if !isActive { report(.unexpectedJob(job.metadata.name)) }
        continue
      }
      if isActive {
        removeActive(job.metadata.uid)
        report(.sawCompletedJob(job.metadata.name, end.type))
      }
      if end.type == JobConditionType.complete { noteSuccess(at: job.status.completionTime) }
    }
  }

  private mutating func noteSuccess(at moment: Instant?) {
    guard let moment, cronJob.status.lastSuccessfulTime.map({ $0 < moment }) ?? true else { return }
    cronJob.status.lastSuccessfulTime = moment
    plan.writesStatus = true
  }

  /// A Job is missing when none of its name is left, whoever has made it.
  private mutating func forgetMissingJobs() {
    let present = Set(jobs.map(\.metadata.uid))
    for reference in cronJob.status.active
    where !present.contains(reference.uid) && job(named: reference.name) == nil {
      report(.missingJob(reference.name))
      removeActive(reference.uid)
    }
  }

  // MARK: the next Job

  private mutating func start() {
    guard cronJob.metadata.deletionTimestamp == nil else { return }
    if let name = cronJob.spec.timeZone, TimeZoneRule.named(name) == nil {
      report(.unknownTimeZone(name))
      return
    }
    guard !cronJob.isSuspended else { return }
    do {
      try startWhatIsDue(by: try CronTimetable(cronJob.spec))
    } catch let problem as CronSchedule.Problem {
      report(.unparseableSchedule(cronJob.spec.schedule, problem))
    } catch let problem as MissedStarts.NeverComes {
      report(.invalidSchedule(cronJob.spec.schedule, problem))
    } catch {
      preconditionFailure("a timetable has no other problems: \(error)")
    }
  }

  private mutating func startWhatIsDue(by timetable: CronTimetable) throws(MissedStarts.NeverComes)
  {
    let starts = try MissedStarts(of: cronJob, by: timetable, now: now, withinDeadline: true)
    if let start = starts.mostRecent {
      if starts.extent == .many { report(.tooManyMissedTimes) }
      consider(start, timetable)
    }
    if plan.creation == nil {
      plan.requeue = cronJob.delayToNextStart(by: timetable, now: now)
    }
  }

  private mutating func consider(_ start: Instant, _ timetable: CronTimetable) {
    if let deadline = cronJob.startingDeadline, start + deadline < now {
      report(.missedSchedule(start))
      return
    }
    let name = cronJob.jobName(startingAt: start)
    guard cronJob.status.lastScheduleTime != start,
      !cronJob.status.active.contains(where: { $0.name == name })
    else { return }
    if cronJob.spec.concurrencyPolicy == .forbid, !cronJob.status.active.isEmpty {
      report(.jobAlreadyActive)
      return
    }
    if cronJob.spec.concurrencyPolicy == .replace {
      for reference in cronJob.status.active {
        if let job = job(named: reference.name) { delete(job.metadata) }
      }
    }
    plan.creation = CronJobPlan.Creation(
      job: cronJob.job(startingAt: start, in: timetable.zone),
      start: start
    )
  }

  private func job(named name: String) -> Job? {
    (jobs + strangers).first { $0.metadata.name == name }
  }

  // MARK: steps

  private mutating func report(_ report: CronJobPlan.Report) {
    plan.steps.append(.report(report))
  }

  private mutating func delete(_ metadata: ObjectMeta) {
    plan.steps.append(
      .delete(ObjectKey(kind: .job, namespace: metadata.namespace, name: metadata.name))
    )
    removeActive(metadata.uid)
  }

  private mutating func removeActive(_ uid: String) {
    cronJob.status.active.removeAll { $0.uid == uid }
    plan.writesStatus = true
  }
}
