/// What is wrong with a Job, in Kubernetes' words and order.
///
/// https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/apis/batch/validation/validation.go
enum JobValidation {
  static func validate(_ job: Job) -> [FieldError] {
    var errors = MetadataValidation.validate(job.metadata)
    errors += generatedSelector(job)
    errors += specWithSelector(job.spec, "spec")
    if job.spec.completionMode == .indexed, let completions = job.spec.completions, completions > 0
    {
      let hostname = "\(job.metadata.name)-\(completions - 1)"
      if !NameRules.dnsLabel(hostname).isEmpty {
        errors.append(
          .invalid(
            "metadata.name",
            job.metadata.name,
            "will not able to create pod with invalid DNS label: \(hostname)"
          )
        )
      }
    }
    return errors
  }

  // MARK: - Selector

  /// The generated selector and labels must be as they were generated.
  private static func generatedSelector(_ job: Job) -> [FieldError] {
    guard job.spec.manualSelector != true, let selector = job.spec.selector else { return [] }
    let (uid, name) = (job.metadata.uid, job.metadata.name)
    let expected: StringMap = [
      JobLabels.legacyControllerUID: uid, JobLabels.legacyJobName: name,
      JobLabels.controllerUID: uid, JobLabels.jobName: name,
    ]
    let labels = job.spec.template.metadata.labels
    var errors: [FieldError] = []
    if uid.isEmpty { errors.append(.required("metadata.uid")) }
    for (key, text) in [
      (JobLabels.legacyControllerUID, uid), (JobLabels.legacyJobName, name),
      (JobLabels.controllerUID, uid), (JobLabels.jobName, name),
    ] {
      let path: FieldPlace = "spec.template.metadata.labels[\(key)]"
      if let found = labels[key] {
        if found != text { errors.append(.invalid(path, json: labels.value, "must be '\(text)'")) }
      } else {
        errors.append(.required(path, "must be '\(text)'"))
      }
    }
    if let selection = LabelSelection(selector), !selection.matches(expected) {
      errors.append(
        .invalid("spec.selector", json: selector.value, "`selector` not auto-generated")
      )
    }
    return errors
  }

  static func specWithSelector(_ spec: JobSpec, _ path: FieldPlace) -> [FieldError] {
    var errors = validate(spec, path)
    if let selector = spec.selector {
      errors += MetadataValidation.selector(selector, "\(path).selector")
    } else {
      errors.append(.required("\(path).selector"))
    }
    // No selector at all selects nothing.
    let labels = spec.template.metadata.labels
    let selection = spec.selector.map(LabelSelection.init) ?? .nothing
    if let selection, !selection.matches(labels) {
      errors.append(
        .invalid(
          "\(path).template.metadata.labels",
          json: labels.isEmpty ? .null : labels.value,
          "`selector` does not match template `labels`"
        )
      )
    }
    return errors
  }

  // MARK: - Spec

  /// What Jobs and the templates of CronJobs have in common.
  static func validate(_ spec: JobSpec, _ path: FieldPlace) -> [FieldError] {
    var errors = numbers(spec, path)
    errors += managedBy(spec.managedBy, "\(path).managedBy")
    errors += completionMode(spec, path)
    if let policy = spec.podFailurePolicy {
      errors += PodFailurePolicyValidation.validate(policy, spec, "\(path).podFailurePolicy")
    }
    if let policy = spec.successPolicy {
      if spec.completionMode == .indexed {
        errors += SuccessPolicyValidation.validate(policy, spec, "\(path).successPolicy")
      } else {
        errors.append(
          .invalid(
            "\(path).successPolicy",
            goForm: GoForm.json(policy.value, of: "batch.v1.SuccessPolicy"),
            "requires indexed completion mode"
          )
        )
      }
    }
    errors += podReplacementPolicy(spec, "\(path).podReplacementPolicy")
    errors += PodValidation.validate(spec.template, "\(path).template")
    errors += restartPolicy(spec, "\(path).template.spec.restartPolicy")
    return errors
  }

  private static func numbers(_ spec: JobSpec, _ path: FieldPlace) -> [FieldError] {
    var errors = FieldError.nonnegative(spec.parallelism, "\(path).parallelism")
    errors += FieldError.nonnegative(spec.completions, "\(path).completions")
    errors += FieldError.nonnegative(spec.activeDeadlineSeconds, "\(path).activeDeadlineSeconds")
    errors += FieldError.nonnegative(spec.backoffLimit, "\(path).backoffLimit")
    errors += FieldError.nonnegative(
      spec.ttlSecondsAfterFinished,
      "\(path).ttlSecondsAfterFinished"
    )
    errors += FieldError.nonnegative(spec.backoffLimitPerIndex, "\(path).backoffLimitPerIndex")
    errors += FieldError.nonnegative(spec.maxFailedIndexes, "\(path).maxFailedIndexes")
    if spec.maxFailedIndexes != nil, spec.backoffLimitPerIndex == nil {
      errors.append(
        .required("\(path).backoffLimitPerIndex", "when maxFailedIndexes is specified")
      )
    }
    return errors
  }

