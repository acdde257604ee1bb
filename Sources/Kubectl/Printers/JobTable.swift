import KubeAPI
import Simulation

/// The table of Jobs: `printJob` of Kubernetes' `pkg/printers/internalversion/printers.go`.
enum JobTable {
  static let columns: [Table.Column] = [
    .named("Name"), Table.Column(name: "Status"), Table.Column(name: "Completions"),
    Table.Column(name: "Duration"), Table.Column(name: "Age"),
    .wide("Containers"), .wide("Images"), .wide("Selector"),
  ]

  static func cells(of job: Job, isWide: Bool, now: Instant) -> [String] {
    let cells = [
      job.metadata.name, status(of: job), completions(of: job), duration(of: job, now: now),
      Age.since(job.metadata.creationTimestamp, now),
    ]
    guard isWide else { return cells }
    let containers = job.spec.template.spec.containers
    return cells + [
      containers.map(\.name).joined(separator: ","),
      containers.map(\.image).joined(separator: ","),
      LabelText.selector(job.spec.selector),
    ]
  }

  /// The first of these that holds; a finished Job keeps its word even while it is deleted.
  static func status(of job: Job) -> String {
    func has(_ type: String) -> Bool {
      job.status.conditions.contains { $0.type == type && $0.status == .true }
    }
    if has("Complete") { return "Complete" }
    if has("Failed") { return "Failed" }
    if job.metadata.deletionTimestamp != nil { return "Terminating" }
    for type in ["Suspended", "FailureTarget", "SuccessCriteriaMet"] where has(type) {
      return type
    }
    return "Running"
  }

  static func completions(of job: Job) -> String {
    let succeeded = job.status.succeeded
    if let wanted = job.spec.completions { return "\(succeeded)/\(wanted)" }
    let parallelism = job.spec.parallelism ?? 0
    return parallelism > 1 ? "\(succeeded)/1 of \(parallelism)" : "\(succeeded)/1"
  }

  /// Blank before the start; it keeps growing for a failed Job, which has no completion time.
  static func duration(of job: Job, now: Instant) -> String {
    guard let start = job.status.startTime else { return "" }
    return ((job.status.completionTime ?? now) - start).ageText
  }
}
