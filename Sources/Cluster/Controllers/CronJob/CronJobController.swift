import KubeAPI
import Simulation

/// Makes Jobs by the schedules of CronJobs, and clears old ones away.
///
/// What is to be done is decided by `CronJobPlanner`; the controller remembers nothing but its
/// queue. A CronJob that waits for its next start costs one entry of the agenda.
struct CronJobController: Sendable {
  var queue = WorkQueue()
}

extension CronJob {
  var isSuspended: Bool { spec.suspend == true }

  /// The Job that is to start at a moment of the schedule (`getJobFromTemplate2`).
  func job(startingAt start: Instant, in zone: TimeZoneRule) -> Job {
    var job = Job()
    job.metadata.name = jobName(startingAt: start)
    job.metadata.namespace = metadata.namespace
    job.metadata.labels = spec.jobTemplate.metadata.labels
    job.metadata.annotations = spec.jobTemplate.metadata.annotations
    job.metadata.annotations["batch.kubernetes.io/cronjob-scheduled-timestamp"] =
      zone.rfc3339(start)
    job.metadata.ownerReferences = [OwnerReference(controller: self)]
    job.spec = spec.jobTemplate.spec
    return job
  }

  /// By the minute since 1970, so that one start never makes two Jobs.
  func jobName(startingAt start: Instant) -> String {
    "\(metadata.name)-\(start.seconds / 60)"
  }
}

extension OwnerReference {
  /// A reference to the CronJob as the controller of something.
  fileprivate init(controller cronJob: CronJob) {
    self.init()
    apiVersion = Kind.cronJob.apiVersion
    kind = Kind.cronJob.rawValue
    name = cronJob.metadata.name
    uid = cronJob.metadata.uid
    controller = true
    blockOwnerDeletion = true
  }
}
