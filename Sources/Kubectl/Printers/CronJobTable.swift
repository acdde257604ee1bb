import KubeAPI
import Simulation

/// The table of CronJobs.
enum CronJobTable {
  static let columns: [Table.Column] = [
    .named("Name"), Table.Column(name: "Schedule"), Table.Column(name: "Timezone"),
    Table.Column(name: "Suspend"), Table.Column(name: "Active"),
    Table.Column(name: "Last Schedule"), Table.Column(name: "Age"),
    .wide("Containers"), .wide("Images"), .wide("Selector"),
  ]

  static func cells(of cronJob: CronJob, isWide: Bool, now: Instant) -> [String] {
    let spec = cronJob.spec
    let last = cronJob.status.lastScheduleTime
    let cells = [
      cronJob.metadata.name, spec.schedule, spec.timeZone ?? "<none>",
      spec.suspend.map { $0 ? "True" : "False" } ?? "<unset>",
      String(cronJob.status.active.count),
      last.map { Age.since($0, now) } ?? "<none>",
      Age.since(cronJob.metadata.creationTimestamp, now),
    ]
    guard isWide else { return cells }
    let containers = spec.jobTemplate.spec.template.spec.containers
    return cells + [
      containers.map(\.name).joined(separator: ","),
      containers.map(\.image).joined(separator: ","),
      LabelText.selector(spec.jobTemplate.spec.selector),
    ]
  }
}
