import KubeAPI
import Simulation

/// The job controller at work: it reads, has a plan made, and carries it out.
extension Cluster {
  /// One pass over a Job, up to its first status write.
  mutating func reconcileJob(_ key: ObjectKey) {
    guard jobController.queue.take(key, now: now) else { return }
    guard let job = server.store.job(key), !job.isFinished else {
      jobController.forget(key)
      _ = jobController.strays.removeValue(forKey: key)
      finish(.job, key)
      return
    }
    guard !job.isManagedElsewhere else {
      finish(.job, key)
      return
    }
    var planner = JobPlanner(
      job: job,
      pods: claimPods(for: job),
      backoff: jobController.backoffs[key] ?? BackoffRecord(),
      now: now
    )
    planner.decide()
    carryOut(&planner.plan, for: job, key)
  }

  private mutating func carryOut(_ plan: inout JobPlan, for job: Job, _ key: ObjectKey) {
    for delay in plan.requeues { wake(.job, key, after: delay) }
    for deletion in plan.deletions { deletePod(deletion, of: job) }
    let hasFailed = createPods(plan.creations, of: job, status: &plan.status)
    if hasFailed, plan.status.active != job.status.active { plan.writesStatus = true }
    if let event = plan.suspensionEvent {
      recordEvent(
        on: .job(job),
        type: .normal,
        reason: event.reason,
        message: event.message,
        from: .jobController
      )
    }
    var written = job
    if plan.writesStatus {
      guard !job.refuses(plan.status) else {
        endPass(key, failed: true)
        return
      }
      written = write(plan.status, of: job)
      jobController.backoffs[key] = plan.backoff
    }
    finishPass(plan, written, failed: hasFailed, key)
  }

  /// Leaves the second half of a pass for later, when there is one.
  private mutating func finishPass(_ plan: JobPlan, _ job: Job, failed: Bool, _ key: ObjectKey) {
    let mayFinish =
      plan.verdict != nil && plan.countsAllPods && plan.status.terminating ?? 0 == 0
    guard !plan.settledPods.isEmpty || mayFinish else {
      endPass(key, failed: failed)
      return
    }
    var job = job
    // What is not worth a write of its own goes along with the next one.
    if !plan.writesStatus { job.status = plan.status }
    jobController.unfinishedPasses[key] = JobController.UnfinishedPass(
      job: job,
      settledPods: plan.settledPods,
      verdict: plan.verdict,
      mayFinish: mayFinish,
      decision: now,
      hasFailed: failed
    )
    let moment = jobController.delays.moment(after: now, in: Latencies.jobStatusWrites)
    agenda.add(.finishJobSync(key), at: moment)
  }

  private mutating func endPass(_ key: ObjectKey, failed: Bool) {
    if failed {
      let delay = jobController.queue.delayAfterFailure(key, in: Latencies.jobErrorBackoff)
      wake(.job, key, after: delay)
      finish(.job, key)
    } else {
      succeed(.job, key)
    }
  }

  // MARK: the second half of a pass

  /// Releases the pods whose end is written down, counts them, and ends the Job if all is done.
  mutating func finishJobSync(_ key: ObjectKey) {
    guard let pass = jobController.unfinishedPasses.removeValue(forKey: key) else { return }
    for pod in pass.settledPods { release(pod) }
    var status = pass.job.status
    let counted = status.countUncounted(except: [])
    let finished = pass.mayFinish ? pass.verdict : nil
    if let finished {
      let condition = finished.finalCondition(at: now)
      _ = status.ensure(condition)
      if finished.outcome == .success { status.completionTime = pass.decision.wholeSecond }
    }
    guard counted || finished != nil, let present = server.store.job(key),
      present.metadata.uid == pass.job.metadata.uid
    else {
      endPass(key, failed: pass.hasFailed)
      return
    }
    // Somebody has changed the Job meanwhile: the write would be refused, and the next pass finds
    // everything it needs in the status.
    guard present.metadata.resourceVersion == pass.job.metadata.resourceVersion else {
      endPass(key, failed: true)
      return
    }
    guard !present.refuses(status) else {
      endPass(key, failed: true)
      return
    }
    let job = write(status, of: present)
    if let finished { report(finished, of: job) }
    endPass(key, failed: pass.hasFailed)
  }

  private mutating func report(_ verdict: JobVerdict, of job: Job) {
    guard verdict.outcome == .success else {
      recordEvent(
        on: .job(job),
        type: .warning,
        reason: verdict.reason,
        message: verdict.message,
        from: .jobController
      )
      return
    }
    if let completions = job.spec.completions, job.status.succeeded > completions {
      recordEvent(
        on: .job(job),
        type: .warning,
        reason: "TooManySucceededPods",
        message: "Too many succeeded pods running after completion count reached",
        from: .jobController
      )
    }
    recordEvent(
      on: .job(job),
      type: .normal,
      reason: "Completed",
      message: "Job completed",
      from: .jobController
    )
  }

  private mutating func write(_ status: JobStatus, of job: Job) -> Job {
    server.update(status, ofJob: job.key) ?? job
  }
}
