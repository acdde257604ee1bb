import KubeAPI
import Simulation

extension PageWriter {
  /// `describeJob`.
  mutating func describe(_ job: Job) {
    let (spec, status) = (job.spec, job.status)
    field("Name", job.metadata.name)
    field("Namespace", job.metadata.namespace)
    field("Selector", spec.selector.map(selectorText) ?? "")
    labels("Labels", job.metadata.labels)
    annotations("Annotations", job.metadata.annotations)
    if let owner = job.metadata.controllerText { field("Controlled By", owner) }
    if let parallelism = spec.parallelism { field("Parallelism", parallelism) }
    field("Completions", spec.completions.map(String.init) ?? "<unset>")
    if let mode = spec.completionMode { field("Completion Mode", mode.rawValue) }
    if let suspend = spec.suspend { field("Suspend", suspend) }
    if let limit = spec.backoffLimit { field("Backoff Limit", limit) }
    if let ttl = spec.ttlSecondsAfterFinished { field("TTL Seconds After Finished", ttl) }
    if let start = status.startTime { field("Start Time", start.rfc1123) }
    if let end = status.completionTime {
      field("Completed At", end.rfc1123)
      if let start = status.startTime { field("Duration", (end - start).ageText) }
    }
    if let deadline = spec.activeDeadlineSeconds {
      field("Active Deadline Seconds", "\(deadline)s")
    }
    let ready = status.ready.map { " (\($0) Ready)" } ?? ""
    field(
      "Pods Statuses",
      "\(status.active) Active\(ready) / \(status.succeeded) Succeeded / \(status.failed) Failed"
    )
    if spec.completionMode == .indexed {
      field("Completed Indexes", cappedIndexes(status.completedIndexes))
    }
    describe(template: spec.template)
  }

  /// A selector as `-l` takes it; an empty one selects everything and prints nothing.
  func selectorText(_ selector: LabelSelector) -> String {
    LabelText.requirements(of: selector).joined(separator: ",")
  }

  /// About the first 50 bytes of a list of indexes.
  private func cappedIndexes(_ indexes: String) -> String {
    guard !indexes.isEmpty else { return "<none>" }
    guard let cut = indexes.utf8.dropFirst(50).firstIndex(of: UInt8(ascii: ",")) else {
      return indexes
    }
    return indexes[...cut] + "..."
  }
}