  private static func managedBy(_ name: String?, _ path: FieldPlace) -> [FieldError] {
    guard let name else { return [] }
    if name.isEmpty { return [.required(path)] }
    var errors: [FieldError] = []
    let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty {
      let host = String(parts[0])
      errors += NameRules.dnsSubdomain(host).map { .invalid(path, host, $0) }
      let allowed = "/-._~%!$&'()*+,;=:"
      let isPath = parts[1].unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
          || allowed.unicodeScalars.contains($0)
      }
      if !isPath {
        errors.append(
          .invalid(
            path,
            String(parts[1]),
            #"Invalid path (regex used for validation is '[A-Za-z0-9/\-._~%!$&'()*+,;=:]+')"#
          )
        )
      }
    } else {
      errors.append(
        .invalid(path, name, #"must be a domain-prefixed path (such as "acme.io/foo")"#)
      )
    }
    if name.utf8.count > 63 { errors.append(.tooLong(path, 63)) }
    return errors
  }

  // MARK: - Completion mode

  private static func completionMode(_ spec: JobSpec, _ path: FieldPlace) -> [FieldError] {
    var errors: [FieldError] = []
    let mode = spec.completionMode ?? .nonIndexed
    if mode != .nonIndexed, mode != .indexed {
      errors.append(
        .notSupported("\(path).completionMode", mode.rawValue, ["NonIndexed", "Indexed"])
      )
    }
    if mode == .indexed { errors += indexed(spec, path) }
    if mode == .nonIndexed {
      let fields = [
        ("backoffLimitPerIndex", spec.backoffLimitPerIndex),
        ("maxFailedIndexes", spec.maxFailedIndexes),
      ]
      for (name, number) in fields {
        if let number {
          errors.append(.invalid("\(path).\(name)", number, "requires indexed completion mode"))
        }
      }
    }
    return errors
  }

  private static func indexed(_ spec: JobSpec, _ path: FieldPlace) -> [FieldError] {
    var errors: [FieldError] = []
    func limit(_ number: Int32?, _ field: String, _ most: Int32, _ detail: String) {
      guard let number, number > most else { return }
      errors.append(.invalid("\(path).\(field)", number, detail))
    }
    if spec.completions == nil {
      errors.append(.required("\(path).completions", "when completion mode is Indexed"))
    }
    limit(
      spec.parallelism,
      "parallelism",
      100_000,
      "must be less than or equal to 100000 when completion mode is Indexed"
    )
    limit(
      spec.maxFailedIndexes,
      "maxFailedIndexes",
      spec.completions ?? .max,
      "must be less than or equal to completions"
    )
    limit(
      spec.maxFailedIndexes,
      "maxFailedIndexes",
      100_000,
      "must be less than or equal to 100000"
    )
    guard let completions = spec.completions, completions > 100_000,
      spec.backoffLimitPerIndex != nil
    else { return errors }
    if spec.maxFailedIndexes == nil {
      errors.append(
        .required("\(path).maxFailedIndexes", "must be specified when completions is above 100000")
      )
    }
    let detail =
      "must be less than or equal to 10000 when completions are above 100000 and used "
      + "with backoff limit per index"
    limit(spec.parallelism, "parallelism", 10_000, detail)
    limit(spec.maxFailedIndexes, "maxFailedIndexes", 10_000, detail)
    return errors
  }

  // MARK: - Policies

  private static func podReplacementPolicy(_ spec: JobSpec, _ path: FieldPlace) -> [FieldError] {
    guard let policy = spec.podReplacementPolicy else { return [] }
    let supported =
      spec.podFailurePolicy == nil ? ["Failed", "TerminatingOrFailed"] : ["Failed"]
    return supported.contains(policy.rawValue)
      ? [] : [.notSupported(path, policy.rawValue, supported)]
  }

  private static func restartPolicy(_ spec: JobSpec, _ path: FieldPlace) -> [FieldError] {
    let policy = spec.template.spec.restartPolicy
    switch policy {
    case .always, "":
      return [.required(path, #"valid values: "OnFailure", "Never""#)]
    case .never:
      return []
    case .onFailure:
      if spec.podFailurePolicy == nil { return [] }
      return [
        .invalid(
          path,
          policy.rawValue,
          #"only "Never" is supported when podFailurePolicy is specified"#
        )
      ]
    default:
      return [.notSupported(path, policy.rawValue, ["OnFailure", "Never"])]
    }
  }
}

/// The labels by which a Job's pods are known.
public enum JobLabels {
  public static let controllerUID = "batch.kubernetes.io/controller-uid"
  public static let jobName = "batch.kubernetes.io/job-name"
  public static let legacyControllerUID = "controller-uid"
  public static let legacyJobName = "job-name"
  public static let completionIndex = "batch.kubernetes.io/job-completion-index"
}
