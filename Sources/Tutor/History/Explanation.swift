import Cluster
import Console
import KubeAPI
import Simulation

/// One step on the way to an object's state: who decided what, when, and by which rule.
struct Reason: Equatable, Sendable {
  var at: Instant
  /// A controller, the scheduler, a kubelet, or whoever wrote to the API.
  var who: String
  var what: String
  /// Which fields were compared, and how; empty where nothing was.
  var rule: String = ""
}

/// Why an object is as it is, read from the cluster's history of writes.
struct Explanation {
  private(set) var reasons: [Reason] = []
  /// Whether the history reaches back to the object's beginning.
  private(set) var isWhole = false
  private let uid: String
  private let record: RunRecord?
  /// The newest version of the Job, while the history is walked.
  private var job: Job?
  private var lastFailure: Instant?

  /// Of the object with that uid.
  init(of uid: String, in cluster: Cluster, record: RunRecord?) {
    self.uid = uid
    self.record = record
    for change in cluster.changes(after: 0) { note(change) }
    reasons = Self.merged(reasons)
  }

  private mutating func note(_ change: Change) {
    let at = record?.moment(of: change.resourceVersion) ?? change.object.metadata.creationTimestamp
    guard let at else { return }
    if change.object.metadata.uid == uid, change.kind == .added { isWhole = true }
    switch change.object {
    case .job(let job) where job.metadata.uid == uid: note(job, change, at)
    case .pod(let pod) where pod.metadata.uid == uid: noteLife(of: pod, change, at)
    case .pod(let pod) where pod.metadata.controller?.uid == uid: notePart(pod, change, at)
    case .job(let job) where job.metadata.controller?.uid == uid && change.kind == .added:
      reasons.append(
        Reason(
          at: at,
          who: "cronjob-controller",
          what: "made job/\(job.metadata.name)",
          rule: "a moment of spec.schedule had come, and spec.concurrencyPolicy allowed it"
        )
      )
    case .event(let event) where event.involvedObject.uid == uid && change.kind != .deleted:
      guard event.type.rawValue == "Warning" || event.source.component == "cronjob-controller"
      else { return }
      reasons.append(
        Reason(at: at, who: event.source.component, what: "\(event.reason): \(event.message)")
      )
    case let object where object.metadata.uid == uid:
      if change.kind != .modified {
        let word = change.kind == .added ? "made it" : "removed it"
        reasons.append(Reason(at: at, who: Self.maker(of: object.metadata), what: word))
      }
    default: break
    }
  }

  private static func maker(of metadata: ObjectMeta) -> String {
    metadata.controller.map { "the controller of \($0.kind.lowercased())/\($0.name)" }
      ?? "a client"
  }

  /// Equal steps of one moment are told once, with their number.
  private static func merged(_ reasons: [Reason]) -> [Reason] {
    var merged: [Reason] = []
    var count = 1
    for reason in reasons {
      if let last = merged.last, last.at == reason.at, last.who == reason.who,
        last.rule == reason.rule, !reason.rule.isEmpty, last.what.hasPrefix("made pod"),
        reason.what.hasPrefix("made pod")
      {
        count += 1
        let first = last.what.prefix { $0 != "," }
        merged[merged.count - 1].what = "\(first), and \(count - 1) more"
        continue
      }
      count = 1
      merged.append(reason)
    }
    return merged
  }
}

// MARK: - Jobs

extension Explanation {
  private mutating func note(_ job: Job, _ change: Change, _ at: Instant) {
    defer { self.job = job }
    switch change.kind {
    case .added:
      let counts =
        "parallelism \(job.parallelism), completions "
        + "\(job.spec.completions.map(String.init) ?? "not set"), backoffLimit \(job.backoffLimit)"
      reasons.append(
        Reason(
          at: at,
          who: Self.maker(of: job.metadata),
          what: "made it: \(counts)",
          rule: job.spec.suspend == true ? "spec.suspend is true: no pod is made" : ""
        )
      )
    case .deleted: reasons.append(Reason(at: at, who: "the API server", what: "removed it"))
    case .modified:
      guard case .job(let before)? = change.previous else { return }
      noteSpec(from: before, to: job, at)
      noteCounts(from: before, to: job, at)
      noteConditions(from: before, to: job, at)
      if job.metadata.deletionTimestamp != nil, before.metadata.deletionTimestamp == nil {
        reasons.append(deletion(of: job, at))
      }
    }
  }

