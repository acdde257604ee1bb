/// What is wrong with the new status of a Job.
///
/// `ValidateJobUpdateStatus` of pkg/apis/batch/validation/validation.go with the options of
/// `getStatusValidationOptions` in pkg/registry/batch/job/strategy.go: most rules are asked only when
/// what they are about has changed, so that an old fault does not stop other writes.
struct JobStatusValidation {
  private let new: Job
  private let old: Job
  private let isIndexed: Bool

  static func validate(_ new: Job, _ old: Job) -> [FieldError] {
    let rules = JobStatusValidation(new: new, old: old)
    return MetadataValidation.validateUpdate(new.metadata, old.metadata)
      + rules.counters() + rules.terminalConditions() + rules.finished() + rules.indexes()
      + rules.successCriteria() + rules.changes()
  }

  private init(new: Job, old: Job) {
    self.new = new
    self.old = old
    isIndexed = new.spec.completionMode == .indexed
  }

  // MARK: - Before and after

  private func isTrue(_ type: String, of job: Job) -> Bool {
    job.status.conditions.contains { $0.type == type && $0.status == .true }
  }

  private func isTrue(_ type: String) -> Bool { isTrue(type, of: new) }

  private func hasChanged(_ type: String) -> Bool { isTrue(type) != isTrue(type, of: old) }

  private func isFinished(_ job: Job) -> Bool {
    isTrue("Complete", of: job) || isTrue("Failed", of: job)
  }

  private func hasChanged<Content: Equatable>(_ part: (JobStatus) -> Content) -> Bool {
    part(new.status) != part(old.status)
  }

  private var hasFinishedChanged: Bool { isFinished(new) != isFinished(old) }
  private var haveIndexesChanged: Bool { hasChanged(\.completedIndexes) }
  private var haveFailedIndexesChanged: Bool { hasChanged(\.failedIndexes) }

  private func conditions(_ detail: String) -> FieldError {
    .invalid("status.conditions", detail)
  }

  // MARK: - The rules

  private func counters() -> [FieldError] {
    let status = new.status
    var errors = FieldError.nonnegative(status.active, "status.active")
    errors += FieldError.nonnegative(status.succeeded, "status.succeeded")
    errors += FieldError.nonnegative(status.failed, "status.failed")
    errors += FieldError.nonnegative(status.ready, "status.ready")
    errors += FieldError.nonnegative(status.terminating, "status.terminating")
    var seen: Set<String> = []
    for (field, uids) in [
      ("succeeded", status.uncountedTerminatedPods?.succeeded ?? []),
      ("failed", status.uncountedTerminatedPods?.failed ?? []),
    ] {
      for (index, uid) in uids.enumerated() {
        let path: FieldPlace = "status.uncountedTerminatedPods.\(field)[\(index)]"
        if uid.isEmpty {
          errors.append(.invalid(path, "", "must not be empty"))
        } else if !seen.insert(uid).inserted {
          errors.append(.duplicate(path, uid))
        }
      }
    }
    return errors
  }

