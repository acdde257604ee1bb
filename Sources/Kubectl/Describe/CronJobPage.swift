import KubeAPI
import Simulation

extension PageWriter {
  /// `describeCronJob`.
  mutating func describe(_ cronJob: CronJob) {
    let spec = cronJob.spec
    func number(_ value: Int32?) -> String { value.map(String.init) ?? "<unset>" }
    field("Name", cronJob.metadata.name)
    field("Namespace", cronJob.metadata.namespace)
    labels("Labels", cronJob.metadata.labels)
    annotations("Annotations", cronJob.metadata.annotations)
    field("Schedule", spec.schedule)
    field("Concurrency Policy", spec.concurrencyPolicy.rawValue)
    field("Suspend", spec.suspend.map { $0 ? "True" : "False" } ?? "<unset>")
    field("Time Zone", spec.timeZone ?? "<unset>")
    field("Successful Job History Limit", number(spec.successfulJobsHistoryLimit))
    field("Failed Job History Limit", number(spec.failedJobsHistoryLimit))
    field("Starting Deadline Seconds", spec.startingDeadlineSeconds.map { "\($0)s" } ?? "<unset>")
    let job = spec.jobTemplate.spec
    field("Selector", job.selector.map(selectorText) ?? "<unset>")
    field("Parallelism", number(job.parallelism))
    field("Completions", number(job.completions))
    if let deadline = job.activeDeadlineSeconds { field("Active Deadline Seconds", "\(deadline)s") }
    describe(template: job.template)
    field("Last Schedule Time", cronJob.status.lastScheduleTime?.rfc1123 ?? "<unset>")
    let active = cronJob.status.active.map(\.name)
    field("Active Jobs", active.isEmpty ? "<none>" : active.joined(separator: ", "))
  }
}