  private func deletion(of job: Job, _ at: Instant) -> Reason {
    if let ttl = job.spec.ttlSecondsAfterFinished, let end = job.finish,
      at >= end + .seconds(Int64(ttl))
    {
      return Reason(
        at: at,
        who: "ttl-after-finished-controller",
        what: "deleted it",
        rule: "\(at.clockText) ≥ the end \(end.clockText) + spec.ttlSecondsAfterFinished \(ttl) s"
      )
    }
    return Reason(
      at: at,
      who: job.metadata.controller == nil ? "a client" : "its owner's controller, or a client",
      what: "deleted it; it goes once its finalizers \(job.metadata.finalizers) are off"
    )
  }

  private mutating func noteSpec(from before: Job, to job: Job, _ at: Instant) {
    if before.spec.suspend != job.spec.suspend, let suspend = job.spec.suspend {
      reasons.append(
        Reason(
          at: at,
          who: "a client",
          what: "set spec.suspend to \(suspend)",
          rule: suspend
            ? "job-controller: active pods are deleted, and status.startTime is cleared"
            : "job-controller: pods are made anew, and status.startTime begins anew"
        )
      )
    }
    for (name, old, new) in [
      ("parallelism", before.spec.parallelism, job.spec.parallelism),
      ("completions", before.spec.completions, job.spec.completions),
      ("backoffLimit", before.spec.backoffLimit, job.spec.backoffLimit),
    ] where old != new {
      let text = { (number: Int32?) in number.map(String.init) ?? "none" }
      reasons.append(
        Reason(at: at, who: "a client", what: "set spec.\(name) from \(text(old)) to \(text(new))")
      )
    }
  }

  private mutating func noteCounts(from before: Job, to job: Job, _ at: Instant) {
    if job.status.failed > before.status.failed {
      let (failed, limit) = (job.status.failed, job.backoffLimit)
      let rule =
        job.spec.backoffLimitPerIndex != nil
        ? "each index has its own limit, spec.backoffLimitPerIndex"
        : failed > limit
          ? "\(failed) > spec.backoffLimit \(limit): no further pod"
          : "\(failed) ≤ spec.backoffLimit \(limit): another pod may follow, after a back-off"
      reasons.append(
        Reason(at: at, who: "job-controller", what: "counted status.failed \(failed)", rule: rule)
      )
    }
    if job.status.succeeded > before.status.succeeded {
      let succeeded = job.status.succeeded
      let rule =
        job.spec.completions.map {
          succeeded >= $0
            ? "\(succeeded) ≥ spec.completions \($0)" : "\(succeeded) < spec.completions \($0)"
        } ?? "spec.completions is not set: one success, and the end of all pods, complete it"
      reasons.append(
        Reason(
          at: at,
          who: "job-controller",
          what: "counted status.succeeded \(succeeded)",
          rule: rule
        )
      )
    }
  }

  private mutating func noteConditions(from before: Job, to job: Job, _ at: Instant) {
    for condition in job.status.conditions {
      let old = before.status.conditions.first { $0.type == condition.type }
      guard old?.status != condition.status else { continue }
      let reason = condition.reason.isEmpty ? "" : " (\(condition.reason))"
      reasons.append(
        Reason(
          at: at,
          who: "job-controller",
          what: "set the condition \(condition.type)=\(condition.status.rawValue)\(reason)",
          rule: Self.rule(of: condition, job, at)
        )
      )
    }
  }

