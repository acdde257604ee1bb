import KubeAPI
import Simulation

/// The CronJob controller at work: it reads, has a plan made, and carries it out.
extension Cluster {
  mutating func reconcileCronJob(_ key: ObjectKey) {
    guard cronJobController.queue.take(key, now: now) else { return }
    defer { finish(.cronJob, key) }
    guard let cronJob = server.store.cronJob(key) else {
      cronJobController.queue.forgetFailures(key)
      return
    }
    let jobs = server.store.dependents(of: cronJob.metadata.uid)
      .compactMap { server.store.job($0) }
      .filter { $0.metadata.controller?.uid == cronJob.metadata.uid }
    let uid = cronJob.metadata.uid
    let strangers = cronJob.status.active
      .compactMap {
        server.store.job(ObjectKey(kind: .job, namespace: key.namespace, name: $0.name))
      }
      .filter { $0.metadata.controller?.uid != uid }
    let plan = CronJobPlanner.plan(cronJob: cronJob, jobs: jobs, strangers: strangers, now: now)
    carryOut(plan, for: cronJob, key)
  }

  private mutating func carryOut(_ plan: CronJobPlan, for cronJob: CronJob, _ key: ObjectKey) {
    var plan = plan
    for step in plan.steps { perform(step, for: cronJob) }
    if let creation = plan.creation { create(creation, for: cronJob, &plan, key) }
    if plan.writesStatus {
      var next = cronJob
      next.status = plan.status
      server.update(.cronJob(next))
    }
    if let delay = plan.requeue {
      cronJobController.queue.forgetFailures(key)
      wake(.cronJob, key, after: delay)
    }
  }

  private mutating func perform(_ step: CronJobPlan.Step, for cronJob: CronJob) {
    switch step {
    case .report(let report): record(report, on: cronJob)
    case .delete(let key):
      do {
        try server.delete(key, DeleteOptions(propagation: .background), now: now)
        record(.deletedJob(key.name), on: cronJob)
      } catch {
        record(.failedDelete(error), on: cronJob)
      }
    }
  }

  /// Makes a Job and enters it in the plan's status; a refusal is tried again later.
  private mutating func create(
    _ creation: CronJobPlan.Creation,
    for cronJob: CronJob,
    _ plan: inout CronJobPlan,
    _ key: ObjectKey
  ) {
    do {
      let created = try server.register(.job(creation.job), now: now).object
      record(.createdJob(created.metadata.name), on: cronJob)
      plan.enter(created, creation.start)
    } catch {
      let name = creation.job.metadata.name
      let rival = server.store.object(
        ObjectKey(kind: .job, namespace: cronJob.metadata.namespace, name: name)
      )
      if error.reason == .alreadyExists, let rival {
        // Somebody else's Job of that name is left alone, and the start with it.
        guard rival.metadata.controller?.uid == cronJob.metadata.uid else { return }
        plan.enter(rival, creation.start)
      } else {
        // In a namespace that is going, nobody wants to hear of it.
        if !error.causes.contains(where: { $0.reason == "NamespaceTerminating" }) {
          record(.failedCreate(error), on: cronJob)
        }
        let delay = cronJobController.queue.delayAfterFailure(
          key,
          in: Latencies.cronJobErrorBackoff
        )
        wake(.cronJob, key, after: delay)
        return
      }
    }
    plan.requeue = plan.delayToNextStart(of: cronJob, now: now)
  }

  private mutating func record(_ report: CronJobPlan.Report, on cronJob: CronJob) {
    recordEvent(
      on: .cronJob(cronJob),
      type: report.type,
      reason: report.reason,
      message: report.message,
      from: EventSource(component: "cronjob-controller")
    )
  }

  // MARK: which writes make the controller look

  mutating func observeForCronJobs(_ change: Change) {
    if case .cronJob(let cronJob) = change.object { observe(cronJob, change) }
  }

  mutating func observeForCronJobs(_ job: Job, _ change: Change) {
    var before: Job?
    if case .job(let previous)? = change.previous { before = previous }
    if job.metadata.ownerReferences.isEmpty, before?.metadata.ownerReferences.isEmpty != false {
      return
    }
    wakeCronJob(of: job.metadata)
    if let before, before.metadata.controller != job.metadata.controller {
      wakeCronJob(of: before.metadata)
    }
  }

  private mutating func observe(_ cronJob: CronJob, _ change: Change) {
    let key = change.object.key
    guard change.kind == .modified, case .cronJob(let previous)? = change.previous,
      previous.spec.schedule != cronJob.spec.schedule
        || previous.spec.timeZone != cronJob.spec.timeZone
    else {
      wake(.cronJob, key)
      return
    }
    // A new schedule begins with its next start; what the old one has missed is not made up.
    do {
      let timetable = try CronTimetable(cronJob.spec)
      wake(.cronJob, key, after: cronJob.delayToNextStart(by: timetable, now: now))
    } catch {
      record(.unparseableChange(cronJob.spec.schedule), on: cronJob)
    }
  }

  private mutating func wakeCronJob(of metadata: ObjectMeta) {
    guard let owner = metadata.controller, owner.kind == Kind.cronJob.rawValue else { return }
    let key = ObjectKey(kind: .cronJob, namespace: metadata.namespace, name: owner.name)
    guard server.store.object(key)?.metadata.uid == owner.uid else { return }
    wake(.cronJob, key)
  }
}

extension CronJobPlan {
  /// Notes a Job that has been started.
  fileprivate mutating func enter(_ job: APIObject, _ start: Instant) {
    if !status.active.contains(where: { $0.uid == job.metadata.uid }) {
      status.active.append(ObjectReference(to: job))
    }
    status.lastScheduleTime = start
    writesStatus = true
  }

  fileprivate func delayToNextStart(of cronJob: CronJob, now: Instant) -> Duration? {
    guard let timetable = try? CronTimetable(cronJob.spec) else {
      preconditionFailure("a Job has just been made by the schedule")
    }
    var next = cronJob
    next.status = status
    return next.delayToNextStart(by: timetable, now: now)
  }
}
