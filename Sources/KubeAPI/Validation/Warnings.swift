/// What the API server warns of without refusing it.
///
/// The strategies in pkg/registry, and pkg/api/job/warnings.go.
enum Warnings {
  static func onCreate(_ object: APIObject) -> [String] {
    switch object {
    case .job(let job):
      return name(job.metadata.name, "this is used in Pod names and hostnames")
        + spec(job.spec, "spec")
    case .cronJob(let cronJob):
      return name(cronJob.metadata.name, "this is used in Pod names and hostnames")
        + spec(cronJob.spec.jobTemplate.spec, "spec.jobTemplate.spec")
    case .pod(let pod):
      return name(pod.metadata.name, "this is used in the Pod's hostname")
        + PodWarnings(pod.spec, pod.metadata, path: "").all()
    case .persistentVolumeClaim(let claim): return self.claim(claim)
    case .node(let node): return self.node(node)
    default: return []
    }
  }

  static func onUpdate(_ new: APIObject, _ old: APIObject) -> [String] {
    switch (new, old) {
    case (.job(let new), .job(let old)) where new.metadata.generation != old.metadata.generation:
      return spec(new.spec, "spec")
    case (.cronJob(let new), .cronJob(let old)): return cronJob(new, old)
    case (.persistentVolumeClaim(let new), _): return claim(new)
    case (.node(let new), _): return node(new)
    // "Skip warnings on pod update, since humans don't typically interact directly with pods."
    default: return []
    }
  }

  private static func name(_ name: String, _ use: String) -> [String] {
    let problems = NameRules.dnsLabel(name)
    if name.isEmpty || problems.isEmpty { return [] }
    return [
      "metadata.name: \(use), which can result in surprising behavior; a DNS label is recommended: "
        + "[\(problems.joined(separator: " "))]"
    ]
  }

  private static func cronJob(_ new: CronJob, _ old: CronJob) -> [String] {
    var warnings: [String] = []
    if new.metadata.generation != old.metadata.generation {
      warnings = spec(new.spec.jobTemplate.spec, "spec.jobTemplate.spec")
    }
    if new.spec.schedule.contains("TZ") {
      warnings.append(
        "cannot use TZ or CRON_TZ in spec.spec.schedule, use timeZone instead, see "
          + "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details"
      )
    }
    return warnings
  }

  private static func spec(_ spec: JobSpec, _ path: String) -> [String] {
    var warnings: [String] = []
    if spec.completionMode == .indexed, spec.completions ?? 0 > 100_000,
      spec.parallelism ?? 0 > 10_000
    {
      warnings.append(
        "\(path): In Indexed Jobs with a number of completions higher than 10^5 and a parallelism "
          + "higher than 10^4, Kubernetes might not be able to track completedIndexes when a big "
          + "number of indexes fail"
      )
    }
    let template = spec.template
    return warnings
      + PodWarnings(template.spec, template.metadata, path: "\(path).template").all()
  }

  private static func claim(_ claim: PersistentVolumeClaim) -> [String] {
    var warnings: [String] = []
    let annotation = "volume.beta.kubernetes.io/storage-class"
    if claim.metadata.annotations[annotation] != nil {
      warnings.append(
        "metadata.annotations[\(annotation)]: deprecated since v1.8; use "
          + "\"storageClassName\" attribute instead"
      )
    }
    return warnings + claimSpec(claim.others["spec"] ?? [:], "spec")
  }

  /// `GetWarningsForPersistentVolumeClaimSpec`.
  static func claimSpec(_ spec: Value, _ path: String) -> [String] {
    ["requests", "limits"].flatMap { field -> [String] in
      guard let amount = spec[path: ["resources", field, "storage"]]?.text else { return [] }
      return fraction(amount, "\(path).resources.\(field)[storage]")
    }
  }

  /// Memory and storage come in whole bytes.
  static func fraction(_ amount: String, _ path: FieldPlace) -> [String] {
    guard Quantity(decoded: amount).milliunits % 1_000 != 0 else { return [] }
    return [
      "\(path): fractional byte value \(GoSyntax.quoted(amount)) is invalid, must be an integer"
    ]
  }

  private static func node(_ node: Node) -> [String] {
    (node.spec.others["externalID"]?.text ?? "").isEmpty
      ? [] : ["spec.externalID: this field is deprecated, and is unused by Kubernetes"]
  }
}