  private static func rule(of condition: JobCondition, _ job: Job, _ at: Instant) -> String {
    switch condition.reason {
    case "BackoffLimitExceeded":
      return job.spec.template.spec.restartPolicy == .onFailure
        ? "failed pods and restarts of containers > spec.backoffLimit \(job.backoffLimit)"
        : "failed pods > spec.backoffLimit \(job.backoffLimit)"
    case "DeadlineExceeded":
      let since = job.status.startTime.map { " \($0.clockText)" } ?? ""
      let seconds = job.spec.activeDeadlineSeconds.map(String.init) ?? "?"
      return "now − status.startTime\(since) ≥ spec.activeDeadlineSeconds \(seconds)"
    case "CompletionsReached":
      return job.spec.completions.map {
        "as many pods have succeeded as spec.completions \($0) asks for"
      } ?? "spec.completions is not set: a pod has succeeded, and none is active"
    case "MaxFailedIndexesExceeded":
      return "failed indexes > spec.maxFailedIndexes "
        + (job.spec.maxFailedIndexes.map(String.init) ?? "?")
    case "FailedIndexes": return "all indexes have ended, and status.failedIndexes is not empty"
    case "PodFailurePolicy", "SuccessPolicy": return condition.message
    case "JobSuspended": return "spec.suspend is true"
    case "JobResumed": return "spec.suspend is no longer true"
    default: return condition.message
    }
  }

  /// A pod of the Job that is explained.
  private mutating func notePart(_ pod: Pod, _ change: Change, _ at: Instant) {
    let name = "pod/\(pod.metadata.name)"
    var before: Pod?
    if case .pod(let old)? = change.previous { before = old }
    switch change.kind {
    case .added: reasons.append(creation(of: name, at))
    case .deleted: break
    case .modified:
      if pod.status.phase.isTerminal, before?.status.phase.isTerminal == false {
        if pod.status.phase == .failed { lastFailure = at }
        reasons.append(Self.end(of: pod, called: name, at))
      } else if pod.metadata.deletionTimestamp != nil, before?.metadata.deletionTimestamp == nil {
        reasons.append(
          Reason(
            at: at,
            who: job?.spec.suspend == true ? "job-controller" : "job-controller or a client",
            what: "deleted \(name)",
            rule: job?.spec.suspend == true ? "spec.suspend is true" : ""
          )
        )
      }
    }
  }

  private func creation(of name: String, _ at: Instant) -> Reason {
    guard let job else { return Reason(at: at, who: "job-controller", what: "made \(name)") }
    let rule =
      if let completions = job.spec.completions {
        "fewer active than min(spec.parallelism \(job.parallelism), spec.completions "
          + "\(completions) − status.succeeded \(job.status.succeeded)) = "
          + "\(min(job.parallelism, completions - job.status.succeeded))"
      } else {
        "fewer active than spec.parallelism \(job.parallelism), and none has succeeded"
      }
    let delay = lastFailure.map { at - $0 } ?? .zero
    let wait =
      delay >= .seconds(2)
      ? "; the back-off after the failure at \((lastFailure ?? at).clockText) was over" : ""
    return Reason(at: at, who: "job-controller", what: "made \(name)", rule: rule + wait)
  }

  private static func end(of pod: Pod, called name: String, _ at: Instant) -> Reason {
    let ended = (pod.status.initContainerStatuses + pod.status.containerStatuses)
      .first { ($0.state.terminated?.exitCode ?? 0) != 0 }
    let why =
      if let ended, let state = ended.state.terminated {
        "container \(ended.name) ended with exit code \(state.exitCode)"
          + (state.reason.isEmpty || state.reason == "Error" ? "" : " (\(state.reason))")
      } else if !pod.status.reason.isEmpty {
        "\(pod.status.reason): \(pod.status.message)"
      } else {
        "all containers ended with exit code 0"
      }
    return Reason(
      at: at,
      who: "kubelet",
      what: "reported \(name) as \(pod.status.phase.rawValue)",
      rule: "\(why); spec.restartPolicy is \(pod.spec.restartPolicy.rawValue)"
    )
  }
}

// MARK: - Pods

