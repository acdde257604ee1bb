/// What is wrong with a CronJob.
enum CronJobValidation {
  static func validate(_ cronJob: CronJob) -> [FieldError] {
    var errors = MetadataValidation.validate(cronJob.metadata)
    errors += validate(cronJob.spec, old: nil)
    if cronJob.metadata.name.utf8.count > 52 {
      // Jobs get eleven more characters.
      errors.append(
        .invalid("metadata.name", cronJob.metadata.name, "must be no more than 52 characters")
      )
    }
    return errors
  }

  static func validateUpdate(_ new: CronJob, _ old: CronJob) -> [FieldError] {
    MetadataValidation.validateUpdate(new.metadata, old.metadata)
      + validate(new.spec, old: old.spec)
  }

  private static func validate(_ spec: CronJobSpec, old: CronJobSpec?) -> [FieldError] {
    var errors = schedule(spec, old)
    errors += FieldError.nonnegative(
      spec.startingDeadlineSeconds,
      "spec.startingDeadlineSeconds"
    )
    if old == nil || old?.timeZone != spec.timeZone { errors += timeZone(spec.timeZone) }
    let policy = spec.concurrencyPolicy.rawValue
    if policy.isEmpty {
      errors.append(.required("spec.concurrencyPolicy"))
    } else if !["Allow", "Forbid", "Replace"].contains(policy) {
      errors.append(
        .notSupported("spec.concurrencyPolicy", policy, ["Allow", "Forbid", "Replace"])
      )
    }
    errors += jobTemplate(spec.jobTemplate.spec)
    errors += FieldError.nonnegative(
      spec.successfulJobsHistoryLimit,
      "spec.successfulJobsHistoryLimit"
    )
    errors += FieldError.nonnegative(spec.failedJobsHistoryLimit, "spec.failedJobsHistoryLimit")
    return errors
  }

  private static func schedule(_ spec: CronJobSpec, _ old: CronJobSpec?) -> [FieldError] {
    let path: FieldPlace = "spec.schedule"
    let text = spec.schedule
    if text.isEmpty { return [.required(path)] }
    var errors: [FieldError] = []
    do {
      _ = try CronSchedule(text)
    } catch {
      errors.append(.invalid(path, text, error.message))
    }
    guard text.contains("TZ") else { return errors }
    if old?.schedule.contains("TZ") == true {
      if spec.timeZone != nil {
        errors.append(
          .invalid(path, text, "cannot use both timeZone field and TZ or CRON_TZ in schedule")
        )
      }
    } else {
      errors.append(
        .invalid(path, text, "cannot use TZ or CRON_TZ in schedule, use timeZone field instead")
      )
    }
    return errors
  }

  private static func timeZone(_ name: String?) -> [FieldError] {
    let path: FieldPlace = "spec.timeZone"
    guard let name else { return [] }
    if name.isEmpty { return [.invalid(path, name, "timeZone must be nil or non-empty string")] }
    let isWellFormed = name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
      (1...14).contains($0.utf8.count) && $0 != "." && $0 != ".." && !$0.hasPrefix("-")
        && $0.utf8.allSatisfy(isZoneCharacter)
    }
    if !isWellFormed { return [.invalid(path, name, "unknown time zone \(name)")] }
    var errors: [FieldError] = []
    if name.lowercased() == "local" {
      errors.append(
        .invalid(
          path,
          name,
          "timeZone must be an explicit time zone as defined in "
            + "https://www.iana.org/time-zones"
        )
      )
    }
    if let problem = TimeZoneTable.problem(withLocation: name) {
      errors.append(.invalid(path, name, problem))
    }
    return errors
  }

  private static func isZoneCharacter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
      || ".-_+".utf8.contains(byte)
  }

  private static func jobTemplate(_ spec: JobSpec) -> [FieldError] {
    let path: FieldPlace = "spec.jobTemplate.spec"
    var errors = JobValidation.validate(spec, path)
    if let selector = spec.selector {
      errors.append(
        .invalid("\(path).selector", json: selector.value, "`selector` will be auto-generated")
      )
    }
    if spec.manualSelector == true {
      errors.append(.notSupported("\(path).manualSelector", shown: "true", ["nil", "false"]))
    }
    return errors
  }
}