  private func terminalConditions() -> [FieldError] {
    let path: FieldPlace = "status.completionTime"
    let status = new.status
    let isComplete = isTrue("Complete")
    let time = status.completionTime.value
    let isTimeNew = hasChanged("Complete") || hasChanged(\.completionTime)
    var errors: [FieldError] = []
    if hasChanged("Complete") || hasChanged("Failed"), isComplete, isTrue("Failed") {
      errors.append(conditions("cannot set Complete=True and Failed=true conditions"))
    }
    if hasChanged("Complete") || hasChanged("FailureTarget"), isComplete, isTrue("FailureTarget") {
      errors.append(conditions("cannot set Complete=True and FailureTarget=true conditions"))
    }
    if isTimeNew, status.completionTime != nil, !isComplete {
      errors.append(
        .invalid(
          path,
          json: time,
          "cannot set completionTime when there is no Complete=True condition"
        )
      )
    }
    if isTimeNew, status.completionTime == nil, isComplete {
      errors.append(.required(path, "completionTime is required for Complete jobs"))
    }
    if hasChanged(\.startTime) || hasChanged(\.completionTime), let start = status.startTime,
      let end = status.completionTime, end < start
    {
      errors.append(.invalid(path, json: time, "must be equal to or after `startTime`"))
    }
    if hasChanged("Failed") || haveFailedIndexesChanged, isTrue("Failed"), !isTrue("FailureTarget")
    {
      errors.append(
        conditions("cannot set Failed=True condition without the FailureTarget=true condition")
      )
    }
    if hasChanged("Complete") || hasChanged("SuccessCriteriaMet"), isComplete,
      !isTrue("SuccessCriteriaMet")
    {
      errors.append(
        conditions(
          "cannot set Complete=True condition without the SuccessCriteriaMet=true condition"
        )
      )
    }
    return errors
  }

  private func finished() -> [FieldError] {
    guard isFinished(new) else { return [] }
    let status = new.status
    let isEmptyAndSuspended = new.spec.suspend == true && new.spec.completions == 0
    var errors: [FieldError] = []
    if hasFinishedChanged || hasChanged(\.active), status.active > 0 {
      errors.append(
        .invalid("status.active", status.active, "active>0 is invalid for finished job")
      )
    }
    if hasFinishedChanged || hasChanged(\.startTime), !isEmptyAndSuspended,
      status.startTime == nil
    {
      errors.append(.required("status.startTime", "startTime is required for finished job"))
    }
    if hasFinishedChanged || hasChanged(\.uncountedTerminatedPods),
      let uncounted = status.uncountedTerminatedPods,
      !uncounted.succeeded.isEmpty || !uncounted.failed.isEmpty
    {
      errors.append(
        .invalid(
          "status.uncountedTerminatedPods",
          goForm: GoForm.json(uncounted.value, of: "batch.v1.UncountedTerminatedPods"),
          "must be empty for finished job"
        )
      )
    }
    return errors
  }

  private func indexes() -> [FieldError] {
    let status = new.status
    var errors: [FieldError] = []
    func check(_ text: String, _ field: String) {
      guard let completions = new.spec.completions,
        case .failure(let problem) = IndexIntervals.parse(text, below: completions)
      else { return }
      errors.append(
        .invalid("status.\(field)", text, "error parsing \(field): \(problem.message)")
      )
    }
    if haveIndexesChanged { check(status.completedIndexes, "completedIndexes") }
    if haveFailedIndexesChanged, new.spec.backoffLimitPerIndex != nil,
      let failed = status.failedIndexes
    {
      check(failed, "failedIndexes")
    }
    if haveIndexesChanged, !status.completedIndexes.isEmpty, !isIndexed {
      errors.append(
        .invalid(
          "status.completedIndexes",
          status.completedIndexes,
          "cannot set non-empty completedIndexes when non-indexed completion mode"
        )
      )
    }
    if let failed = status.failedIndexes {
      errors += failedIndexes(failed)
    }
    if hasFinishedChanged || hasChanged(\.terminating), isFinished(new),
      let terminating = status.terminating, terminating > 0
    {
      errors.append(
        .invalid("status.terminating", terminating, "terminating>0 is invalid for finished job")
      )
    }
    if hasChanged(\.ready) || hasChanged(\.active), let ready = status.ready,
      ready > status.active
    {
      errors.append(
        .invalid("status.ready", ready, "cannot set more ready pods than active")
      )
    }
    return errors
  }