extension Explanation {
  private mutating func noteLife(of pod: Pod, _ change: Change, _ at: Instant) {
    switch change.kind {
    case .added:
      reasons.append(Reason(at: at, who: Self.maker(of: pod.metadata), what: "made it"))
      return
    case .deleted:
      reasons.append(Reason(at: at, who: "the API server", what: "removed it"))
      return
    case .modified: break
    }
    guard case .pod(let before)? = change.previous else { return }
    if before.spec.nodeName != pod.spec.nodeName {
      reasons.append(
        Reason(
          at: at,
          who: "scheduler",
          what: "bound it to \(pod.spec.nodeName)",
          rule: "the node's free resources hold the pod's requests, and its rules match"
        )
      )
    }
    noteContainers(
      before.status.initContainerStatuses + before.status.containerStatuses,
      pod.status.initContainerStatuses + pod.status.containerStatuses,
      of: pod,
      at
    )
    if before.metadata.deletionTimestamp == nil, pod.metadata.deletionTimestamp != nil {
      let grace = pod.metadata.deletionGracePeriodSeconds ?? 0
      reasons.append(
        Reason(
          at: at,
          who: "a client or a controller",
          what: "deleted it, with \(grace) s of grace",
          rule: "the kubelet sends SIGTERM, and SIGKILL after metadata.deletionGracePeriodSeconds"
        )
      )
    }
    if before.status.phase != pod.status.phase {
      if pod.status.phase.isTerminal {
        reasons.append(Self.end(of: pod, called: "it", at))
      } else {
        reasons.append(
          Reason(at: at, who: "kubelet", what: "reported it as \(pod.status.phase.rawValue)")
        )
      }
    }
    noteRefusal(from: before, to: pod, at)
  }

  private mutating func noteRefusal(from before: Pod, to pod: Pod, _ at: Instant) {
    let scheduled = { (pod: Pod) in pod.status.conditions.first { $0.type == "PodScheduled" } }
    guard let condition = scheduled(pod), condition.status == .false,
      condition.message != scheduled(before)?.message
    else { return }
    reasons.append(
      Reason(
        at: at,
        who: "scheduler",
        what: "found no node (\(condition.reason))",
        rule: condition.message
      )
    )
  }

  private mutating func noteContainers(
    _ before: [ContainerStatus],
    _ after: [ContainerStatus],
    of pod: Pod,
    _ at: Instant
  ) {
    for status in after {
      let old = before.first { $0.name == status.name }
      if status.restartCount > (old?.restartCount ?? 0) {
        reasons.append(
          Reason(
            at: at,
            who: "kubelet",
            what: "started container \(status.name) again, for the \(status.restartCount). time",
            rule: "spec.restartPolicy is \(pod.spec.restartPolicy.rawValue)"
          )
        )
      } else if status.state.running != nil, old?.state.running == nil {
        reasons.append(Reason(at: at, who: "kubelet", what: "started container \(status.name)"))
      }
      if let end = status.state.terminated, old?.state.terminated == nil {
        reasons.append(
          Reason(
            at: at,
            who: "kubelet",
            what: "saw container \(status.name) end with exit code \(end.exitCode) (\(end.reason))"
          )
        )
      }
      if let waiting = status.state.waiting, waiting.reason != old?.state.waiting?.reason,
        !["", "ContainerCreating", "PodInitializing"].contains(waiting.reason)
      {
        reasons.append(
          Reason(
            at: at,
            who: "kubelet",
            what: "keeps container \(status.name) waiting: \(waiting.reason)",
            rule: waiting.message
          )
        )
      }
    }
  }
}

extension Job {
  fileprivate var parallelism: Int32 { spec.parallelism ?? 1 }
  fileprivate var backoffLimit: Int32 { spec.backoffLimit ?? 6 }
  /// When its Complete or Failed condition came.
  fileprivate var finish: Instant? {
    status.conditions.first {
      ($0.type == "Complete" || $0.type == "Failed") && $0.status == .true
    }?.lastTransitionTime
  }
}

extension Instant {
  /// The time of day: `09:00:05`.
  var clockText: String { String(rfc3339.dropFirst(11).prefix(8)) }
}