  private func failedIndexes(_ failed: String) -> [FieldError] {
    let path: FieldPlace = "status.failedIndexes"
    var errors: [FieldError] = []
    if haveFailedIndexesChanged, new.spec.backoffLimitPerIndex == nil {
      errors.append(
        .invalid(
          path,
          failed,
          "cannot set non-null failedIndexes when backoffLimitPerIndex is null"
        )
      )
    }
    guard haveFailedIndexesChanged || haveIndexesChanged,
      let completions = new.spec.completions,
      let common = IndexIntervals.firstCommon(
        new.status.completedIndexes,
        failed,
        below: completions
      )
    else { return errors }
    errors.append(
      .invalid(
        path,
        failed,
        "failedIndexes and completedIndexes overlap at index: \(common)"
      )
    )
    return errors
  }

  private func successCriteria() -> [FieldError] {
    let isMet = isTrue("SuccessCriteriaMet")
    var errors: [FieldError] = []
    if isMet, isTrue("Failed") {
      errors.append(conditions("cannot set SuccessCriteriaMet=True and Failed=true conditions"))
    }
    if isMet, isTrue("FailureTarget") {
      errors.append(
        conditions("cannot set SuccessCriteriaMet=True and FailureTarget=true conditions")
      )
    }
    if new.spec.successPolicy != nil, !isMet, isTrue("Complete") {
      errors.append(
        conditions(
          "cannot set Complete=True for Job with SuccessPolicy unless SuccessCriteriaMet=True"
        )
      )
    }
    return errors
  }

  // MARK: - What may not go back

  private func changes() -> [FieldError] {
    let (status, before) = (new.status, old.status)
    var errors: [FieldError] = ["Failed", "Complete", "FailureTarget"].compactMap { type in
      isTrue(type, of: old) && !isTrue(type)
        ? conditions("cannot disable the terminal \(type)=True condition") : nil
    }
    if status.failed < before.failed {
      errors.append(
        .invalid("status.failed", status.failed, "cannot decrease the failed counter")
      )
    }
    let isElastic = isIndexed && new.spec.completions == new.spec.parallelism
    if !isElastic, status.succeeded < before.succeeded {
      errors.append(
        .invalid("status.succeeded", status.succeeded, "cannot decrease the succeeded counter")
      )
    }
    if let end = status.completionTime, let oldEnd = before.completionTime, end != oldEnd {
      errors.append(
        .invalid("status.completionTime", json: end.value, FieldError.immutable)
      )
    }
    let isResuming =
      isTrue("Suspended", of: old)
      && status.conditions.contains { $0.type == "Suspended" && $0.status == .false }
    if !isResuming, before.startTime != nil, status.startTime != before.startTime,
      new.spec.suspend != true
    {
      errors.append(
        .invalid(
          "status.startTime",
          json: status.startTime.value,
          "field is immutable for unsuspended job once set"
        )
      )
    }
    if isTrue("SuccessCriteriaMet", of: old), !isTrue("SuccessCriteriaMet") {
      errors.append(conditions("cannot disable the SuccessCriteriaMet=True condition"))
    }
    if isTrue("Complete", of: old), !isTrue("SuccessCriteriaMet", of: old),
      isTrue("SuccessCriteriaMet")
    {
      errors.append(
        conditions(
          "cannot set SuccessCriteriaMet=True for Job already has Complete=true conditions"
        )
      )
    }
    return errors
  }
}

extension IndexIntervals {
  /// The lowest index that both lists hold; parts that do not parse are passed over.
  fileprivate static func firstCommon(
    _ first: String,
    _ second: String,
    below completions: Int32
  ) -> Int32? {
    func intervals(_ text: String) -> [ClosedRange<Int32>] {
      text.split(separator: ",").compactMap { part in
        guard case .success(let found) = parse(String(part), below: completions) else { return nil }
        return found.first
      }
    }
    let (left, right) = (intervals(first), intervals(second))
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      if left[i].overlaps(right[j]) { return max(left[i].lowerBound, right[j].lowerBound) }
      if left[i].lowerBound <= right[j].lowerBound { i += 1 } else { j += 1 }
    }
    return nil
  }
}
